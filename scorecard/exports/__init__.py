"""From results to files that programs read: JSON and CSV."""

from __future__ import annotations
