"""Texts of the programme about itself: what it is, how companies answer, what the press needs to know."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scorecard.model.base import Label, Many, Model, Text

Part = Literal["answering", "citation", "companies", "contact", "figures", "licence", "limits", "pictures"]
"""What the program knows itself and can put at the end of a section."""


class Section(Model):
    """A part of a text, under a heading."""

    heading: Label
    """Its heading."""
    text: Many[Text] = ()
    """Its paragraphs; emphasis, code and links in Markdown."""
    points: Many[Text] = ()
    """A list below the paragraphs; Markdown as there."""
    show: Part | None = None
    """What stands at its end, from the data: `answering` (how and until when an assessment can be contested),
    `citation` (how to cite), `companies` (all of them, with their scorecards), `contact`, `figures` (the edition in
    numbers), `licence`, `limits` (what scores can't show), `pictures` (the edition's charts as files)."""


class TextPage(Model):
    """A text of the programme about itself, as a page of its own."""

    title: Label
    """Its title."""
    menu: Label
    """What links to it are called."""
    order: int
    """Its place among such pages."""
    summary: Text
    """What it says, in a sentence or two that stand below the title."""
    sections: Annotated[Many[Section], Field(min_length=1)]
    """Its parts."""
