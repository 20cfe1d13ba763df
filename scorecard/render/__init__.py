"""From views to HTML and PDF."""

from __future__ import annotations
