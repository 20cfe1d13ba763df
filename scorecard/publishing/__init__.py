"""Which artefacts a build has, which are stale, who makes them, and how they become the output folder, whole."""

from __future__ import annotations
