"""What an analyst does between builds."""

from __future__ import annotations
