"""Writes a data folder with as many invented companies as asked for, about as large as real ones, to measure with.

    python benchmarks/make_companies.py FOLDER [--companies 2000] [--services 6] [--facts 40]

Every company has a file of facts and a file of judgements. Numbers in the texts differ from company to company, so that
nothing is fast because it was seen before. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

PROGRAMME = """\
# yaml-language-server: $schema=schema/programme.schema.json
title: Promise Register
subject: Invented companies
publisher: Register of Invented Promises
contact: register@example.org
languages: [en]
headline: They promised. Who kept it?
summary: Invented companies with invented promises, to measure with.
reading_note: Nothing in here is about a real company.
company_note: Invented companies are not asked.
licence: {id: CC0-1.0, name: Creative Commons Zero 1.0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
review_days: 30
current_edition: "2024"
"""

METHODOLOGY = """\
# yaml-language-server: $schema=schema/methodology.schema.json
version: "1.0"
summary: Promises are held against what public sources show.
features:
  posts: {name: Posts, meaning: Users publish texts that others can read.}
  payments: {name: Payments, meaning: Users pay one another.}
scales:
  pledge:
    name: Pledge
    levels:
      - {id: none, name: None, points: 0, criterion: Nothing was pledged.}
      - {id: collective, name: Collective, points: 30, criterion: By the charter., demands: {pledge: endorsement}}
      - {id: own, name: Own, points: 60, criterion: The company said so itself., demands: {pledge: own}}
      - {id: measurable, name: Measurable, points: 100, criterion: With a target., demands: {pledge: measurable}}
  delivery:
    name: Delivery
    levels:
      - {id: none, name: None found, points: 0, counts_as: none, criterion: Nothing found., demands: {searched: true}}
      - {id: partial, name: Partial, points: 40, counts_as: partly, criterion: In parts., demands: {evidence: 1}}
      - {id: delivered, name: Delivered, points: 100, counts_as: kept, criterion: In place., demands: {evidence: 1}}
pledge_scale: pledge
default_scale: delivery
min_coverage: 0.5
bands:
  - {id: low, name: Little shown, from_score: 0}
  - {id: middle, name: Kept in part, from_score: 33}
  - {id: high, name: Largely kept, from_score: 67}
limits: [Invented numbers show nothing.]
"""

WORDING = """\
# yaml-language-server: $schema=schema/wording.schema.json
allegation_cues: [lawsuit, complaint]
allegation_marks: [alleged, according to]
verdict_words: [fraudulently]
absence_words: [does nothing]
advice: Say whose claim it is.
"""

FRAMEWORK = """\
# yaml-language-server: $schema=../schema/framework.schema.json
name: Charter of Invented Promises
short_name: Invented Charter
order: 1
issuer: Assembly of Invented Companies
launched: 2018-03-01
summary: A charter that nobody wrote.
binds: It binds whoever signed it.
endorse_verb: signed
element_name: promise
element_plural: promises
source: charter
signatories_complete: false
groups:
"""

SOURCES = """\
# yaml-language-server: $schema=../schema/sources.schema.json
charter:
  title: Charter of Invented Promises
  publisher: Assembly of Invented Companies
  url: https://charter.example.org/
  archived: https://web.archive.org/web/20180302120000/https://charter.example.org/
  date: 2018-03-01
  accessed: 2024-02-01
  language: en
  party: third
"""

GROUPS = 4
COMMITMENTS = 17
SOURCES_EACH = 30
FEATURES = ("[posts]", "[posts, payments]", "[payments]")
KINDS = ("action", "disclosure", "finding")
MONTHS = 60
"""Facts lie in the five years before the cut-off of 2023-12-31."""


def framework_text() -> str:
    """Return the framework's file: groups with the commitments dealt out among them."""
    parts = [FRAMEWORK]
    for group in range(GROUPS):
        parts.append(f"  - id: group-{group + 1}\n    name: Part {group + 1}\n    commitments:\n")
        parts.extend(commitment_text(number) for number in range(group + 1, COMMITMENTS + 1, GROUPS))
    return "".join(parts)


def commitment_text(number: int) -> str:
    """Return one commitment; every third applies to services, the others to the company."""
    return f"""\
      - id: promise-{number:02}
        number: "{number}"
        name: Promise {number}
        text: To keep the invented promise number {number}, and to tell the public every year how it went.
        source: charter
        applies_to: {"[]" if number % 3 else "[posts, payments]"}
        guide:
          - level: partial
            looks_like: A page of the company says that promise {number} is kept, but not where.
          - level: delivered
            looks_like: A page of the company says since when promise {number} is kept, and where.
"""


def company_text(number: int, services: int, facts: int) -> str:
    """Return a company's file of facts."""
    pledges = facts // 3
    parts = [
        f"""\
# yaml-language-server: $schema=../schema/company.schema.json
name: Invented Company {number}
also_known_as: [Company {number} Holdings]
headquarters: Town {number % 97}, Nowhere
website: https://company-{number}.example.org/
founded: {1990 + number % 25}
services:
""",
        *(service_text(number, position, services) for position in range(services)),
        f"""\
endorsements:
  - framework: invented-charter
    date: 2018-03-01
    note: Signed by the chair of company {number} on the first day.
    source: page-1
pledges:
""",
        *(pledge_text(number, position, facts) for position in range(pledges)),
        "evidence:\n",
        *(evidence_text(number, position, facts) for position in range(pledges, facts)),
        "sources:\n",
        *(source_text(number, position) for position in range(SOURCES_EACH)),
    ]
    return "".join(parts)


def service_text(number: int, position: int, services: int) -> str:
    """Return one service."""
    return f"""\
  service-{position + 1}:
    name: Service {position + 1} of company {number}
    kind: Place number {number * services + position} to post and to pay
    features: {FEATURES[position % len(FEATURES)]}
    since: {2016 + position % 3}-0{position % 9 + 1}
"""


def month_text(position: int, facts: int) -> str:
    """Return the month of a fact; they are spread evenly, oldest first."""
    month = position * MONTHS // facts
    return f"{2019 + month // 12}-{month % 12 + 1:02}"


def pledge_text(number: int, position: int, facts: int) -> str:
    """Return one pledge."""
    commitment = position % COMMITMENTS + 1
    return f"""\
  - id: p{position + 1}
    date: {month_text(position, facts)}-{number % 28 + 1:02}
    commitments: [promise-{commitment:02}]
    statement: >-
      Company {number} said that it will put {number + 7 * position} people to work on promise {commitment}, and that it
      will tell the public every year what came of it, country by country and service by service.
    clarity: measurable
    deadline: 2023-12-31
    source: page-{position % SOURCES_EACH + 1}
"""


def evidence_text(number: int, position: int, facts: int) -> str:
    """Return one item of evidence, which bears on two commitments."""
    commitments = ", ".join(f"promise-{commitment:02}" for commitment in shown_commitments(position))
    return f"""\
  - id: e{position + 1}
    date: {month_text(position, facts)}-{number % 28 + 1:02}
    kind: {KINDS[position % len(KINDS)]}
    commitments: [{commitments}]
    statement: "The report for the year says: {number * 31 + position} requests were answered, which is {position} in a
      hundred more than the year before; an office in town {number % 97} does it since the spring."
    figure: {{value: {number * 31 + position}, unit: requests answered, period: {2019 + position % 5}-H1}}
    source: page-{position % SOURCES_EACH + 1}
    also: [page-{(position + SOURCES_EACH // 2) % SOURCES_EACH + 1}]
    confidence: medium
    doubt: The page was read in a copy numbered {number * 100 + position}.
"""


def shown_commitments(position: int) -> list[int]:
    """Return the numbers of the commitments that an item of evidence bears on."""
    return sorted({position % COMMITMENTS + 1, (position * 5 + 3) % COMMITMENTS + 1})


def source_text(number: int, position: int) -> str:
    """Return one source of a company's own file; the first half are its own, and all are newer than every fact."""
    own = position < SOURCES_EACH // 2
    publisher = f"Invented Company {number}" if own else f"Gazette of town {number % 97}"
    host = f"company-{number}.example.org" if own else f"town-{number}.example.net"
    page = f"https://{host}/news/2023-12/what-came-of-promise-{position + 1}"
    day = f"2023-12-{28 + position % 4}"
    return f"""\
  page-{position + 1}:
    title: What came of promise {position + 1} at company {number}
    publisher: {publisher}
    url: {page}
    archived: https://web.archive.org/web/{day.replace("-", "")}120000/{page}
    date: {day}
    accessed: 2024-02-01
    language: en
    party: {"first" if own else "third"}
"""


def assessments_text(number: int, facts: int, services: int) -> str:
    """Return a company's file of judgements, one for every commitment."""
    parts = ["# yaml-language-server: $schema=../../../schema/assessments.schema.json\n"]
    parts.extend(judgement_text(number, commitment, facts, services) for commitment in range(1, COMMITMENTS + 1))
    return "".join(parts)


def judgement_text(number: int, commitment: int, facts: int, services: int) -> str:
    """Return one judgement; every third gives a level for each service."""
    pledges = facts // 3
    promised = [f"p{item + 1}" for item in range(pledges) if item % COMMITMENTS + 1 == commitment]
    shown = [f"e{item + 1}" for item in range(pledges, facts) if commitment in shown_commitments(item)]
    level = ("partial", "delivered")[(number + commitment) % 2] if shown else "none"
    delivery = f" {level}"
    if commitment % 3 == 0:
        delivery = "".join(f"\n    service-{service + 1}: {level}" for service in range(services))
    return f"""\
promise-{commitment:02}:
  pledge: {"measurable" if promised else "collective"}
  delivery:{delivery}
  evidence: [{", ".join(promised + shown)}]
  searched: ["news pages of company {number}", "register of the assembly, promise {commitment}"]
  rationale: >-
    Company {number} said in public what it will do about promise {commitment}, and its reports count the requests that
    were answered. The {number % 89 + 2} tables of the gazette show the same for its town; for other towns there is no
    public evidence, and nobody outside the company looked at the way of counting.
  confidence: medium
  assessed: {{by: [first-desk, second-desk], on: 2024-02-{number % 28 + 1:02}}}
"""


def edition_text(companies: list[str]) -> str:
    """Return the edition's file."""
    listed = "".join(f"  - {company}\n" for company in companies)
    return f"""\
# yaml-language-server: $schema=../../schema/edition.schema.json
title: Edition 2024
cut_off: 2023-12-31
stage: collecting
frameworks: [invented-charter]
notice: Invented. Not about anybody.
how_to_contest: Write to register@example.org.
companies:
{listed}"""


def write(folder: Path, file: str, text: str) -> None:
    """Write one file of the data folder, with the folders above it."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def make_companies(folder: Path, companies: int = 2000, services: int = 6, facts: int = 40) -> None:
    """Write a data folder with so many companies, each with so many services and facts."""
    ids = [f"company-{number:05}" for number in range(1, companies + 1)]
    write(folder, "programme.yaml", PROGRAMME)
    write(folder, "methodology.yaml", METHODOLOGY)
    write(folder, "wording.yaml", WORDING)
    write(folder, "frameworks/invented-charter.yaml", framework_text())
    write(folder, "sources/shared.yaml", SOURCES)
    write(folder, "editions/2024/edition.yaml", edition_text(ids))
    for number, company in enumerate(ids, start=1):
        write(folder, f"companies/{company}.yaml", company_text(number, services, facts))
        write(folder, f"editions/2024/assessments/{company}.yaml", assessments_text(number, facts, services))


def main(arguments: list[str]) -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description="Write a data folder with invented companies, to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--companies", type=int, default=2000)
    parser.add_argument("--services", type=int, default=6)
    parser.add_argument("--facts", type=int, default=40)
    options = parser.parse_args(arguments)
    make_companies(options.folder, options.companies, options.services, options.facts)


if __name__ == "__main__":
    main(sys.argv[1:])
