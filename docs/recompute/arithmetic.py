"""The arithmetic of a score, for the scripts beside it: exact on fractions, and the same on rows of random draws.

A tree is as results.json has it, with numbers for weights. Cells say what a company's score is made from: by commitment
and service (None: the company as a whole) a weight and points, nothing else than what counts. Parts are pairs of a
weight and points.
"""

import math
from fractions import Fraction

from figures import number


def mean(parts):
    if len(parts) == 1:  # exact for rows, too, where a product divided again can be off in the last digit
        return parts[0][1]
    return sum(w * x for w, x in parts) / sum(w for w, _ in parts)


def geometric(parts):  # of points moved from 0-100 to 1-100
    moved = [(w, math.log1p(0.99 * x)) for w, x in parts]
    return (math.exp(mean(moved)) - 1) / 0.99 if len(parts) > 1 else parts[0][1]


def plain_geometric(parts):
    return math.exp(mean([(w, math.log(x)) for w, x in parts])) if all(x for _, x in parts) else 0


def harmonic(parts):
    return 1 / mean([(w, 1 / x) for w, x in parts]) if all(x for _, x in parts) else 0


def lowest(parts):
    return min(x for _, x in parts)


MEANS = {
    "mean": mean,
    "geometric": geometric,
    "plain-geometric": plain_geometric,
    "harmonic": harmonic,
    "lowest": lowest,
}


def put_together(how, parts):
    on_rows = getattr(parts[0][1], "put_together", None)  # rows go through the means draw by draw
    return on_rows(MEANS[how], parts) if on_rows and how != "mean" else MEANS[how](parts)


def read_tree(node, weigh=lambda node: number(node["weight"])):
    children = {"children": [read_tree(child, weigh) for child in node["children"]]} if "children" in node else {}
    return {**node, "weight": weigh(node), **children}


def read_cells(items, key="id"):
    """Return the cells of the commitments that are judged, pledged or not."""
    found = {}
    for item in items:
        rows = [(cell["service"], number(cell["weight"]), number(cell["points"])) for cell in item["delivery"]]
        found[item[key]] = {service: (w, x) for service, w, x in rows if w and x is not None}
    return {key: own for key, own in found.items() if own}


def mass(node, cells, weighting):
    """Return what a node weighs among its siblings: 0 where nothing below it counts."""
    if "children" not in node:
        return node["weight"] if cells.get(node["id"]) else 0
    below = node["weight"] and sum(mass(child, cells, weighting) for child in node["children"])
    return node["weight"] if below and weighting == "by-group" else below


def walk(node):
    """Yield a node and all below it."""
    yield node
    for child in node.get("children", ()):
        yield from walk(child)


def weighty(node, cells):
    """Yield the cells of each commitment that can weigh something: the node itself or what is below it."""
    if node["weight"]:
        yield cells.get(node["id"], {})
        for child in node.get("children", ()):
            yield from weighty(child, cells)


def split(node, cells):
    """Return whether a node is put together service by service, and from what: weight, node and cells of each part."""
    if node["services"] == "last":
        below = [found for child in node["children"] for found in weighty(child, cells)]
        services = {service: w for found in below for service, (w, _) in found.items() if service}
        if len(services) > 1:
            return True, [(w, node, keep(cells, service)) for service, w in services.items()]
    masses = [(mass(child, cells, node["weighting"]), child, cells) for child in node["children"]]
    return False, [part for part in masses if part[0]]


def keep(cells, service):
    """Return the cells of one service, and those of the company as a whole, which stand for each service."""
    return {key: {k: own[k] for k in (service, None) if k in own} for key, own in cells.items()}


def score(node, cells, how=None):
    """Return the score of a node, put together as `how` or each node says; None where nothing below it counts."""
    if "children" not in node:
        return mean(list(cells[node["id"]].values())) if cells.get(node["id"]) else None
    apart, parts = split(node, cells)
    scores = [(w, x) for w, child, own in parts if (x := score(child, own, how)) is not None]
    return put_together("mean" if apart else how or node["aggregate"], scores) if scores else None


def spread(node, cells, share):
    """Yield id, share of the whole and points added, of a node and all below; once for each service where apart."""
    if "children" not in node:
        yield node["id"], share, share * score(node, cells)
        return
    apart, parts = split(node, cells)
    if not apart:
        yield node["id"], share, 0
    total = sum(w for w, _, _ in parts)
    for w, child, own in parts:
        yield from spread(child, own, share * w / total)


def find_shares(tree, cells):
    """Return by id the share of the whole, and the points added to the score: None where some node is no mean."""
    adds_up = all(node.get("aggregate", "mean") == "mean" for node in walk(tree))
    found = {node["id"]: (0, 0 if adds_up else None) for node in walk(tree)}
    for key, share, added in spread(tree, cells, Fraction(1)):
        old = found[key]
        found[key] = (old[0] + share, old[1] + added if adds_up else None)
    return found
