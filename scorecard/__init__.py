"""Commitment scorecards: from hand-kept YAML to pages, documents and open data that lead back to their sources."""

from __future__ import annotations

__version__ = "0.1.0"
