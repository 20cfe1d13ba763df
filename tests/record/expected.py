"""What has to stand at named places of the products: texts and rows of tables, made from the record alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from tests.record.field import breadths
from tests.record.printed import change, exact, number, points, share, span, tenth
from tests.record.readers import Piece
from tests.record.slots import commitments_of, ends_of_rank, ends_of_score, gap_of, nodes_of, parts_of

Record = dict[str, Any]
COUNTS = ("kept", "partly", "none", "reversed", "overdue", "not_assessed", "not_pledged", "not_applicable")
"""The columns of the table of all companies."""


def tell_promise(company: Record) -> str:
    """The sentence at the head of a company's page on what it promised and what became of it."""
    counts = company["counts"]
    applicable, pledged = counts["applicable"], counts["pledged"]
    if not pledged:
        return f"We found no public pledge by it on any of the {applicable} commitments that apply."
    collective = sum(
        item["pledged"] and item["status"] != "not-applicable" and item["pledge"]["level"] == "collective"
        for item in company["commitments"]
    )
    whole = pledged == applicable
    what = f"all {pledged} commitments" if whole else f"{pledged} of the {applicable} commitments"
    joined = ""
    if collective == pledged:
        joined = ", each of them only by joining a common text"
    elif collective:
        joined = f", {collective} of {'them' if whole else f'the {pledged}'} only by joining a common text"
    return f"It promised {what} that apply to it{joined}."


def tell_firmness(record: Record, company: Record) -> str:
    (low, high), (best, worst) = ends_of_score(record, company), ends_of_rank(record, company)
    score = f"its score between {low} and {high}" if low != high else f"its score at {low}"
    rank = f"its rank between {best} and {worst}" if best != worst else f"its rank at {best}"
    firm = record["robustness"]
    trials = f"{share(exact(firm['interval_share']))} of {number(firm['draws'])} trials"
    return f"Other reasonable choices put {score} and {rank} in {trials}."


def tell_band(record: Record, company: Record) -> str:
    (firm,) = (each for each in record["robustness"]["companies"] if each["id"] == company["id"])
    names = {band["id"]: band["name"] for band in record["method"]["bands"]}
    ordered = [band["name"] for band in record["method"]["bands"] if band["id"] in firm["bands"]]
    if len(ordered) < 2:
        return str(names[company["band"]])
    return (
        f"On the border of {ordered[0]} and {ordered[1]}"
        if len(ordered) == 2
        else f"Anything from {ordered[0]} to {ordered[-1]}"
    )


def tell_delivery(record: Record, item: Record) -> str:
    """What is shown on a commitment, in the words beside its circle."""
    if item["status"] in {"not-assessed", "not-applicable"}:
        return {"not-assessed": "Not assessed", "not-applicable": "Does not apply"}[item["status"]]
    assessed = [service for service in item["delivery"] if service["status"] != "not-assessed"]
    reserve = " where assessed" if len(assessed) < len(item["delivery"]) else ""
    levels = {service["level"] for service in assessed}
    if len(levels) == 1:
        names = {level["id"]: level["name"] for level in record["method"]["scales"][item["scale"]]["levels"]}
        return f"{names[levels.pop()]}{reserve}"
    for status, words in (("kept", "kept"), ("partly", "in part"), ("reversed", "reversed")):
        count = sum(service["status"] == status for service in assessed)
        if count:
            return f"{count} of {len(assessed)} {words}{reserve}"
    return "Not assessed"


def tell_marks(record: Record, company: Record) -> Iterator[str]:
    """Yield what the circles say, in the order of the frameworks."""
    items = {item["id"]: item for item in company["commitments"]}
    for framework in record["frameworks"]:
        for each in commitments_of(framework):
            item = items[each["id"]]
            held = "" if item["pledged"] or item["status"] == "not-applicable" else ", not promised"
            yield f"{framework['short_name']} {each['number']}, {each['name']}: {tell_delivery(record, item)}{held}"


def tell_contributions(company: Record) -> Iterator[str]:
    """Yield what each commitment that counts adds to the score, and what it could add."""
    for item in company["commitments"]:
        if item["standing"] == "counts" and item["contribution"] is not None:
            possible = points(100 * exact(item["effective_weight"]), 1)
            yield f"Adds to the score: {points(exact(item['contribution']), 1)} of {possible}"


def rows_of_measures(company: Record) -> list[tuple[str, ...]]:
    def text(key: str, *, is_share: bool = False) -> str:
        value = company[key]
        return "–" if value is None else (share if is_share else points)(exact(value))

    counts = company["counts"]
    return [
        ("Score", text("score")),
        ("Practice", text("practice")),
        (
            "Breadth",
            text("breadth", is_share=True),
            f"Share of the commitments that apply which it promised: {counts['pledged']} of {counts['applicable']}.",
        ),
        ("Strength", text("strength")),
        ("Coverage", text("coverage", is_share=True)),
    ]


def rows_of_weights(record: Record, company: Record) -> list[tuple[str, ...]]:
    """The table of what every part weighs and adds."""
    items = {item["id"]: item for item in company["commitments"]}
    nodes = {node["id"]: node for node in nodes_of(company["tree"])}

    def row(name: str, weight: Fraction, score: Any, added: Fraction) -> tuple[str, ...]:
        return (name, share(weight, 1), points(exact(score)), points(added, 1))

    def walk(part: Record) -> Iterator[tuple[str, ...]]:
        inside = [items[each["id"]] for each in commitments_of(part)]
        counted = [item for item in inside if item["standing"] == "counts"]
        name = str(part.get("short_name", part["name"]))
        if counted:
            added = sum((exact(item["contribution"]) for item in counted), Fraction(0))
            weight = sum((exact(item["effective_weight"]) for item in counted), Fraction(0))
            yield row(name, weight, nodes[part["id"]]["score"], added)
        else:
            yield (name, "–", "–", "–")
        for each in part["commitments"]:
            item = items[each["id"]]
            label = f"{each['number']} {each['name']}"
            if item["standing"] == "counts":
                yield row(label, exact(item["effective_weight"]), item["delivery_points"], exact(item["contribution"]))
            else:
                yield (label, "–", "–", "–")
        for group in part["groups"]:
            yield from walk(group)

    return [line for framework in record["frameworks"] for line in walk(framework)]


def rows_of_gaps(record: Record, company: Record) -> list[tuple[str | None, ...]]:
    """The table behind the picture of saying and doing."""
    items = {item["id"]: item for item in company["commitments"]}
    scale = record["method"]["scales"][record["method"]["pledge_scale"]]
    names = {level["id"]: level["name"] for level in scale["levels"]}
    rows: list[tuple[str | None, ...]] = []
    for framework in record["frameworks"]:
        for each in commitments_of(framework):
            item = items[each["id"]]
            applies = item["status"] != "not-applicable"
            delivered = item["delivery_points"]
            gap = gap_of(item)
            rows.append(
                (
                    None,
                    each["number"],
                    each["name"],
                    names[item["pledge"]["level"]] if applies else None,
                    tenth(exact(item["pledge"]["points"])) if applies else None,
                    None,
                    "–" if delivered is None else tenth(exact(delivered)),
                    "–" if gap is None else tenth(gap),
                )
            )
    return rows


def rows_of_parts(record: Record, company: Record) -> list[tuple[str | None, ...]]:
    """The table behind the picture of scores by group."""
    nodes = {node["id"]: node for node in nodes_of(company["tree"])}

    def row(name: str, node: Record, total: int) -> tuple[str | None, ...]:
        score = None if node["score"] is None else points(exact(node["score"]))
        return (name, score, number(node["counted"]), number(total))

    rows = [row("All commitments", company["tree"], len(company["commitments"]))]
    for part in parts_of(record["frameworks"]):
        total = len(list(commitments_of(part)))
        if part["id"] in nodes:
            rows.append(row(part.get("short_name", part["name"]), nodes[part["id"]], total))
    return rows


def ranked(record: Record) -> list[Record]:
    """The companies in the order of the ranking."""
    found = {company["id"]: company for company in record["companies"]}
    return [found[key] for key in record["ranking"]]


def rows_of_comparison(record: Record) -> list[tuple[str | None, ...]]:
    rows: list[tuple[str | None, ...]] = []
    moves = {each["id"]: each["change"] for each in (record["trend"] or {"companies": []})["companies"]}
    for company in ranked(record):
        ranks, scores = span(*ends_of_rank(record, company)), span(*ends_of_score(record, company))
        row = [
            f"{company['rank']} {ranks}",
            company["name"],
            f"{points(exact(company['score']))} {scores} {tell_band(record, company)}",
            *(number(company["counts"][key]) for key in COUNTS),
        ]
        if record["trend"]:
            row.append(change(exact(moves[company["id"]])) if moves.get(company["id"]) else None)
        rows.append(tuple(row))
    return rows


def rows_of_ranks(record: Record) -> list[tuple[str | None, ...]]:
    """The table behind the picture of ranks."""
    pairs = {pair["upper"]: pair for pair in record["robustness"]["neighbours"]}
    return [
        (
            number(company["rank"]),
            company["name"],
            span(*ends_of_rank(record, company)),
            span(*ends_of_score(record, company)),
            None,
            share(exact(pairs[company["id"]]["share"])) if company["id"] in pairs else "–",
        )
        for company in ranked(record)
    ]


def rows_of_breadth(record: Record, framework: Record) -> list[tuple[str | None, ...]]:
    """The table of all commitments of a framework: who promised each, and what became of it."""
    rows: list[tuple[str | None, ...]] = []
    for each in commitments_of(framework):
        found = breadths(record, each["id"])
        outcome = [number(found[key]) for key in ("kept", "partly", "none", "reversed", "not-assessed")]
        promised = f"{found['promised']} of {found['asked']}"
        mean = "–" if found["mean"] is None else points(found["mean"])
        rows.append((f"{each['number']} {each['name']}", promised, *outcome, mean))
    return rows


def compare_rows(
    file: str, rows: Sequence[Sequence[str]], header: Sequence[str], expected: Iterable[Sequence[str | None]]
) -> Iterator[str]:
    """Yield each cell that differs from what is expected below the row that begins like `header`; None is any text."""
    starts = [at for at, row in enumerate(rows) if tuple(row[: len(header)]) == tuple(header)]
    if not starts:
        yield f"{file}: no table with the columns {', '.join(header)}"
        return
    for at, wanted in enumerate(expected, start=starts[0] + 1):
        found = rows[at] if at < len(rows) else ()
        for column, text in enumerate(wanted):
            cell = found[column] if column < len(found) else ""
            if text is not None and cell != text:
                yield f"{file}, row {at}, column {column + 1} ({wanted[0]}): {cell or 'nothing'} instead of {text}"


def compare_order(file: str, pieces: Sequence[Piece], expected: Iterable[str]) -> Iterator[str]:
    """Yield each text that no piece begins with, after those before it."""
    at = 0
    for text in expected:
        found = next((place for place in range(at, len(pieces)) if pieces[place].text.startswith(text)), None)
        if found is None:
            near = pieces[at].place if at < len(pieces) else "end"
            yield f"{file}, after {near}: nowhere “{text}”"
        else:
            at = found + 1


def score_of(company: Record) -> str:
    return points(exact(company["score"]))


def tell(found: Iterable[str]) -> str:
    """What was found wrong, a line for each."""
    return "\n".join(found)
