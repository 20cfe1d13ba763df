"""From a dataset to results that keep their reasons: pure functions, exact arithmetic."""

from __future__ import annotations
