"""Dominance: which company is at least as good as another on all that counts for both, and better on one thing."""

from itertools import permutations

from arithmetic import mean, read_cells, walk


def find_dominances(companies, tree):
    """Return the pairs of companies, both down the ranking; `any_weights`: no weights can turn the two around."""
    found, first = [], all(node.get("services", "first") == "first" for node in walk(tree))
    judged = {}
    for company in companies:
        cells = read_cells(item for item in company["commitments"] if item["pledged"])
        judged[company["id"]] = {key: mean(list(own.values())) for key, own in cells.items()}
    for (upper, own), (lower, other) in permutations(judged.items(), 2):
        common = own.keys() & other.keys()
        if all(own[key] >= other[key] for key in common) and any(own[key] > other[key] for key in common):
            always = own.keys() == other.keys() or min(own.values()) >= max(other.values())
            found.append({"upper": upper, "lower": lower, "common": len(common), "any_weights": first and always})
    return found
