"""Frameworks: public sets of commitments, their groups, and where each commitment applies."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.model.base import FuzzyDate, Id, Label, Many, Model, Text
from scorecard.model.record import NotFound, RecordItem


class LevelGuide(Model):
    """What one level looks like for one commitment."""

    level: Id
    """The level, from the commitment's scale."""
    looks_like: Text
    """What an assessor would see, in one or two sentences."""


class Commitment(Model):
    """One element of a framework that a company can be held to."""

    id: Id
    """Permanent short name, unique among all commitments, such as vp-05."""
    number: Label
    """Its number in the official text."""
    name: Label
    """Our short name for it, as tables show it."""
    official_name: Label | None = None
    """Its name or heading in the official text."""
    text: Text
    """What it asks, in our own words."""
    text_status: Text | None = None
    """Any doubt about our wording of the official text."""
    source: Id
    """Where the official text can be read."""
    also: Many[Id] = ()
    """Further sources of the text."""
    applies_to: Many[Id] = ()
    """Features; it applies to a service that has at least one of them. None named: it applies to every company as a
    whole."""
    scale: Id | None = None
    """The scale of its delivery levels, where it is not the default one."""
    guide: Many[LevelGuide]
    """What the levels look like for this commitment."""


class Group(Model):
    """A part of a framework; groups may nest."""

    id: Id
    """Short name, unique among all groups and frameworks."""
    name: Label
    """Its heading."""
    groups: Many[Group] = ()
    """Groups inside this one."""
    commitments: Many[Commitment] = ()
    """Commitments directly in this group."""

    def walk(self) -> Iterator[Commitment]:
        """Yield every commitment of the group, its own first, then those of its groups."""
        yield from self.commitments
        for group in self.groups:
            yield from group.walk()


class Signatory(Model):
    """An organisation on a framework's own list."""

    name: Label
    """The name on the list."""
    company: Id | None = None
    """Our company, where it is one of ours."""
    date: FuzzyDate
    """When it was first listed."""
    ended: FuzzyDate | None = None
    """When it left the list."""
    source: Id
    """Where the list can be read."""


class Framework(Model):
    """A public set of commitments."""

    name: Label
    """Its full official name."""
    short_name: Label
    """The name that pages use."""
    order: int
    """Its place among the frameworks."""
    issuer: Label
    """Who issued it."""
    launched: FuzzyDate
    """When it was launched."""
    ended: FuzzyDate | None = None
    """When it was closed, if it was."""
    summary: Text
    """What it is, in two or three sentences of our own."""
    binds: Text
    """Whom it binds, and how a company comes to be held to it."""
    endorse_verb: Label
    """What a company does to it, as a sentence says it: signed, joined, endorsed."""
    element_name: Label
    """What one of its commitments is called, such as principle."""
    element_plural: Label
    """The same for several, such as principles."""
    source: Id
    """Where the official text can be read."""
    also: Many[Id] = ()
    """Further sources on the framework itself."""
    signatories: Many[Signatory] = ()
    """The framework's own list of signatories, as far as it is known."""
    signatories_complete: bool
    """True when the list above is the whole official list: then an endorsement that is not on it is a contradiction."""
    excluded: Many[Id] = ()
    """Companies that the framework's sources show not to belong to it: an endorsement of theirs is a contradiction."""
    record: Many[RecordItem] = ()
    """What the body that issued it promised, did and published itself, oldest first; shown, never scored."""
    not_found: Many[NotFound] = ()
    """What that body promised and what was looked for and not found."""
    groups: Many[Group] = ()
    """Its parts, in the official order."""
    commitments: Many[Commitment] = ()
    """Commitments that stand in no group."""

    def walk(self) -> Iterator[Commitment]:
        """Yield every commitment in the official order: those outside groups first."""
        yield from self.commitments
        for group in self.groups:
            yield from group.walk()


Group.model_rebuild()
