"""Wording: the lists of words that keep allegations apart from facts."""

from __future__ import annotations

from scorecard.model.base import Label, Many, Model, Text


class Wording(Model):
    """Words that `check` looks for in statements and rationales."""

    allegation_cues: Many[Label]
    """Words that show that a text speaks of a lawsuit, a complaint or a charge."""
    allegation_marks: Many[Label]
    """Words that mark a claim as a claim; a text with a cue must hold one of them."""
    verdict_words: Many[Label]
    """Words that state guilt or intent; no text may use them unless it quotes a decision that became final."""
    absence_words: Many[Label]
    """Words that turn `no public evidence found` into `does nothing`; no text may use them."""
    advice: Text
    """What to do about a match, as printed with the problem."""
