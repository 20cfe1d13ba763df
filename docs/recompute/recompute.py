"""Works out every figure of a record again from the judgements in it: python recompute.py output/results.json."""

# fmt: off
import json
import math
import sys
from fractions import Fraction
from pathlib import Path

MEANS = {  # of pairs (weight, points), the weights adding up to 1
    "mean": lambda parts: sum(w * x for w, x in parts),
    "geometric": lambda parts: (math.prod((1 + 0.99 * x) ** float(w) for w, x in parts) - 1) / 0.99,
    "plain-geometric": lambda parts: math.prod(float(x) ** float(w) for w, x in parts),
    "harmonic": lambda parts: 1 / sum(w / x for w, x in parts) if all(x for _, x in parts) else 0,
    "lowest": lambda parts: min(x for _, x in parts)}

def number(value):
    return None if value is None else Fraction(value["exact"] if isinstance(value, dict) else str(value))

def combine(how, parts):
    total = Fraction(sum(w for w, _ in parts))
    return MEANS[how]([(w / total, x) for w, x in parts]) if parts else None

def mass(node, cells, weighting):  # what a node weighs among its siblings
    own, children = number(node["weight"]), node.get("children", ())
    below = own and (sum(mass(child, cells, weighting) for child in children) or bool(cells.get(node["id"])))
    return below if children and weighting == "by-commitment" else own if below else 0

def score(node, cells, how=None):  # a score, and for each node below it its share and the points that it adds
    if "children" not in node:
        points = combine("mean", list(cells.get(node["id"], {}).values()))
        return points, {node["id"]: (1, points or 0)}
    parts = [(w, *score(c, cells, how)) for c in node["children"] if (w := mass(c, cells, node["weighting"]))]
    services = {s: w for _, _, below in parts for key in below for s, (w, _) in cells.get(key, {}).items() if s}
    if node["services"] == "last" and len(services) > 1:
        of = {s: {key: {k: v for k, v in c.items() if k in (s, None)} for key, c in cells.items()} for s in services}
        how, parts = "mean", [(w, *score(node, of[s], how)) for s, w in services.items()]
    parts, shares = [part for part in parts if part[0] and part[1] is not None], {}
    for key, w, pair in [(key, w, pair) for w, _, below in parts for key, pair in below.items()]:
        share = w / sum(part[0] for part in parts)
        shares[key] = [old + share * new for old, new in zip(shares.get(key, (0, 0)), pair, strict=True)]
    points = combine(how or node["aggregate"], [part[:2] for part in parts])
    return points, {**shares, node["id"]: (1, points)}

def recompute(company, record):  # yields each published figure and what it should be
    items, cells, due, scales = company["commitments"], {}, {}, record["method"]["scales"]
    for item in items:  # weight and points of each service (None: the company as a whole)
        worth = {level["id"]: level["points"] for level in scales[item["scale"]]["levels"]}
        rows = [(c["service"], number(c["weight"]), worth.get(c["level"], c["points"])) for c in item["delivery"]]
        cells[item["id"]] = found = {service: (w, number(x)) for service, w, x in rows if w and x is not None}
        assessed = Fraction(sum(w for w, _ in found.values())) / (sum(w for _, w, _ in rows) or 1)
        due |= {item["id"]: {None: (1, assessed)}} if rows and item["pledged"] else {}
        yield item["assessed_share"], assessed
        yield item["delivery_points"], combine("mean", list(found.values()))
    counted = {item["id"]: cells[item["id"]] for item in items if item["pledged"]}
    shares, nodes = score(record["tree"], counted)[1], [(record["tree"], company["tree"])]
    for item in items:
        share, added = shares.get(item["id"], (0, 0))
        yield from ((item["effective_weight"], share), (item["contribution"], item["contribution"] and added))
    for node, told in nodes:
        nodes += zip((child for child in node["children"] if "children" in child), told["children"], strict=True)
        coverage, least = score(node, due, "mean")[0], number(record["method"]["min_coverage"])
        yield told["score"], None if coverage is None or coverage < least else score(node, counted)[0]
        yield from ((told["practice"], score(node, cells)[0]), (told["coverage"], coverage))
        yield told["effective_weight"], shares.get(node["id"], (0, 0))[0]
    yield from ((company[key], number(company["tree"][key])) for key in ("score", "practice", "coverage"))
    held = [item for item in items if item["delivery"]]
    states = [item["status"] for item in held if item["pledged"]]
    strengths = [(1, number(item["pledge"]["points"])) for item in held if item["pledge"]["points"] is not None]
    yield company["breadth"], Fraction(len(states), len(held)) if held else None
    yield company["strength"], combine("mean", strengths)
    kept = map(states.count, ("kept", "partly", "none", "reversed", "not-assessed"))
    counts = (len(items), len(held), len(states), *kept, len(held) - len(states), len(items) - len(held))
    yield from zip(company["counts"].values(), counts, strict=False)
    own, others = number(company["score"]), [number(other["score"]) for other in record["companies"] if other["score"]]
    bands = [band["id"] for band in record["method"]["bands"] if own is not None and number(band["from_score"]) <= own]
    yield company["rank"], None if own is None else 1 + sum(other > own for other in others)
    yield str(company["band"]), str(bands[-1] if bands else None)

def is_right(told, found):
    close = 1e-9 if isinstance(found, float) else 0
    return told == found if None in (told, found) or isinstance(told, str) else abs(number(told) - found) <= close

if __name__ == "__main__":
    record = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    pairs = [(company["id"], *pair) for company in record["companies"] for pair in recompute(company, record)]
    wrong = [f"{name}: published {told}, should be {found}" for name, told, found in pairs if not is_right(told, found)]
    print(*wrong, f"{len(pairs)} figures of {len(record['companies'])} companies: {len(wrong)} wrong", sep="\n")
    sys.exit(bool(wrong))
