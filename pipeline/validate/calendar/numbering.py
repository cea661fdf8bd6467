"""Gaps and repeats in the numbering of a list, and rows printed twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline import rules
from pipeline.model import Finding, Table
from pipeline.quantities.dates import looks_like_date
from pipeline.quantities.numerals import is_blank
from pipeline.quantities.settings import DATES
from pipeline.spanish.folding import fold
from pipeline.validate.calendar.entries import ListEntry, entries, evidence_of, list_columns
from pipeline.validate.calendar.settings import SETTINGS
from pipeline.validate.evidence.row_labels import is_total_label, side_by_side

_HEADER = re.compile(r"^\W*(?:n|nº|n°|nro|num|numero|no|#|item|correlativo)?\W*\d*\W*$")
_NAMED = re.compile(r"\bn[°º]|\bnumero\b|\bnro\b")
_NUMBERS = re.compile(r"\bn[°º]|^\W*(?:n|nro|num|numero|no|#|correlativo)\b|^\W*#")
_INTEGER = re.compile(r"^\s*(\d{1,4})\s*[.)°º-]*\s*$")


def numbering(table: Table) -> list[Finding]:
    """Findings about the first numbered column of each list of a table."""
    found = []
    for header, columns in list_columns(table):
        numbered = _HEADER.match(fold(header)) or _NAMED.search(fold(header))
        if not numbered or columns[0] != side_by_side(table)[0][0]:
            continue
        listed = entries(table, columns, _steps)
        numbers = [_number(e) for e in listed]
        counted = [n for n in numbers if n is not None]
        if len(counted) < max(SETTINGS.fewest_numbered, len(numbers)) or not _counts(counted):
            continue
        if _are_codes(listed, counted, fold(header)):
            continue
        found += _of_list(table, listed, counted)
    return found


def _are_codes(listed: Sequence[ListEntry], numbers: Sequence[int], header: str) -> bool:
    """Whether what counts up are codes of a plan or years, of which a table shows some: 01 02 03 06, 21 22 24, 2009.

    A list that numbers its rows says so in its header, or begins with one and has no zeros before its numbers.
    """
    if all(DATES.first_year <= n <= DATES.last_year for n in numbers):
        return True
    if _NUMBERS.search(header):
        return False
    return min(numbers[: SETTINGS.first_numbers]) > 1 or any(entry.text.startswith("0") for entry in listed)


def _counts(numbers: Sequence[int]) -> bool:
    """Whether numbers go up by one, one or few of them apart."""
    steps = sum(1 for a, b in pairwise(numbers) if b == a + 1)
    in_step = Counter(n - i for i, n in enumerate(numbers)).most_common(1)[0][1]
    return steps >= SETTINGS.counting * (len(numbers) - 1) or in_step >= len(numbers) - 1


def _number(entry: ListEntry) -> int | None:
    match = _INTEGER.match(entry.text)
    return int(match.group(1)) if match else None


def _steps(listed: Sequence[ListEntry]) -> int:
    numbers = [_number(e) for e in listed]
    return sum(1 for a, b in pairwise(numbers) if a is not None and b == a + 1)


def _of_list(table: Table, listed: list[ListEntry], numbers: list[int]) -> list[Finding]:
    """Deviations from counting by one. A number alone out of step is misprinted; where all that
    follow are shifted, numbers were left out (or used twice) at that place."""
    found = []
    places: dict[int | None, list[int]] = {}
    for at, entry in enumerate(listed):
        places.setdefault(_number(entry), []).append(at)
    shift = [n - i for i, n in enumerate(numbers)]
    current = (
        Counter(shift[: SETTINGS.first_numbers]).most_common(1)[0][0]
        if shift[0] not in shift[1 : SETTINGS.first_numbers]
        else shift[0]
    )
    index = 0
    while index < len(numbers):
        if shift[index] == current:
            index += 1
            continue
        ahead = shift[index + 1 : index + SETTINGS.first_numbers]
        if numbers[index] == 1 and all(s == shift[index] for s in ahead):  # the list starts again
            current = shift[index]
            index += 1
            continue
        if ahead and all(s == shift[index] for s in ahead):
            found.append(_jump(table, listed, numbers, index))
            current = shift[index]
        else:
            found.append(_misprint(table, listed, index, index + current, places[numbers[index]][:2]))
        index += 1
    return found


def _misprint(table: Table, listed: list[ListEntry], index: int, expected: int, alike: list[int]) -> Finding:
    """``alike``: the first two places of the list with this number, its own perhaps among them."""
    twins = [listed[at] for at in alike if at != index]
    fault = "está repetido" if twins else "rompe la serie"
    return rules.finding(
        "numeracion",
        severity="error" if twins else "warning",
        evidence=(evidence_of(table, listed[index]), *(evidence_of(table, e, "context") for e in twins[:1])),
        observed=listed[index].text,
        expected=str(expected),
        suggestion=f"Cambie {listed[index].text} por {expected}.",
        table=table.id,
        what=f"el número {listed[index].text} {fault} donde corresponde {expected}",
    )


def _jump(table: Table, listed: list[ListEntry], numbers: list[int], index: int) -> Finding:
    before, here = numbers[index - 1] if index else 0, numbers[index]
    missing = "faltan números" if here > before + 1 else "la serie retrocede"
    return rules.finding(
        "numeracion",
        evidence=(
            evidence_of(table, listed[index]),
            *(evidence_of(table, listed[i], "context") for i in (index - 1,) if i >= 0),
        ),
        observed=listed[index].text,
        expected=str(before + 1),
        suggestion="Revise si falta una fila o si hay que renumerar.",
        table=table.id,
        what=f"del {before} se pasa al {here} ({missing})",
    )


def repeated_rows(table: Table) -> list[Finding]:
    """Rows (or entries of side-by-side blocks) that are printed twice, their number apart; where the header is printed
    again, another table begins."""
    seen: dict[tuple[str, ...], tuple[int, tuple[int, ...]]] = {}
    found = []
    blocks = side_by_side(table)
    labels = {c for header, cs in list_columns(table) if _HEADER.match(fold(header)) and header for c in cs}
    rows = table.rows
    header = rows[table.header_rows - 1] if table.header_rows else ()
    for block in blocks:
        columns = tuple(c for c in block if c not in labels)
        for row in range(table.header_rows, table.row_count):
            if _is_header(rows[row], header):
                seen.clear()
            texts = tuple(" ".join(fold(rows[row][c]).split()) for c in columns)
            if not _is_distinctive(texts):
                continue
            first = seen.setdefault(texts, (row, columns))
            if first == (row, columns) or _heads(rows[first[0]], rows[row], row - first[0]):
                continue
            at = next(i for i, t in enumerate(texts) if t)
            found.append(
                rules.finding(
                    "fila-repetida",
                    evidence=(
                        evidence_of(table, ListEntry(table.cell_at[row, columns[at]], 0)),
                        evidence_of(table, ListEntry(table.cell_at[first[0], first[1][at]], 0), "context"),
                    ),
                    observed=rows[row][columns[at]],
                    suggestion="Elimine una de las dos filas o corrija la que no corresponde.",
                    table=table.id,
                    label=" | ".join(rows[row][c] for c in columns if rows[row][c].strip())[: SETTINGS.longest_label],
                )
            )
    return found


def _is_header(row: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a row is the header again, of another part of the table perhaps: its stub says which."""
    columns = [text for text in header[1:] if text.strip()]
    return row == header or (len(columns) > 1 and row[1:] == header[1:])


def _heads(above: Sequence[str], row: Sequence[str], apart: int) -> bool:
    """Whether a row right above another is the heading of this only item: the same words, in capitals."""
    upper = [any(t.isupper() for t in line if any(c.isalpha() for c in t)) for line in (above, row)]
    return apart == 1 and upper == [True, False]


def _is_distinctive(texts: tuple[str, ...]) -> bool:
    filled = [t for t in texts if not is_blank(t)]
    if len(filled) < 2 or is_total_label(filled[0]):
        return False
    digits = sum(len(re.sub(r"\D", "", t).strip("0")) for t in filled if not looks_like_date(t))
    dated = any(looks_like_date(t) for t in filled)
    words = sum(len(t) for t in filled if not any(c.isdigit() for c in t))
    if not words:
        return False  # figures alone repeat from an account to its only item
    return digits >= SETTINGS.distinctive_digits or (dated and words >= SETTINGS.fewest_letters)
