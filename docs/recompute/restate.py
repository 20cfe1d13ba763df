"""Earlier judgements under a later method: its weights, its ways to put parts together, its levels."""

from contextlib import suppress
from fractions import Fraction

from figures import number
from judgements import worth


def weigh_anew(node, method, services="first"):
    """Return a tree with the weights of another method, and with its ways to put parts together."""
    weight = Fraction(1) if node["kind"] == "overall" else number(method["weights"].get(node["id"], 1))
    if "children" not in node:
        return {**node, "weight": weight}
    usual = {"aggregate": method["aggregate"], "weighting": method["weighting"], "services": services}
    own = usual | method["nodes"].get(node["id"], {})
    below = [weigh_anew(child, method, own["services"]) for child in node["children"]]
    return {**node, **own, "weight": weight, "children": below}


def worth_anew(row, scale):
    """Return what another scale makes of a judgement; what the scale lacks keeps its points."""
    own = found = number(row["points"])
    if scale and scale["kind"] == "points":
        with suppress(ValueError):  # a level of an earlier scale, and no number
            found = worth(scale, "points", row["level"])
    elif scale:
        found = worth(scale, row["level"])
    return own if own is None or found is None or not 0 <= found <= 100 else found


def count_anew(cell, method):
    """Return an earlier judgement as another method counts it."""
    steps = [level["id"] for level in method["scales"][method["pledge_scale"]]["levels"]]
    pledged = steps.index(cell["pledge"]) > 0 if cell["pledge"] in steps else cell["pledged"]
    scale = method["scales"].get(cell["scale"])
    rows = [{**row, "points": worth_anew(row, scale)} for row in cell["delivery"]]
    return {**cell, "pledged": pledged, "delivery": rows}
