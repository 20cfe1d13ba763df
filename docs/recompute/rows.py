"""Rows of numbers, one for each trial, that are calculated with as one number is; and how they are drawn."""

import hashlib
import operator
import random
from functools import cache
from itertools import repeat


class Row(list):
    def combine(self, do, other):
        return Row(map(do, self, other if isinstance(other, Row) else repeat(other)))

    def __add__(self, other):
        return self.combine(operator.add, other)

    def __mul__(self, other):
        return self.combine(operator.mul, other)

    def __truediv__(self, other):
        return self.combine(operator.truediv, other)

    __radd__, __rmul__ = __add__, __mul__

    def put_together(self, how, parts):
        """Return what `how` makes of parts in each trial; this row is the points of one of them."""
        trials = zip(*(zip(weights, points, strict=True) for weights, points in parts), strict=True)
        return Row(map(how, trials))


@cache
def draw(seed, name, count):
    """Return evenly drawn numbers from 0 up to 1; whatever is drawn has its own stream, which begins at its name."""
    stream = random.Random(int.from_bytes(hashlib.sha256(f"{seed} {name}".encode()).digest(), "big"))
    return [stream.random() for _ in range(count)]
