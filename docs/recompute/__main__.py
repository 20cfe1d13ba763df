"""Works out every published figure of a record again: python docs/recompute output/results.json."""

from figures import report
from look_ahead import look_ahead
from look_back import look_back
from recompute import recompute
from redraw import redraw

report(recompute, redraw, look_ahead, look_back)
