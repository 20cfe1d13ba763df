"""What pages may see: frozen page objects in which every number and every date is already text."""

from __future__ import annotations
