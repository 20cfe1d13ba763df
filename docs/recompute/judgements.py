"""What a judgement of a record is worth: points of levels and numbers, what it counts as, how late a pledge is."""

import calendar
import datetime as dt
from fractions import Fraction

from arithmetic import mean
from figures import number

STATES = ("kept", "partly", "none", "reversed", "not-assessed")


def worth(scale, level, given=None):
    """Return the points of a level, or of a number between goalposts; None where nothing was assessed."""
    if level == "points":
        worst, best = number(scale["worst"]), number(scale["best"])
        return 100 * (number(given) - worst) / (best - worst)
    return next((number(step["points"]) for step in scale["levels"] if step["id"] == level), None)


def tell_state(row, scale):
    """Return what the judgement of one service counts as."""
    if row["points"] is None:
        return "not-assessed"
    named = [step["counts_as"] for step in scale["levels"] if step["id"] == row["level"] and step["counts_as"]]
    return named[0] if named else "kept" if row["points"] == 100 else "partly" if row["points"] else "none"


def tell_status(rows, scale, assessed):
    """Return what the judgements of all services count as together."""
    states = {tell_state(row, scale) for row in rows} - {"not-assessed"}
    if not rows or not assessed:
        return "not-assessed" if rows else "not-applicable"
    return states.pop() if len(states) == 1 else "partly"


def count(items):
    """Return how many commitments became what, of those in a company's record."""
    held = [item for item in items if item["delivery"]]
    made = [item for item in held if item["pledged"]]
    states = [item["status"] for item in made]
    return {
        "total": len(items),
        "applicable": len(held),
        "pledged": len(made),
        **{state.replace("-", "_"): states.count(state) for state in STATES},
        "not_pledged": len(held) - len(made),
        "not_applicable": len(items) - len(held),
        "overdue": sum(bool(item["overdue"]) for item in made),
    }


def count_days(deadline, cut_off):
    """Return the days from a deadline, which may be a year or a month only and then ends with it, to the cut-off."""
    year, month, day = ([int(part) for part in deadline.split("-")] + [0, 0])[:3]
    last = dt.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    return (dt.date.fromisoformat(cut_off) - last).days


def describe_item(item, record, cells, share):
    """Return the figures of one commitment; `cells` are its own, `share` is its share and what it adds to the score."""
    method, rows, cut_off = record["method"], item["delivery"], record["edition"]["cut_off"]
    pledges, scale = method["scales"][method["pledge_scale"]], method["scales"][item["scale"]]
    weight = sum(number(row["weight"]) for row in rows)
    return {
        "pledge": {"points": worth(pledges, item["pledge"]["level"])},
        "delivery": [{"points": worth(scale, row["level"], row["given"])} for row in rows],
        "delivery_points": mean(list(cells.values())) if cells else None,
        "status": tell_status(rows, scale, cells),
        "assessed_share": sum(w for w, _ in cells.values()) / Fraction(weight or 1),
        "effective_weight": share[0],
        "contribution": share[1] if cells else None,
        "overdue": [{"days": count_days(late["deadline"], cut_off)} for late in item["overdue"]],
    }
