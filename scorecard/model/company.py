"""Companies: who is held to account, with services, endorsements and everything known about them."""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from scorecard.model.base import FuzzyDate, Id, Label, Many, Model, Text, Url, Weight
from scorecard.model.evidence import Evidence
from scorecard.model.pledge import Pledge
from scorecard.model.source import Source


class Service(Model):
    """A product of the company; its features decide which commitments apply to it."""

    name: Label
    """What users call it."""
    kind: Label
    """What it is, in a few words."""
    features: Many[Id]
    """Features from methodology.yaml."""
    since: FuzzyDate | None = None
    """When the company began to run it, if known."""
    until: FuzzyDate | None = None
    """When it was closed or sold; an edition with a later cut-off leaves it out."""
    weight: Weight = Fraction(1)
    """How much it weighs among the company's services."""


class Endorsement(Model):
    """That the company signed or joined a framework."""

    framework: Id
    """The framework."""
    date: FuzzyDate
    """When it signed or joined, or the first day on which it is known to belong."""
    ended: FuzzyDate | None = None
    """When it left or withdrew."""
    how_ended: Text | None = None
    """How it ended, in one sentence."""
    note: Text | None = None
    """What a reader should know: through an association, under an older name."""
    source: Id
    """The source that shows it."""
    also: Many[Id] = ()
    """Further sources that show it."""


class Succession(Model):
    """A change of name or owner, and what became of the pledges."""

    date: FuzzyDate
    """When it happened."""
    statement: Text
    """What happened, in our own words."""
    source: Id
    """The source that shows it."""


class Company(Model):
    """An organisation that is held to its commitments."""

    name: Label
    """Its legal or usual name."""
    named_as: Label | None = None
    """The name under which the frameworks list it, where it differs."""
    also_known_as: Many[Label] = ()
    """Other names."""
    headquarters: Label
    """Town and country of its head office."""
    website: Url
    """Its own web site."""
    founded: FuzzyDate
    """When the company, or the one that it succeeds, began."""
    services: dict[Id, Service]
    """Its services."""
    successions: Many[Succession] = ()
    """Changes of name or owner."""
    endorsements: Many[Endorsement] = ()
    """The frameworks that it signed or joined."""
    pledges: Many[Pledge] = ()
    """What it said that it would do, oldest first."""
    evidence: Many[Evidence] = ()
    """What it did, published, or was found to do, oldest first."""
    sources: dict[Id, Source] = Field(default_factory=dict)
    """Sources that only this company's file uses."""

    def pledge(self, item_id: str) -> Pledge | None:
        """Return the pledge with this id, or None."""
        return next((item for item in self.pledges if item.id == item_id), None)

    def evidence_item(self, item_id: str) -> Evidence | None:
        """Return the evidence with this id, or None."""
        return next((item for item in self.evidence if item.id == item_id), None)
