"""Works out scores, shares, counts, ranks and bands of a record again: python recompute.py output/results.json."""

from fractions import Fraction

from arithmetic import find_shares, mean, read_cells, read_tree, score, walk
from figures import compare, number, report
from judgements import count, describe_item


def describe_node(node, measures, shares, least):
    cells, counted, due = measures
    coverage, below = score(node, due, "mean"), [child for child in node["children"] if "children" in child]
    return {
        "weight": node["weight"],
        "effective_weight": shares[node["id"]][0],
        "score": None if coverage is None or coverage < least else score(node, counted),
        "practice": score(node, cells),
        "coverage": coverage,
        "counted": sum(leaf["id"] in counted for leaf in walk(node)),
        "children": [describe_node(child, measures, shares, least) for child in below],
    }


def describe_company(company, record, tree):
    method, items, cells = record["method"], company["commitments"], read_cells(company["commitments"])
    held, made = [item for item in items if item["delivery"]], {item["id"] for item in items if item["pledged"]}
    counted = {key: own for key, own in cells.items() if key in made}
    due = {item["id"]: {None: (1, number(item["assessed_share"]))} for item in held if item["pledged"]}
    strengths = [(1, number(item["pledge"]["points"])) for item in held if item["pledge"]["points"] is not None]
    shares = find_shares(tree, counted)
    whole = describe_node(tree, (cells, counted, due), shares, number(method["min_coverage"]))
    own, others = number(company["score"]), [number(other["score"]) for other in record["companies"] if other["score"]]
    bands = [band["id"] for band in method["bands"] if own is not None and number(band["from_score"]) <= own]
    return {
        **{key: whole[key] for key in ("score", "practice", "coverage")},
        "rank": None if own is None else 1 + sum(other > own for other in others),
        "band": bands[-1] if bands else None,
        "breadth": Fraction(sum(item["pledged"] for item in held), len(held)) if held else None,
        "strength": mean(strengths) if strengths else None,
        "counts": count(items),
        "tree": whole,
        "commitments": [describe_item(item, record, cells.get(item["id"], {}), shares[item["id"]]) for item in items],
    }


def recompute(record):
    tree = read_tree(record["tree"])
    for company in record["companies"]:
        for place in compare(company, describe_company(company, record, tree)):
            yield company["id"], *place


if __name__ == "__main__":
    report(recompute)
