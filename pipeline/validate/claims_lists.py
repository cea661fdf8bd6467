"""Paragraphs that announce how many things the list behind them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline import rules
from pipeline.model import Document, Evidence, Finding, Numeral, Table
from pipeline.validate.facts import TableFacts, header_labels
from pipeline.validate.wording import fold, stems

_ANNOUNCED = re.compile(r"^\s*(?:de\s+)?([A-ZÁÉÍÓÚÑa-záéíóúñ]+)")
_NUMBER_HEADER = re.compile(r"^\W*(?:n|no|nº|n°|nro|num|numero|#)\W*\d*\W*$")
CLOSE = 3


def miscounted(document: Document, tables: Sequence[TableFacts], numerals: Iterable[Numeral]) -> list[Finding]:
    """Findings for lists whose length is not the one announced right before them."""
    claims: dict[int, list[Numeral]] = {}
    for numeral in numerals:
        if numeral.reading == "claim" and not numeral.unit and numeral.value is not None:
            claims.setdefault(numeral.block, []).append(numeral)
    found = []
    for table in tables:
        announced = claims.get(table.position - 1, [])
        if not announced or not _is_list(table):
            continue
        entries = table.entries
        if any(Decimal(n.value or 0) == entries for n in announced):
            continue
        near = [n for n in announced if _close(n, entries) and _names_list(document, n, table.table)]
        if len(near) == 1:
            found.append(_finding(near[0], table, entries))
    return found


def _is_list(table: TableFacts) -> bool:
    """A table that lists things: no column of figures but the numbering."""
    return not table.columns and table.entries >= 3


def _close(numeral: Numeral, entries: int) -> bool:
    value = Decimal(numeral.value or 0)
    return value == value.to_integral_value() and abs(value - entries) <= max(CLOSE, entries // 5)


def _names_list(document: Document, numeral: Numeral, table: Table) -> bool:
    """The thing counted is what the list is of: the figure is announced with "total de" or its noun
    opens the paragraph, stands in the headers, or the list is numbered."""
    text = getattr(document.blocks[numeral.block], "text", "")
    match = _ANNOUNCED.match(text[numeral.end :])
    if match is None:
        return False
    noun = stems(match.group(1))
    before = fold(text[: numeral.start])
    numbered = any(_NUMBER_HEADER.match(fold(label)) for label in header_labels(table))
    opens = noun <= stems(text[: numeral.start]) if noun else False
    in_headers = bool(noun & stems(" ".join(header_labels(table))))
    return bool(noun) and (opens or in_headers or (numbered and re.search(r"total de\s*$", before) is not None))


def _finding(numeral: Numeral, table: TableFacts, entries: int) -> Finding:
    cells = sorted(table.table.cells, key=lambda c: (c.row, c.column))
    last = next(c for c in reversed(cells) if c.text.strip())
    return rules.finding(
        "texto-conteo",
        evidence=(
            Evidence(numeral.text, sentence=numeral.sentence, place=numeral.place),
            Evidence(last.text, table.id, last.row, last.column, place=last.place, role="expected"),
        ),
        observed=numeral.text,
        expected=str(entries),
        suggestion="Revise si falta o sobra una fila en la lista, o corrija el número del texto.",
        table=table.id,
    )
