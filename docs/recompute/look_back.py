"""Works out again what changed since the edition before, part by part: python look_back.py output/results.json."""

from arithmetic import mean, read_cells, read_tree, score
from figures import compare, number, report
from restate import count_anew, weigh_anew

CAUSES = ("method", "correction", "scope", "judgement", "evidence")
STAGES = {"removed": "removed", "evidence": "judgement"}  # of a part, where that is not its cause


def describe_cell(cell):
    own = cell and read_cells([cell], "pledged").get(cell["pledged"])
    rows = cell and [{"points": number(row["points"]), "weight": number(row["weight"])} for row in cell["delivery"]]
    return cell and {"points": mean(list(own.values())) if own else None, "delivery": rows}


class Walk:
    """The way of one company from the edition before to this one: what holds by now, and what each part did."""

    def __init__(self, trend, tree):
        self.tree, self.score, self.parts = tree, number(trend["before"]), []
        self.cells = {cell["commitment"]: cell for cell in trend["judged"]}

    def step(self, part, **judged):
        """Take the score again, and keep what that did to it."""
        pledged = [cell for cell in self.cells.values() if cell["pledged"]]
        found = score(self.tree, read_cells(pledged, "commitment"))
        change, self.score = (0, self.score) if found is None else (found - self.score, found)
        if judged or abs(change) > 1e-9:
            self.parts.append({**part, "change": change, **judged})

    def replace(self, part, after):
        """Take one judgement out and put another in, or none; `after` is what holds from then on."""
        key = part["commitment"]
        before = describe_cell(self.cells.pop(key, None))
        if part["after"]:
            self.cells[key] = {**part["after"], "commitment": key}
        told = {name: part[name] for name in ("cause", "commitment", "reason")}
        self.step(told, before=before, after=describe_cell(after))


def walk(trend, company, record):
    """Return all parts, and the score at the point where only judgements are still the earlier ones."""
    way, goal = Walk(trend, read_tree(record["trend"]["tree"])), {item["id"]: item for item in company["commitments"]}
    parts = [part for part in trend["parts"] if part["commitment"]]
    final = {part["commitment"]: place for place, part in enumerate(parts)}
    stages = {"correction": [], "removed": [], "scope": [], "judgement": []}
    for place, part in enumerate(parts):
        after = goal.get(part["commitment"]) if final[part["commitment"]] == place else part["after"]
        stages[STAGES.get(part["reason"] or part["cause"], part["cause"])].append((part, after))
    way.step({"cause": "method", "commitment": None, "reason": "program"})
    way.tree = weigh_anew(way.tree, record["method"])
    way.cells = {key: count_anew(cell, record["method"]) for key, cell in way.cells.items()}
    way.step({"cause": "method", "commitment": None, "reason": None})
    for pair in stages["correction"] + stages["removed"]:
        way.replace(*pair)
    way.tree = read_tree(record["tree"])
    way.step({"cause": "scope", "commitment": None, "reason": "structure"})
    for pair in stages["scope"]:
        way.replace(*pair)
    restated = way.score
    for pair in stages["judgement"]:
        way.replace(*pair)
    return way.parts, restated


def look_back(record):
    trends = record["trend"]["companies"] if record["trend"] else []
    known = {company["id"]: company for company in record["companies"]}
    for trend in trends:
        company = known[trend["id"]]
        both = trend["before"] and company["score"]
        parts, restated = walk(trend, company, record) if both else ([], None)
        others = [number(other["restated"]) for other in trends if other["restated"]]
        causes = {cause: sum(part["change"] for part in parts if part["cause"] == cause) for cause in CAUSES}
        found = {
            "restated": restated,
            "restated_rank": 1 + sum(other > number(trend["restated"]) for other in others) if both else None,
            "after": number(company["score"]),
            "after_rank": company["rank"],
            "change": number(company["score"]) - number(trend["before"]) if both else None,
            "causes": causes,
            "judged": [{"points": describe_cell(cell)["points"]} for cell in trend["judged"]],
            "parts": parts,
        }
        yield from ((trend["id"], *place) for place in compare(trend, found))


if __name__ == "__main__":
    report(look_back)
