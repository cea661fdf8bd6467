"""Which rule finds figures spoilt in the tables of real documents: python -m bench.spoilt_rules OUT [OUT ...]

``OUT`` is what ``cuenta extract`` wrote. As :mod:`bench.spoilt_tables`, one figure at a time, in cells of plain totals,
in those annotated by hand (``--gold``), and in rows and columns that two tables repeat; what is counted is, by rule, in
how many of the spoilt tables it shows the cell, by half of the documents. ``--write`` keeps the counts for
``python -m bench.precision OUT --spoilt FILE --write``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.spoilt_tables import Spoilt, document_of, is_even, slips, spoilt_of, with_spoilt
from pipeline.model import Document, Finding
from pipeline.validate.agreement import audit as agreement
from pipeline.validate.agreement.repeated_lines import repetitions, weight
from pipeline.validate.arithmetic import audit as arithmetic
from pipeline.validate.evidence.read_tables import read_tables

FEWEST_EQUAL = 3


def repeated(document: Document, rng: random.Random) -> Iterator[Spoilt]:
    """Figures of rows and columns that two tables print alike, each with one slip."""
    cells = {
        (fact.table, fact.row, fact.column.index): fact.text
        for found in repetitions(read_tables(document))
        if len(found.equal) >= FEWEST_EQUAL and not found.unequal
        for pair in found.equal
        for fact in pair
        if weight(fact) > 1
    }
    chosen = sorted(cells.items())
    rng.shuffle(chosen)
    for (table, row, column), text in chosen:
        for now in slips(text, "repeated", rng)[:1]:
            yield Spoilt(table, (row, column), "repeated", text, now, "repeated")


def accusing(document: Document) -> list[Finding]:
    of_tables, checks = arithmetic.audit_document(document)
    between, _ = agreement.audit_document(document, checks)
    return [f for f in (*of_tables, *between) if f.severity != "info"]


def shows(found: Finding, spoilt: Spoilt) -> bool:
    where = (spoilt.table, *spoilt.cell)
    return any((e.table, e.row, e.column) == where for e in found.evidence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, nargs="+")
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--most", type=int, default=4, help="figures of each kind spoilt in a document")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    made: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for path in sorted(p for folder in asked.out for p in folder.glob("*/tables.json")):
        document, half = document_of(path.parent), is_even(path.parent.name)
        rng = random.Random(document.report)
        totals = list(spoilt_of(document, asked.gold))
        rng.shuffle(totals)
        for spoilt in [*totals[: asked.most], *islice(repeated(document, rng), asked.most)]:
            kind = "repeated" if spoilt.source == "repeated" else "totals"
            rules = {f.rule for f in accusing(with_spoilt(document, spoilt)) if shows(f, spoilt)}
            made[half][kind] += 1
            found[half][f"({kind})"] += bool(rules)
            found[half].update(rules)
    print(f"{'':24}{'tuned':>7}{'other':>7}")
    for kind in ("totals", "repeated"):
        print(f"{'spoilt: ' + kind:24}{made[True][kind]:7}{made[False][kind]:7}")
    for name in sorted(found[True] | found[False]):
        print(f"{name:24}{found[True][name]:7}{found[False][name]:7}")
    if asked.write:
        counts = {rule: n for rule, n in sorted((found[True] + found[False]).items()) if not rule.startswith("(")}
        asked.write.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
