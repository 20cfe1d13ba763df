"""What every worker process needs, imported once by the process that they are forks of."""

from __future__ import annotations

import gc

import scorecard.publishing.chart_files
import scorecard.publishing.contents
import scorecard.publishing.running
import scorecard.render.pdf  # noqa: F401 - all four are here for what they leave behind

# What is there by now is never garbage; a collection that went through it would give each fork a copy of its own.
gc.freeze()
