"""Ranks in trials, and which orders of companies they agree on."""

from bisect import bisect_right
from fractions import Fraction
from itertools import pairwise
from operator import gt


def rank_trials(scores):
    """Return the ranks in each trial, company by company; ties share one."""
    trials = [(sorted(trial), trial) for trial in zip(*scores, strict=True)]
    return list(zip(*([1 + len(own) - bisect_right(own, x) for x in trial] for own, trial in trials), strict=True))


def share_above(scores):
    """Return the share of the trials in which each company stands above each other; a tie is not above."""
    return [[Fraction(sum(map(gt, own, other)), len(own)) for other in scores] for own in scores]


def find_groups(above, needed):
    """Return the runs of the ranking across which the order of every pair is firm."""
    count, groups = len(above), [[]]
    for place in range(count):
        if place and all(above[upper][lower] >= needed for upper in range(place) for lower in range(place, count)):
            groups.append([])
        groups[-1].append(place)
    return groups if count else []


def find_orders(companies, above, firm):
    """Return the pairs of neighbours with the share of the trials in which the order holds."""
    found = []
    for place, (upper, lower) in enumerate(pairwise(companies)):
        share, tie = above[place][place + 1], upper["score"] == lower["score"]
        order = "shared" if tie else "firm" if share >= firm else "open"
        found.append({"upper": upper["id"], "lower": lower["id"], "share": share, "order": order})
    return found
