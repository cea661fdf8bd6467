"""Paragraphs that announce how many things the list behind them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pipeline import rules
from pipeline.model import Document, Evidence, Finding, Numeral
from pipeline.rules.evidence import of_cell, of_numeral
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import coverage, stems
from pipeline.validate.claims.settings import COUNTS
from pipeline.validate.evidence.row_labels import header_labels
from pipeline.validate.evidence.similarity import described_slip
from pipeline.validate.evidence.table_facts import TableFacts

_ANNOUNCED = re.compile(r"^\s*(?:de\s+)?([A-ZÁÉÍÓÚÑa-záéíóúñ]+)")
_NUMBER_HEADER = re.compile(r"^\W*(?:n|no|nº|n°|nro|num|numero|#)\W*\d*\W*$")
_INTRODUCES = re.compile(r":\s*$|\bsiguientes?\b|\ba\s+continuacion\b|\bdetall\w+\b")


Counted = tuple[Numeral, TableFacts]
"""A number of the prose and the list whose entries it counts."""


def confirmed_counts(document: Document, tables: Sequence[TableFacts], numerals: Sequence[Numeral]) -> list[Counted]:
    """The numbers that state the length of the list beside them correctly."""
    found = []
    for table, before, behind in _beside_lists(document, tables, numerals):
        for numeral in (*before, *behind):
            announced = _states_length(document, numeral, table, numeral in before)
            if announced and Decimal(numeral.value or 0) == table.entries:
                found.append((numeral, table))
    return found


def miscounted(document: Document, tables: Sequence[TableFacts], numerals: Sequence[Numeral]) -> list[Finding]:
    """Findings for lists whose length is not the one announced right before them, or stated right after."""
    found = []
    for table, before, behind in _beside_lists(document, tables, numerals):
        entries = table.entries
        if any(Decimal(n.value or 0) == entries for n in (*before, *behind)):
            continue
        wrong = [
            numeral
            for numeral in (*before, *behind)
            if _close(numeral, entries, _headed(document, numeral, table))
            and _states_length(document, numeral, table, numeral in before)
        ]
        if len(wrong) == 1:
            found.append(_finding(wrong[0], table, entries))
    return found


def _beside_lists(
    document: Document, tables: Sequence[TableFacts], numerals: Iterable[Numeral]
) -> Iterator[tuple[TableFacts, list[Numeral], list[Numeral]]]:
    """The tables that list things, with the numbers stated right before and right behind each."""
    claims: dict[int, list[Numeral]] = {}
    for numeral in numerals:
        if numeral.reading == "claim" and not numeral.unit and numeral.value is not None:
            claims.setdefault(numeral.block, []).append(numeral)
    for table in tables:
        before, behind = claims.get(table.position - 1, []), claims.get(table.position + 1, [])
        before = before or claims.get(table.position - 2, [])
        if not _is_list(table):  # then only what the paragraph before plainly introduces is counted
            before, behind = [n for n in before if _introduced(document, n, table)], []
        if (before or behind) and table.entries >= COUNTS.fewest:
            yield table, before, behind


def _states_length(document: Document, numeral: Numeral, table: TableFacts, before: bool) -> bool:
    """Whether the words say that a number counts the entries of the list before which (or behind which) it stands."""
    states = _announces if before else _counts
    return _headed(document, numeral, table) or states(document, numeral, table)


def list_end(table: TableFacts) -> Evidence:
    """The last entry of a list as evidence of its length."""
    cells = sorted(table.table.cells, key=lambda c: (c.row, c.column))
    last = next(c for c in reversed(cells) if c.text.strip())
    return of_cell(table.table, last.row, last.column, "expected")


def _is_list(table: TableFacts) -> bool:
    """A table that lists things: no column of figures but the numbering, or a numbered one."""
    return not table.columns or _numbered(table)


def _introduced(document: Document, numeral: Numeral, table: TableFacts) -> bool:
    """ "Se ejecutaron 12 talleres, que se detallan a continuación:" right before a table headed "Taller"."""
    text = fold(getattr(document.blocks[numeral.block], "text", ""))
    first = frozenset(table.label_columns[:1])
    return (
        numeral.block == table.position - 1
        and _INTRODUCES.search(text) is not None
        and bool(first)
        and coverage(_noun(document, numeral), stems(header_labels(table.table)[min(first)])) == 1
    )


def _numbered(table: TableFacts) -> bool:
    return any(
        _NUMBER_HEADER.match(fold(label)) or re.search(r"\bn[°º]", fold(label))
        for label in header_labels(table.table)[:1]
    )


def _close(numeral: Numeral, entries: int, headed: bool) -> bool:
    """Whether a number could be meant as that of the entries: near it, or a slip of typing away; nothing
    that a table confirms."""
    value = Decimal(numeral.value or 0)
    if value != value.to_integral_value() or numeral.verdict != "unsupported":
        return False
    if headed and entries / 2 <= value <= entries * 2:
        return True  # the header names what is counted: near is near enough
    near = abs(value - entries) <= max(COUNTS.close, entries // COUNTS.close_part)
    return near or (entries >= COUNTS.two_digits and bool(described_slip(str(int(value)), str(entries))))


def _headed(document: Document, numeral: Numeral, table: TableFacts) -> bool:
    """Whether the first or second header says what is counted ("Sesión N°", "Organización")."""
    noun = _noun(document, numeral)
    return bool(noun) and any(coverage(noun, stems(label)) == 1 for label in header_labels(table.table)[:2])


def _noun(document: Document, numeral: Numeral) -> frozenset[str]:
    text = getattr(document.blocks[numeral.block], "text", "")
    match = _ANNOUNCED.match(text[numeral.end :])
    return stems(match.group(1)) if match else frozenset()


def _announces(document: Document, numeral: Numeral, table: TableFacts) -> bool:
    """The thing counted is what the list is of: it opens the paragraph, or the list is
    numbered and the figure is stated as a total."""
    noun = _noun(document, numeral)
    text = getattr(document.blocks[numeral.block], "text", "")
    before = text[: numeral.start]
    if not noun:
        return False
    opens = coverage(noun, stems(before)) == 1
    return opens or (_numbered(table) and re.search(r"total de\s*$", fold(before)) is not None)


def _counts(document: Document, numeral: Numeral, table: TableFacts) -> bool:
    """A sentence behind the list counts what its caption is about."""
    noun = _noun(document, numeral)
    return coverage(noun, stems(table.table.caption or table.caption)) == 1


def _finding(numeral: Numeral, table: TableFacts, entries: int) -> Finding:
    return rules.finding(
        "texto-conteo",
        evidence=(of_numeral(numeral), list_end(table)),
        observed=numeral.text,
        expected=str(entries),
        suggestion="Revise si falta o sobra una fila en la lista, o corrija el número del texto.",
        table=table.id,
    )
