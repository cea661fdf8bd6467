"""Wrong figures put into the tables of real documents: how many the audit of arithmetic finds and names.

    python -m bench.spoilt_tables READ [READ ...] [--gold DIR] [--half even|odd] [--list]

READ are folders that ``cuenta extract`` wrote; tables are taken as they were read (``tables.json``): no PDF is
opened. Documents as read, pickled (``bench.claims_model.documents``), have their prose too. With ``--gold``
(``*.cells.json``: cells that take part in arithmetic, annotated by hand) those are spoilt. In every document, cells
of plain totals are spoilt too: found by brute force, apart from the program (a row or column whose last or first
figure, called a total, is exactly the sum of the others), and so are plain rates (``bench.plain_rates``). A cell is
spoilt in two ways: one digit becomes another, or two neighbouring digits change places. Counted are: found (a new
error or warning that shows the cell), named (it accuses the cell), misled (it says that another cell is the wrong one),
and new errors that do not show it.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.claims_model.documents import load
from bench.halves import is_tuned
from bench.plain_rates import plain_rates
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Document, Finding, Source, Table
from pipeline.quantities.numerals import parse
from pipeline.validate.agreement.repeated_lines import distinguishing_digits, repetitions
from pipeline.validate.arithmetic import audit
from pipeline.validate.evidence.read_tables import read_tables

audit.audit_one = lru_cache(maxsize=None)(audit.audit_one)
audit.sheet_of = lru_cache(maxsize=None)(audit.sheet_of)
"""A table that was not spoilt is not audited again."""
MOST_PLAIN = 12
"""Cells of plain totals spoilt in one document."""
FEWEST_EQUAL = 3
"""Equal figures of two lines that show that one repeats the other."""
_TOTAL = re.compile(r"(?i)^\W*(?:sub\W?)?total")
_BLAMES = re.compile(r"\bequivocada\b|\bDebería\b|\bintercambiadas\b")
"""What a finding says that blames one cell; one that only says that a sum does not hold blames none."""
COUNTED = ("found", "error", "named", "misled", "false")


@dataclass(frozen=True)
class Spoilt:
    """One figure changed: where, how the relation is called, and the text put in its place."""

    table: str
    cell: tuple[int, int]
    relation: str
    was: str
    now: str
    source: str


def tables_of(path: Path) -> tuple[Table, ...]:
    """The tables of a published ``tables.json``."""
    found = []
    for table in json.loads(path.read_text(encoding="utf-8"))["tables"]:
        cells = tuple(
            Cell(
                c["row"],
                c["column"],
                c["text"],
                c["row_span"],
                c["column_span"],
                Place(c.get("page"), Box(*c["box"]) if c.get("box") else None),
            )
            for c in table["cells"]
        )
        found.append(
            Table(
                table["id"], cells, table["header_rows"], table.get("caption") or "", table.get("section") or "",
                tuple(table["pages"]), table["method"], table["confidence"],
            )
        )  # fmt: skip
    return tuple(found)


def document_of(folder: Path) -> Document:
    """A document as read, where it is kept so, else one with the tables of a published report and nothing else."""
    if folder.suffix == ".pickle":
        return load(folder)
    return Document(folder.name, Source(folder.name, "", "pdf"), tables_of(folder / "tables.json"))


def annotated(document: Document, gold: Path) -> Iterator[tuple[Table, Cell, str]]:
    """The annotated cells, found in the tables as read; what was not read as a cell is left out."""
    path = gold / f"{document.report}.cells.json"
    if not path.exists():
        return
    for wanted in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if wanted["relation"] == "count":
            continue
        best = max(_candidates(document, wanted), key=lambda found: found[0], default=None)
        if best is not None:
            yield best[1], best[2], wanted["relation"]


def _candidates(document: Document, wanted: dict[str, Any]) -> Iterator[tuple[float, Table, Cell]]:
    digits = re.sub(r"\D", "", wanted["numeral"])
    before = wanted["before"].split()[-4:]
    for table in document.tables:
        for cell in table.cells:
            if cell.place.page != wanted["page"] or re.sub(r"\D", "", cell.text) != digits:
                continue
            row = " ".join(table.rows[cell.row])
            column = " ".join(line[cell.column] for line in table.rows[: table.header_rows])
            score = sum(word in row for word in before)
            score += 3 * (wanted["row"][:12] in row) + 2 * (wanted["column"][:8] in column)
            yield score, table, cell


def plain_totals(document: Document, rng: random.Random) -> list[tuple[Table, Cell, str]]:
    """Cells of rows and columns that end or begin in a total which is exactly the sum of the others."""
    found: list[tuple[Table, Cell, str]] = []
    for table in document.tables:
        found += _plain(table, "column")
        found += _plain(table, "row")
    by_line: dict[tuple[str, str, int], list[tuple[Table, Cell, str]]] = defaultdict(list)
    for table, cell, relation in found:
        line = cell.column if relation.startswith("column") else cell.row
        by_line[table.id, relation, line].append((table, cell, relation))
    chosen = [rng.choice(group) for _, group in sorted(by_line.items())]
    rng.shuffle(chosen)
    return chosen[:MOST_PLAIN]


def _plain(table: Table, axis: str) -> Iterator[tuple[Table, Cell, str]]:
    rows = table.rows
    texts = list(zip(*rows, strict=True)) if axis == "column" else rows
    labels = (
        [line[0] for line in rows]
        if axis == "column"
        else [" ".join(line[c] for line in rows[: table.header_rows]) for c in range(table.column_count)]
    )
    since = table.header_rows if axis == "column" else 1
    for line, printed in enumerate(texts):
        known = [(i, q) for i, t in enumerate(printed) if i >= since and (q := parse(t)) is not None]
        if len(known) < 3 or len({(q.decimals, q.unit) for _, q in known}) > 1 or known[0][1].unit == "%":
            continue
        for target in (known[-1], known[0]):
            others = [k for k in known if k is not target]
            if not _TOTAL.search(labels[target[0]]) or sum(q.amount != 0 for _, q in others) < 2:
                continue
            if sum(q.amount for _, q in others) != target[1].amount:
                continue
            for place, quantity in known:
                cell = table.cell_at.get((place, line) if axis == "column" else (line, place))
                if cell is not None and abs(quantity.amount) > 9:
                    yield table, cell, f"{axis}-{'total' if place == target[0] else 'part'}"


def slips(text: str, relation: str, rng: random.Random) -> list[str]:
    """The text with one digit changed, and with two neighbours swapped, where that changes the value clearly."""
    at = [i for i, c in enumerate(text) if c.isdigit()]
    made = []
    options = [(i, d) for i in at for d in "0123456789" if d != text[i] and not (i == at[0] and d == "0")]
    rng.shuffle(options)
    for i, d in options:
        changed = text[:i] + d + text[i + 1 :]
        if _differ(text, changed, relation):
            made.append(changed)
            break
    pairs = [(a, b) for a, b in pairwise(at) if text[a] != text[b] and text[b] != "0"]
    rng.shuffle(pairs)
    for a, b in pairs:
        signs = list(text)
        signs[a], signs[b] = signs[b], signs[a]
        changed = "".join(signs)
        if _differ(text, changed, relation):
            made.append(changed)
            break
    return made


def _differ(was: str, now: str, relation: str) -> bool:
    """Whether a change is more than rounding: three units of the last digit, for what is derived or has decimals."""
    one, two = parse(was), parse(now)
    if one is None or two is None:
        return False
    units = abs(one.value - two.value).scaleb(one.decimals)
    derived = one.decimals or relation.split("-")[0] in ("ratio", "share", "growth")
    return units >= (3 if derived else 1)


def spoilt_of(document: Document, gold: Path | None) -> Iterator[Spoilt]:
    rng = random.Random(document.report)
    chosen = [(t, c, r, "gold") for t, c, r in annotated(document, gold)] if gold else []
    chosen += [(t, c, r, "plain") for t, c, r in plain_totals(document, rng)]
    chosen += [(t, c, r, "rates") for t, c, r in plain_rates(document, random.Random(document.report))]
    for table, cell, relation, source in chosen:
        for now in slips(cell.text, relation, random.Random(f"{document.report}{table.id}{cell.row}{cell.column}")):
            yield Spoilt(table.id, (cell.row, cell.column), relation, cell.text, now, source)


def repeated(document: Document, rng: random.Random) -> Iterator[Spoilt]:
    """Figures of rows and columns that two tables print alike, each with one slip."""
    cells = {
        (fact.table, fact.row, fact.column.index): fact.text
        for found in repetitions(read_tables(document))
        if len(found.equal) >= FEWEST_EQUAL and not found.unequal
        for pair in found.equal
        for fact in pair
        if distinguishing_digits(fact) > 1
    }
    chosen = sorted(cells.items())
    rng.shuffle(chosen)
    for (table, row, column), text in chosen:
        for now in slips(text, "repeated", rng)[:1]:
            yield Spoilt(table, (row, column), "repeated", text, now, "repeated")


def with_spoilt(document: Document, spoilt: Spoilt) -> Document:
    table = document.table[spoilt.table]
    cells = tuple(replace(c, text=spoilt.now) if (c.row, c.column) == spoilt.cell else c for c in table.cells)
    changed = replace(table, cells=cells)
    return replace(document, blocks=tuple(changed if b is table else b for b in document.blocks))


def _key(found: Finding) -> tuple[str, str, object, object, object]:
    first = found.evidence[0]
    return found.rule, found.severity, first.table, first.row, first.column


def _grave(document: Document) -> list[Finding]:
    return [f for f in audit.audit_document(document)[0] if f.severity != "info"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("read", nargs="+", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true", help="what was missed, and what other cells were accused")
    asked = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    base_errors = documents = 0
    published = [p.parent for folder in asked.read for p in folder.glob("*/tables.json")]
    for path in sorted([*published, *(p for folder in asked.read for p in folder.glob("*.pickle"))]):
        name = path.stem if path.suffix == ".pickle" else path.name
        if asked.half and is_tuned(name) != (asked.half == "even"):
            continue
        if asked.only not in name:
            continue
        document = document_of(path)
        documents += 1
        before = _grave(document)
        base_errors += sum(f.severity == "error" for f in before)
        known = {_key(f) for f in before}
        for spoilt in spoilt_of(document, asked.gold):
            fresh = [f for f in _grave(with_spoilt(document, spoilt)) if _key(f) not in known]
            where = (spoilt.table, *spoilt.cell)
            shown = [f for f in fresh if any((e.table, e.row, e.column) == where for e in f.evidence)]
            named = [f for f in shown if (f.evidence[0].table, f.evidence[0].row, f.evidence[0].column) == where]
            others = [f for f in fresh if f not in shown and f.severity == "error"]
            count = counts[spoilt.source, spoilt.relation]
            count["n"] += 1
            count["found"] += bool(shown)
            count["error"] += any(f.severity == "error" for f in shown)
            count["named"] += bool(named)
            count["misled"] += not named and any(_BLAMES.search(f.message) for f in shown)
            count["false"] += len(others)
            if asked.list and (not named or others):
                print(
                    ("MISSED" if not shown else "OTHER" if not named else "FALSE"),
                    name,
                    spoilt,
                    *(f.message for f in fresh[:3]),
                    sep="\n    ",
                )
    print(f"{documents} documents, {base_errors} errors before anything was spoilt")
    print(f"{'cells':8}{'relation':16}{'spoilt':>7}" + "".join(f"{k:>7}" for k in COUNTED))
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for (source, relation), count in sorted(counts.items()):
        total[source].update(count)
        print(f"{source:8}{relation:16}" + "".join(f"{count[k]:7}" for k in ("n", *COUNTED)))
    for source, count in total.items():
        print(f"{source:8}{'all':16}" + "".join(f"{count[k]:7}" for k in ("n", *COUNTED)))


if __name__ == "__main__":
    main()
