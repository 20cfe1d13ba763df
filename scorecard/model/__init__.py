"""What the YAML means: one module per word, validated and immutable, without any input or output."""

from __future__ import annotations
