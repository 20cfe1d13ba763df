"""What the page of downloads may say: how many files there are, how large they are, and their hashes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.record.printed import number
from tests.record.products import Products
from tests.record.slots import Slot
from tests.record.sweep import Known

HASH = re.compile(r"[0-9a-f]{64}")


def know_files(products: Products, path: str) -> Known:
    """What explains the numbers of a page of downloads: the sizes of the files that it lists, table by table."""
    known = Known()
    by_hash = {hashlib.sha256(found.read_bytes()).hexdigest(): found for found in files_of(products, path)}
    tables: list[list[Path]] = []
    for row in products.page(path)[1]:
        if HASH.fullmatch(row[-1]):
            tables[-1].append(by_hash[row[-1]])
        else:
            tables.append([])
    whole = [each for table in tables for each in table]
    for files in (*tables, whole):
        known.add_slots(slots_of_sum(files))
        for each in files:
            known.add_slots(slots_of_size(each.stat().st_size))
            known.add_text(each.relative_to(products.built).as_posix())
            known.add_text(each.name)
    root = products.built / products.folders[products.edition_of(path)]
    for each in by_hash.values():
        known.add_text(each.relative_to(root).as_posix())
    known.names.update((*by_hash, "sha-256", "sha256sums", "sha256sum"))
    return known


def files_of(products: Products, path: str) -> Iterator[Path]:
    """Yield the files of the edition that a page belongs to."""
    edition = products.edition_of(path)
    for found in products.built.rglob("*"):
        if found.is_file() and products.edition_of(found.relative_to(products.built).as_posix()) == edition:
            yield found


def slots_of_size(size: int) -> Iterator[Slot]:
    yield from slots_of_sum((), size)


def slots_of_sum(files: Sequence[Path], size: int | None = None) -> Iterator[Slot]:
    """Yield how many files there are and how large they are together, or the size alone."""
    total = sum(path.stat().st_size for path in files) if size is None else size
    count = () if size is not None else (number(len(files)),)
    words = "" if size is not None else "N files? "
    if total < 1000:
        yield f"{words}N bytes?", (*count, number(total))
    elif total < 1_000_000:
        yield f"{words}N kb", (*count, number((total + 500) // 1000))
    else:
        yield f"{words}N mb", (*count, f"{(total + 50_000) // 100_000 / 10:,.1f}")
    if count:
        yield "N files?", count
