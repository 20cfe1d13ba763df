"""Draws again how firm the scores and ranks of a record are: python redraw.py output/results.json."""

import math
from itertools import pairwise

from dominance import find_dominances
from figures import compare, number, report
from orders import find_groups, find_orders, rank_trials, share_above
from sobol import find_drivers, fix
from trials import draw_scores


def find_bands(bands, low, high):
    starts = [*(number(band["from_score"]) for band in bands), 101]
    return [
        band["id"] for band, (start, end) in zip(bands, pairwise(starts), strict=True) if start <= high and low < end
    ]


def describe_company(scores, ranks, method):
    settings, last = method["robustness"], method["robustness"]["draws"] - 1
    tail = float((1 - number(settings["interval_share"])) / 2)
    ends = (math.floor(tail * last), math.ceil((1 - tail) * last))
    low, high = [fix(sorted(scores[: last + 1])[end] / 1e9, 4) for end in ends]
    best, worst = [sorted(ranks[: last + 1])[end] for end in ends]
    return {
        "score": {"low": low, "high": high},
        "rank": {"best": best, "worst": worst},
        "bands": find_bands(method["bands"], low, high),
        "drivers": find_drivers(ranks, last + 1),
    }


def redraw(record):
    """Yield what each figure under `robustness` should be; companies, groups and pairs go down the ranking."""
    if not record["robustness"]:
        return
    settings, known = record["method"]["robustness"], {own["id"]: own for own in record["companies"]}
    companies, count = [known[key] for key in record["ranking"] if known[key]["score"]], settings["draws"]
    scores = list(draw_scores(record, companies).values())
    ranks, above = rank_trials(scores), share_above([own[:count] for own in scores])
    firm, groups = number(settings["firm_share"]), find_groups(above, number(settings["firm_share"]))
    numbers = {place: n for n, group in enumerate(groups, start=1) for place in group}
    moves = [[abs(x - own["rank"]) for x in places] for own, places in zip(companies, ranks, strict=True)]
    shifts = [sum(trial) / len(companies) for trial in zip(*moves, strict=True)]
    found = {
        **{key: number(settings[key]) for key in ("draws", "seed", "interval_share", "firm_share")},
        "companies": [
            {
                "id": own["id"],
                "group": numbers[place],
                **describe_company(scores[place], ranks[place], record["method"]),
            }
            for place, own in enumerate(companies)
        ],
        "neighbours": find_orders(companies, above, firm),
        "groups": [[companies[place]["id"] for place in group] for group in groups],
        "drivers": find_drivers(shifts, count),
        "dominances": find_dominances(companies, record["tree"]),
    }
    yield from (("robustness", *place) for place in compare(record["robustness"], found))


if __name__ == "__main__":
    report(redraw)
