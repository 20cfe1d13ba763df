"""What tests of records and of context figures put into the folder: a record with a promise, and one topic."""

from __future__ import annotations

TOPIC = "context/water-use.yaml"

RECORD = """\
record:
  - id: r1
    date: 2020-05-01
    kind: promise
    commitments: [cw-2]
    statement: The league promised a report on the river every year.
    source: charter
"""

WATER_USE = """\
# yaml-language-server: $schema=../schema/context.schema.json
title: Water that mills take
order: 1
counts: Cubic metres taken from the river, as the league counts them.
unit: cubic metres
caveats:
  - statement: The league says that a figure does not show how clean the water was.
    source: charter
series:
  - name: Example Mills
    company: example-mills
    figures:
      - {period: 2018, value: 120, source: charter}
      - {period: 2019, value: 130, source: charter}
"""
