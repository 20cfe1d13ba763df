from __future__ import annotations

from tests.rules.context_files import RECORD
from tests.rules.folder import FRAMEWORK, Folder

OTHER = """\
# yaml-language-server: $schema=../schema/framework.schema.json
name: The Clean Air Pledge
short_name: Clean Air
order: 2
issuer: River League
launched: 2022-01-01
summary: A pledge on smoke.
binds: Whoever signs it.
endorse_verb: signed
element_name: promise
element_plural: promises
source: charter
signatories_complete: false
"""


def test_a_commitment_of_another_framework_is_reported(mills: Folder) -> None:
    mills.write("frameworks/clean-air.yaml", OTHER + RECORD)
    place = mills.place("frameworks/clean-air.yaml", "cw-2")
    message = "item r1 of the record names cw-2, a commitment of clean-water"
    assert mills.sentences() == [("record-off-topic", "frameworks/clean-air.yaml", place, message)]


def test_a_commitment_of_the_framework_itself_stays_silent(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD)
    assert mills.check() == []


def test_an_unknown_commitment_is_for_another_rule(mills: Folder) -> None:
    mills.splice(FRAMEWORK, RECORD.replace("cw-2", "cw-9"))
    assert [(rule, message) for rule, _, _, message in mills.sentences()] == [
        ("unknown-commitment", "item r1 of the record names the commitment cw-9, which no framework has")
    ]
