"""Which rule finds figures spoilt in real documents: python -m bench.spoilt_rules DOCS [DOCS ...] [--write FILE]

``DOCS`` are documents as read, pickled (``python -m bench.claims_model.documents DOCS FILE ...``). A document is
audited as it is; every rule that tested something there is then tried on it: cells of relations that hold, verified
numerals of the prose, dates of columns and figures that two tables repeat get one slip (a digit, two neighbours), a
growth is divided by the last figure, and what is counted is, by rule, in how many documents it made checks and in how
many it found a figure spoilt: a rule that found one is tried no further (with ``--rule`` all are tried). What is spoilt
is chosen by the name of the document, so that a run says the same again. ``--write`` adds a line of JSON for each
document, which ``python -m bench.precision OUT --spoilt FILE --write`` puts beside the judged findings; documents that
the file has are not tried again.

In: no PDF is opened. Out: a table by rule and half of the documents.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from bench.claims_model.documents import load
from bench.halves import is_tuned
from bench.spoilt_tables import Spoilt, repeated, slips, with_spoilt
from pipeline import checks as checks_of_tables
from pipeline.model import Check, Document, Finding, Numeral
from pipeline.quantities.numerals import parse
from pipeline.quantities.printing import show_like
from pipeline.validate.agreement import audit as agreement
from pipeline.validate.arithmetic import audit as arithmetic
from pipeline.validate.calendar import audit as calendar
from pipeline.validate.claims import audit as claims
from pipeline.validate.claims.cells.space import CellSpace

MOST = 3
"""Cells spoilt for each rule of a document."""
MOST_PROSE = 6
LARGEST = 60_000
"""Cells of a document's tables from which on its audits take too long to be repeated."""
MOST_WORK = 150_000
"""Cells of all audits of one document: of a large one fewer figures are spoilt, one of each rule at least. It is some
two minutes of a processor."""
_DATE = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})([-/.])((?:19|20)\d\d)\b")
FEWEST_DATES = 5


@dataclass
class Tried:
    """What the rules did in one document."""

    tested: set[str] = field(default_factory=set)
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


def of_tables(document: Document, everything: bool = True) -> tuple[list[Finding], list[Check]]:
    """The findings and checks of tables and dates."""
    found, made = arithmetic.audit_document(document)
    own, tested = checks_of_tables.run(document.tables, made, found)
    findings, checks = [*found, *own], [*made, *tested]
    if everything:
        between, compared = agreement.audit_document(document, made)
        findings += [*between, *calendar.audit_document(document)]
        checks += compared
    return [f for f in findings if f.severity != "info"], checks


def key(found: Finding) -> tuple[object, ...]:
    """What names a finding: its rule and where its first evidence stands."""
    first = found.evidence[0] if found.evidence else None
    return (found.rule, found.observed, first and (first.table, first.row, first.column, first.sentence))


def shows(found: Finding, spoilt: Spoilt) -> bool:
    where = (spoilt.table, *spoilt.cell)
    return any((e.table, e.row, e.column) == where for e in found.evidence)


def cells_of_checks(document: Document, checks: Iterable[Check], rng: random.Random) -> Iterator[tuple[str, Spoilt]]:
    """Results of relations that hold, some for each rule, each with a slip; those of the smallest tables first, which
    are audited soonest."""
    by_kind: dict[str, list[Check]] = defaultdict(list)
    size = {table.id: table.row_count * table.column_count for table in document.tables}
    for check in checks:
        if check.holds:
            by_kind[check.kind].append(check)
    for kind, examples in sorted(by_kind.items()):
        rng.shuffle(examples)
        examples.sort(key=lambda check: size[check.table])
        yield from islice(_spoilt_results(document, kind, examples, rng), MOST)


def _spoilt_results(
    document: Document, kind: str, checks: Iterable[Check], rng: random.Random
) -> Iterator[tuple[str, Spoilt]]:
    relation = "share" if kind in ("participacion", "porcentaje", "crecimiento", "promedio", "partes-de-cien") else ""
    for check in checks:
        cell = document.table[check.table].cell_at.get((check.row, check.column))
        if cell is None or sum(c.isdigit() for c in cell.text) < 2:
            continue
        made = slips(cell.text, relation, rng)
        if made:
            across = any(table != check.table for table, _, _ in check.operands)
            where = "across" if across else "check"
            yield kind, Spoilt(check.table, (cell.row, cell.column), kind, cell.text, rng.choice(made), where)


def wrong_bases(document: Document, checks: Iterable[Check], rng: random.Random) -> Iterator[tuple[str, Spoilt]]:
    """Growths over the first figure, printed as those over the last."""
    grown = [c for c in checks if c.holds and c.kind == "crecimiento" and len(c.operands) == 2]
    rng.shuffle(grown)
    made = 0
    for check in grown:
        printed, *ends = (
            document.table[t].cell_at.get((r, c))
            for t, r, c in ((check.table, check.row, check.column), *check.operands)
        )
        if printed is None or any(cell is None for cell in ends):
            continue
        rate, first, last = (parse(cell.text) for cell in (printed, *ends) if cell is not None)
        if rate is None or first is None or last is None or not last.amount or first.unit == "%":
            continue
        wrong = (1 - first.amount / last.amount) * 100
        text = show_like(wrong, rate)
        if text != printed.text and abs(wrong - rate.amount).scaleb(rate.decimals) >= 10:
            yield "crecimiento-base", Spoilt(check.table, (check.row, check.column), "base", printed.text, text, "base")
            made += 1
        if made == MOST:
            return


def dates(document: Document, rng: random.Random) -> Iterator[tuple[str, Spoilt]]:
    """Dates of columns of dates, with another month."""
    for table in document.tables:
        for column in range(table.column_count):
            cells = [c for r in range(table.header_rows, table.row_count) if (c := table.cell_at.get((r, column)))]
            dated = [(c, m) for c in cells if (m := _DATE.search(c.text))]
            if len(dated) < max(FEWEST_DATES, len(cells) // 2):
                continue
            cell, match = rng.choice(dated)
            month = (int(match[3]) + rng.choice((2, 3, 4)) - 1) % 12 + 1
            text = cell.text[: match.start(3)] + f"{month:02}" + cell.text[match.end(3) :]
            yield "fecha-desordenada", Spoilt(table.id, (cell.row, cell.column), "date", cell.text, text, "date")


def in_prose(document: Document, tried: Tried, rng: random.Random) -> None:
    """The rules of the prose, tried on numerals that it verifies, several far from each other at a time."""
    space = CellSpace(document)
    numerals, before = claims.audit_space(document, space)
    known = {key(f) for f in before}
    verified = [n for n in numerals if n.verdict == "verified" and sum(c.isdigit() for c in n.text) >= 3]
    if not verified:
        return
    rng.shuffle(verified)
    chosen: list[tuple[Numeral, str]] = []
    for numeral in verified:
        if len(chosen) == MOST_PROSE:
            break
        if any(abs(numeral.block - other.block) < 2 or numeral.text == other.text for other, _ in chosen):
            continue
        if made := slips(numeral.text, "prose", rng):
            chosen.append((numeral, made[0]))
    blocks = list(document.blocks)
    for numeral, text in chosen:
        block = blocks[numeral.block]
        blocks[numeral.block] = replace(block, text=block.text[: numeral.start] + text + block.text[numeral.end :])
    _, after = claims.audit_space(replace(document, blocks=tuple(blocks)), space)
    fresh = [f for f in after if f.severity != "info" and key(f) not in known]
    tried.planted["(prose)"] += len(chosen)
    for _, text in chosen:
        digits = re.sub(r"\D", "", text)
        rules = {f.rule for f in fresh if any(re.sub(r"\D", "", e.text) == digits for e in f.evidence)}
        tried.found["(prose)"] += bool(rules)
        tried.found.update(rules)


def tried_on(document: Document, only: Collection[str] = ()) -> Tried:
    """What the rules, or ``only`` some of them, test in a document and find of what is spoilt there."""
    rng = random.Random(document.report)
    tried = Tried()
    if sum(t.row_count * t.column_count for t in document.tables) > LARGEST:
        return tried
    before, checks = of_tables(document)
    known = {key(f) for f in before}
    tried.tested = {c.kind for c in checks}
    chosen = [
        *cells_of_checks(document, checks, rng),
        *wrong_bases(document, checks, rng),
        *dates(document, rng),
        *(("dato-repetido", s) for s in islice(repeated(document, rng), MOST)),
    ]
    size = sum(t.row_count * t.column_count for t in document.tables)
    for kind, spoilt in within_reach([c for c in chosen if not only or c[0] in only], size, rng):
        if tried.found[kind] and not only:
            continue  # what counts is that the rule is awake in this document
        whole = kind in BETWEEN or spoilt.source in ("repeated", "date", "across")
        changed = with_spoilt(document, spoilt)
        if not whole:
            changed = replace(changed, blocks=tuple(b for b in changed.blocks if b is changed.table[spoilt.table]))
        fresh = [f for f in of_tables(changed, whole)[0] if key(f) not in known]
        rules = {rule for f in fresh if shows(f, spoilt) for rule in (f.rule, *(c.rule for c in f.consequences))}
        tried.planted[kind] += 1
        tried.found.update(rules)
    if not only:
        in_prose(document, tried, rng)
    return tried


def within_reach(chosen: list[tuple[str, Spoilt]], size: int, rng: random.Random) -> list[tuple[str, Spoilt]]:
    """Of the figures to be spoilt as many as :data:`MOST_WORK` lets be tried, the first of each rule before others."""
    first = {kind: at for at, (kind, _) in reversed(list(enumerate(chosen)))}
    others = [at for at in range(len(chosen)) if at not in first.values()]
    left = max(0, MOST_WORK // max(size, 1) - len(first))
    kept = {*first.values(), *rng.sample(others, min(left, len(others)))}
    return [c for at, c in enumerate(chosen) if at in kept]


BETWEEN = frozenset({"resumen-detalle", "dato-repetido", "total-repetido", "crecimiento-tabla", "cifra-reutilizada"})
"""The rules that compare tables."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path, nargs="+")
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--rule", action="append", default=[], help="only what this rule of tables tests")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--at-most", type=int, help="so many documents in this run; the next one goes on behind them")
    asked = parser.parse_args()
    done = set()
    if asked.write and asked.write.exists():
        done = {json.loads(line)["report"] for line in asked.write.read_text(encoding="utf-8").splitlines()}
    left = [
        path
        for path in sorted(p for folder in asked.docs for p in folder.glob("*.pickle"))
        if path.stem not in done and (not asked.half or is_tuned(path.stem) == (asked.half == "even"))
    ]
    for path in left[: asked.at_most]:
        tried = tried_on(load(path), asked.rule)
        line = {
            "report": path.stem,
            "tested": sorted(tried.tested),
            "planted": dict(sorted(tried.planted.items())),
            "found": dict(sorted(tried.found.items())),
        }
        print(json.dumps(line, ensure_ascii=False), flush=True)
        if asked.write:
            with asked.write.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
