"""Measures the draws of robustness: seconds and memory for many invented companies, and for as few as are usual.

    python benchmarks/robustness.py [--companies 2000]

Each company runs six services that fare differently on every one of the 17 commitments, and one judgement in six is of
low confidence: the draws have nothing to skip.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.scoring.robustness_inputs import Inputs

ROOT = Path(__file__).resolve().parent.parent
COMMITMENTS = 17
SERVICES = 6
USUAL = 20


def main() -> int:
    """Measure in a process of its own for each size, so that memory is that of the draws."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--companies", type=int, default=2000)
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        measure(arguments.companies, arguments.draws)
        return 0
    print(f"{COMMITMENTS} commitments, {SERVICES} services, {arguments.draws:,} draws, {os.cpu_count()} cores")
    for companies, target in ((USUAL, "well under 1 s"), (arguments.companies, "under 30 s and 1 GB (2,000)")):
        here = [sys.executable, __file__, "--alone", "--companies", str(companies), "--draws", str(arguments.draws)]
        done = subprocess.run(here, check=True, capture_output=True, text=True, cwd=ROOT)
        print(f"  {companies:,} companies: {done.stdout.strip():<60} wanted: {target}")
    return 0


def measure(companies: int, draws: int) -> None:
    """Print what one run takes."""
    sys.path.insert(0, str(ROOT))
    begun = time.perf_counter()
    from scorecard.scoring.robustness import assess

    imported = time.perf_counter()
    inputs = make_inputs(companies, draws)
    made = time.perf_counter()
    found = assess(inputs, "2026")
    seconds = time.perf_counter() - made
    if len(found.companies) != companies:
        sys.exit("the draws lost a company")
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    print(f"{seconds:.2f} s, and {imported - begun:.2f} s to import; {peak:,.0f} MB at most")


def make_inputs(companies: int, draws: int) -> Inputs:
    """Return inputs that look random and are the same every time."""
    from scorecard.model.methodology import Robustness
    from scorecard.scoring.robustness_inputs import CellInput, CompanyInput, Inputs, LeafInput
    from scorecard.scoring.tree import Measure, Node, evaluate

    rungs = (Fraction(0), Fraction(33), Fraction(67), Fraction(100))
    numbers = count(1)

    def pick(most: int) -> int:
        """Return a number from 0 below `most` (a multiplicative hash of a counter)."""
        return (next(numbers) * 2654435761 % 2**32 >> 12) % most

    names = [f"c-{number}" for number in range(COMMITMENTS)]
    leaves = {name: Node("commitment", name, name, Fraction(1)) for name in names}
    groups = tuple(
        Node("group", f"g-{start}", "", Fraction(1), tuple(leaves[name] for name in names[start : start + 3]))
        for start in range(0, COMMITMENTS, 3)
    )
    frameworks = tuple(
        Node("framework", f"f-{part}", "", Fraction(1), groups[part * 3 : part * 3 + 3]) for part in (0, 1)
    )
    tree = Node("overall", "overall", "", Fraction(1), frameworks)
    found = []
    for number in range(companies):
        own = []
        for name in names:
            places = [pick(len(rungs)) for _ in range(SERVICES)]
            cells = tuple(
                CellInput(f"s-{service}", Fraction(1 + service % 2), rungs[place], place)
                for service, place in enumerate(places)
            )
            points = sum(cell.weight * cell.points for cell in cells) / sum(cell.weight for cell in cells)
            own.append(LeafInput(name, "delivery", cells, Fraction(points), unsure=pick(6) == 0))
        score = evaluate(tree, Measure({leaf.commitment_id: leaf.points for leaf in own}))
        found.append(CompanyInput(f"company-{number}", score or Fraction(0), 1, tuple(own)))
    found.sort(key=lambda company: -company.score)
    ranked = (
        CompanyInput(company.company_id, company.score, rank, company.leaves)
        for rank, company in enumerate(found, start=1)
    )
    bands = (("low", Fraction(0)), ("high", Fraction(50)))
    return Inputs(tree, "mean", Robustness(draws=draws), (("delivery", rungs),), bands, tuple(ranked))


if __name__ == "__main__":
    sys.exit(main())
