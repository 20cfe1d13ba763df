"""What can go wrong when a page or a document is made."""

from __future__ import annotations


class RenderError(Exception):
    """A page or a document cannot be made as it should be; the message says why, in plain words."""
