"""Reads the numbers of a record, holds what was found against them, and tells what differs."""

import json
import sys
from fractions import Fraction
from pathlib import Path


def number(value):
    """Return a number of the record as a fraction; None stays None."""
    return None if value is None else Fraction(value["exact"] if isinstance(value, dict) else str(value))


def compare(told, found):
    """Yield the place of each published figure (what holds it, and its key) and what it should be.

    `found` has the shape of the record: objects with some of the keys of `told`, and lists of the same length.
    """
    keys = range(len(found)) if isinstance(found, list) else found
    for key in keys:
        inner, value = told[key], found[key]
        same_shape = type(inner) is type(value) and (not isinstance(value, list) or len(inner) == len(value))
        if isinstance(value, (dict, list)) and same_shape:
            yield from compare(inner, value)
        else:
            yield told, key, value


def is_right(told, found):
    """Return whether a published figure is what was found: exactly, or to nine digits where that is a float."""
    if None in (told, found) or isinstance(found, (str, list, bool)):
        return told == found
    if isinstance(told, dict) and told["value"] != float(number(told)):
        return False
    return abs(number(told) - found) <= (1e-9 if isinstance(found, float) else 0)


def report(*scripts):
    """Tell which figures of the record named on the command line are wrong; end with 1 if some are."""
    record = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    count = wrong = 0
    for place, told, key, found in (figure for script in scripts for figure in script(record)):
        count += 1
        if not is_right(told[key], found):
            wrong += 1
            print(f"{place}: {key}: published {told[key]}, should be {found}")
    print(f"{count} figures of {len(record['companies'])} companies: {wrong} wrong")
    sys.exit(bool(wrong))
