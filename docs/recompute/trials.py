"""The scores of all companies of a record in trials of other weights, points, aggregates and confident judgements."""

from arithmetic import read_tree, score, walk
from figures import number
from judgements import worth
from rows import Row, draw

CHOICES = ("weights", "levels", "aggregate", "confidence")


class Trials:
    """The trials in which parts are put together in one way; `taken` says which outcome of each choice they take."""

    def __init__(self, record, aggregate, taken):
        self.method, self.settings, self.taken = record["method"], record["method"]["robustness"], taken
        self.count = len(taken["weights"])
        self.scales = {key: self.draw_scale(key, scale) for key, scale in self.method["scales"].items()}
        self.tree = read_tree(record["tree"], lambda node: self.weigh(f"weight {node['id']}", node["weight"]))
        for node in walk(self.tree):
            if node.get("aggregate") == self.method["aggregate"]:
                node["aggregate"] = aggregate

    def outcomes(self, choice, name):
        drawn = draw(self.settings["seed"], name, self.settings["draws"])
        return Row(drawn[place] for place in self.taken[choice])

    def weigh(self, name, told):
        weight, spread = float(number(told)), float(number(self.settings["weight_spread"]))
        return weight * (1 + spread * (2 * self.outcomes("weights", name) + -1)) if weight else 0

    def draw_scale(self, key, scale):
        """Return the different points of a scale's levels, the lowest first, as they are and as they are drawn."""
        points, spread = sorted({number(level["points"]) for level in scale["levels"]}), self.settings["level_spread"]
        drawn = []
        for place, (below, own, above) in enumerate(zip([0, *points], points, [*points[1:], 100], strict=False)):
            share = number(spread) if 0 < own < 100 else 0
            low, high = float(own - share * (own - below)), float(own + share * (above - own))
            drawn.append(low + (high - low) * self.outcomes("levels", f"level {key} {place}"))
        return points, drawn

    def points(self, company, item, row):
        if row["level"] == "points":
            return Row([float(number(row["points"]))] * self.count)
        points, drawn = self.scales[item["scale"]]
        own = points.index(worth(self.method["scales"][item["scale"]], row["level"]))
        if item["confidence"] != "low":
            return drawn[own]
        steps, last = self.settings["confidence_steps"], len(points) - 1
        moves = self.outcomes("confidence", f"confidence {company['id']} {item['id']}")
        moves = [int(u * (2 * steps + 1)) - steps for u in moves]
        return Row(drawn[min(max(own + move, 0), last)][place] for place, move in enumerate(moves))

    def score(self, company):
        """Return a company's scores in billionths of a point: whole numbers, so that no last bit decides anything."""
        cells = {item["id"]: {} for item in company["commitments"] if item["pledged"]}
        for item in company["commitments"]:
            for row in item["delivery"]:
                if item["pledged"] and row["points"] is not None and number(row["weight"]):
                    name, told = f"service {company['id']} {row['service']}", row["weight"]
                    weight = self.weigh(name, told) if row["service"] else float(number(told))
                    cells[item["id"]][row["service"]] = (weight, self.points(company, item, row))
        return [round(min(max(x, 0), 100) * 1e9) for x in score(self.tree, cells)]


def draw_scores(record, companies):
    """Return by company its score in all trials, and then in half as many for each choice.

    In the latter a choice takes its outcomes from the second half of the trials, all others from the first.
    """
    settings, count = record["method"]["robustness"], record["method"]["robustness"]["draws"]
    first, second = list(range(count // 2)), list(range(count // 2, count // 2 * 2))
    taken = {own: [*range(count)] for own in CHOICES}
    for choice in CHOICES:
        for own in CHOICES:
            taken[own] += second if own == choice else first
    ways = list(dict.fromkeys((record["method"]["aggregate"], *settings["aggregates"])))
    drawn = draw(settings["seed"], "aggregate", count)
    way = [int(drawn[place] * len(ways)) for place in taken["aggregate"]]
    scores = {company["id"]: [0] * len(way) for company in companies}
    for turn, aggregate in enumerate(ways):
        places = [place for place, own in enumerate(way) if own == turn]
        trials = Trials(record, aggregate, {own: [rows[place] for place in places] for own, rows in taken.items()})
        for company in companies:
            for place, found in zip(places, trials.score(company), strict=True):
                scores[company["id"]][place] = found
    return scores
