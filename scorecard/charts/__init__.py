"""Results as pictures: one module per chart, each with the words and the numbers that the picture stands for."""

from __future__ import annotations
