"""Works out again what would raise the scores of a record: python look_ahead.py output/results.json."""

from arithmetic import read_cells, read_tree, score
from figures import compare, number, report


def next_level(scale, points):
    return next((level for level in scale["levels"] if points is not None and number(level["points"]) > points), None)


def describe_ascent(ascent, level):
    short = {"evidence": level["demands"]["evidence"] - len(ascent["cited"])}
    missing = [{"count": short.get(lack["what"], 1)} for lack in ascent["missing"]]
    return {"level": level["id"], "points": number(level["points"]), "missing": missing}


def find_best(companies, key):
    """Return who does best on a commitment, the first in the ranking, with what points, and how many do as well."""
    points = [(number(company["items"][key]["delivery_points"]), company["id"]) for company in companies]
    most = max(x for x, _ in points if x is not None)
    best = [company_id for x, company_id in points if x == most]
    return {"company": best[0], "points": most, "others": len(best) - 1}


def raise_score(company, tree, raised):
    """Return the score with what `raised` gives for a commitment and the points of a service on it."""
    cells = read_cells(item for item in company["commitments"] if item["pledged"])
    cells = {key: {s: (w, raised(key, x)) for s, (w, x) in own.items()} for key, own in cells.items()}
    return score(tree, cells) if company["score"] else None


def find_rank(company, companies, told):
    """Return the rank that a company has with another score, as published, while all others keep theirs."""
    scores = [number(other["score"]) for other in companies if other["score"] and other is not company]
    return 1 + sum(other > number(told) for other in scores) if told else None


def describe_step(step, company, companies, tree, scales):
    item, best = company["items"][step["commitment"]], find_best(companies, step["commitment"])
    scale, own = scales[item["scale"]], number(item["delivery_points"])
    above = {number(row["points"]): next_level(scale, number(row["points"])) for row in item["delivery"]}
    worth = {x: number(level["points"]) if level else x for x, level in above.items()}
    levels = [level for level in scale["levels"] if level in above.values()]
    counts = levels and item["standing"] == "counts"
    found = raise_score(company, tree, lambda key, x: worth[x] if key == item["id"] else x) if counts else None
    return {
        "ascents": [describe_ascent(*pair) for pair in zip(step["ascents"], levels, strict=False)],
        "score": found,
        "gain": None if found is None else found - number(company["score"]),
        "rank": find_rank(company, companies, step["score"]),
        "best": best if best["points"] > own else None,
    }


def look_ahead(record):
    tree, scales = read_tree(record["tree"]), record["method"]["scales"]
    companies = [{**each, "items": {item["id"]: item for item in each["commitments"]}} for each in record["companies"]]
    companies.sort(key=lambda company: record["ranking"].index(company["id"]))
    for outlook in record["outlooks"]:
        company = next(each for each in companies if each["id"] == outlook["company"])
        judged = [key for key, item in company["items"].items() if item["delivery_points"]]
        best = {key: find_best(companies, key)["points"] for key in judged}
        better = {key: x for key, x in best.items() if x > number(company["items"][key]["delivery_points"])}
        found = {
            "ceiling": raise_score(company, tree, lambda key, x, better=better: better.get(key, x)),
            "ceiling_rank": find_rank(company, companies, outlook["ceiling"]),
            "steps": [describe_step(step, company, companies, tree, scales) for step in outlook["steps"]],
        }
        yield from ((company["id"], *place) for place in compare(outlook, found))


if __name__ == "__main__":
    report(look_ahead)
