"""The numbers of a table as arrays of exact scaled integers, and which printed numerals are only labels.

Every number is stored as an integer in the table's smallest printed unit (with two decimals: hundredths), so that
sums are exact and fast. Years that head rows or columns, running numbers and codes are labels, however numeric.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Quantity, Table
from pipeline.quantities.column_formats import column_format
from pipeline.quantities.labels.announcements import read_label
from pipeline.quantities.numerals import CHILEAN, NumberFormat, infer_format, parse
from pipeline.quantities.settings import CELLS

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

# A letter or mark that flags a figure (estimated, revised, provisional): 927E, 1.234 r, 12,5p
_FLAG = re.compile(r"(?<=[\d%)])\s?(?:[A-Za-zÊ]{1,2}|[†‡]+|\d\))$")


@dataclass(frozen=True)
class TableNumbers:
    """The numbers of a table, as arrays of shape (rows, columns).

    ``scaled`` is value x 10 ** ``decimals``; ``unit`` is one unit of the last printed digit on the same scale; both
    are 0 where ``known`` is false.
    """

    quantities: tuple[tuple[Quantity | None, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    scaled: Ints
    unit: Ints
    known: Bools
    decimals: int
    format: NumberFormat
    header_rows: int

    @cached_property
    def shape(self) -> tuple[int, int]:
        return self.scaled.shape[0], self.scaled.shape[1]

    @cached_property
    def steps(self) -> Ints:
        """See :func:`rounding`."""
        return rounding(self)

    def row_label(self, row: int) -> str:
        """The texts of a row that are no numbers, joined."""
        return " ".join(t for t, k in zip(self.texts[row], self.known[row], strict=True) if t and not k)

    def column_label(self, column: int) -> str:
        """The texts above the first number of a column, joined; a spanning header counts for all columns it covers."""
        words = []
        for row, line in enumerate(self.spread_headers):
            if self.known[row, column]:
                break
            words.append(line[column])
        return " ".join(w for w in words if w)

    @cached_property
    def spread_headers(self) -> tuple[tuple[str, ...], ...]:
        """The header rows, each spanning header repeated over the blank cells to its right."""
        last = max(self.header_rows, 1)
        spread = []
        for row, line in enumerate(self.texts[:last]):
            lower = any(any(below[1:]) for below in self.texts[row + 1 : last])
            group, filled = "", []
            for column, text in enumerate(line):
                group = text if text and column else group
                filled.append(text or (group if lower else ""))
            spread.append(tuple(filled))
        return tuple(spread)


@lru_cache(maxsize=256)  # asked by the audit of arithmetic and by the checks of a budget
def numbers_of(table: Table) -> TableNumbers:
    """The numbers of a table, header cells that span several columns (or rows) standing over each."""
    header = min(table.header_rows, table.row_count)
    rows = [list(r) for r in table.rows]
    for row in range(header):
        for column in range(table.column_count):
            cell = table.cell_at.get((row, column))
            rows[row][column] = cell.text if cell is not None else ""
    return read(rows, header_rows=header)


def read(
    rows: Sequence[Sequence[str]], locale: NumberFormat | None = None, header_rows: int | None = None
) -> TableNumbers:
    """The numbers of a grid of texts; number format and header rows are inferred where not given."""
    width = max((len(r) for r in rows), default=0)
    texts = tuple(tuple(c.strip() for c in r) + ("",) * (width - len(r)) for r in rows)
    format = locale or infer_format(_format_evidence(texts, 1 if header_rows is None else header_rows), default=CHILEAN)
    body = texts[1 if header_rows is None else header_rows :]
    formats = [column_format((r[k] for r in body), format) for k in range(width)]
    quantities = [[_figure(c, f) for c, f in zip(r, formats, strict=True)] for r in texts]
    if header_rows is None:
        header_rows = _header_rows(quantities, texts)
    _drop_labels(quantities, texts, header_rows)
    decimals, scaled, unit, known = _arrays(quantities, len(texts), width)
    return TableNumbers(tuple(tuple(r) for r in quantities), texts, scaled, unit, known, decimals, format, header_rows)


def _format_evidence(texts: Sequence[Sequence[str]], header_rows: int) -> Iterator[str]:
    """The cells from which the number format can be inferred: none of a column of percentages."""
    percent = {c for line in texts[:header_rows] for c, text in enumerate(line) if read_label(text).percent}
    return (
        text
        for line in texts
        for c, text in enumerate(line)
        if 0 < len(text) <= CELLS.longest_vote and c not in percent
    )


def _figure(text: str, format: NumberFormat) -> Quantity | None:
    if not text or len(text) > CELLS.max_text or not any(c.isdigit() for c in text):
        return None
    found = parse(text, format=format)
    if found is None:
        bare = _FLAG.sub("", text)
        found = parse(bare, format=format) if bare != text else None
    if found is not None and len(found.value.as_tuple().digits) - found.decimals > CELLS.max_digits:
        return None
    return found


def is_year(quantity: Quantity) -> bool:
    """Whether a number has the form of a year: 1800 to 2100, no grouping, decimals or unit."""
    return (
        not quantity.grouped
        and quantity.decimals == 0
        and quantity.unit == ""
        and CELLS.first_year <= quantity.value <= CELLS.last_year
        and len(quantity.text.strip()) >= 4
    )


def _header_rows(quantities: list[list[Quantity | None]], texts: Sequence[Sequence[str]]) -> int:
    """The number of rows at the top without numbers (years and ordinals of a header do not count as numbers)."""
    for row, line in enumerate(quantities):
        found = [q for q in line if q is not None]
        if not found or all(is_year(q) for q in found[1:] or found):
            # Years head columns only where there are several or other words beside them.
            continue
        if row == 0 or not _is_ordinals(found):
            return row
    return len(quantities)


def _is_ordinals(found: list[Quantity]) -> bool:
    """Columns numbered 1, 2, 3… under the header."""
    return len(found) >= CELLS.fewest_ordinals and [q.value for q in found] == [
        Decimal(n) for n in range(1, len(found) + 1)
    ]


def _drop_labels(quantities: list[list[Quantity | None]], texts: Sequence[Sequence[str]], header_rows: int) -> None:
    """Removes, in place, the numerals that are labels of rows and columns."""
    for line in quantities[:header_rows]:
        line[:] = [None] * len(line)
    width = len(quantities[0]) if quantities else 0
    first = True
    for column in range(width):
        cells = [(r, q) for r, line in enumerate(quantities) if (q := line[column]) is not None]
        found = [q for _, q in cells]
        coded = _heads_codes(texts[:header_rows], column, found) and (first or not _counts(texts, header_rows, column))
        if found and (coded or _is_label_column(found, first)):
            for row, _ in cells:
                quantities[row][column] = None
        first = first and not has_words(quantities, texts, column)


# Headers of columns of identifiers, which are never summed: chosen by hand; numbers of persons, schools and projects
# (RUT, RBD, BIP) and the levels of the budget are Chile's.
_CODES = re.compile(
    r"(?:n[°º]|nro\.?|no\.|num\.?|#|cod\.?|c[oó]digos?|rut|run|rbd|id|folio|fono|tel[eé]fonos?|celular|a[nñ]os?|year|subt\.?"
    r"|subt[ií]tulos?|[ií]tem|[ií]t\.?|asig\.?|glosa|correlativo|orden|rank|ranking|ley|decreto|resoluci[oó]n|bip|edad|hora)"
    r"\s*\.?\s*\d{0,2}",
    re.IGNORECASE,
)


def _heads_codes(header: Sequence[Sequence[str]], column: int, found: list[Quantity]) -> bool:
    if any(q.unit or q.decimals for q in found):
        return False
    words = [line[column] for line in header if line[column]]
    return bool(words) and _CODES.fullmatch(words[-1].strip()) is not None


# "N°" over a column heads running numbers or document numbers, or is short for "number of".
_NUMBER_OF = re.compile(r"(?:n[°º]|nro\.?|no\.|num\.?|#)", re.IGNORECASE)


def _counts(texts: Sequence[Sequence[str]], header_rows: int, column: int) -> bool:
    """Whether a column headed "N°" behind the stub prints counts: a total stands in it, or shares stand beside it."""
    words = [line[column] for line in texts[:header_rows] if line[column]]
    if not words or _NUMBER_OF.fullmatch(words[-1].strip()) is None:
        return False
    if any(line[column] and any(read_label(t).grand for t in line[:column]) for line in texts[header_rows:]):
        return True
    beside = [line[column + 1] for line in texts[:header_rows] if column + 1 < len(line) and line[column + 1]]
    return bool(beside) and read_label(beside[-1]).percent


def has_words(quantities: Sequence[Sequence[Quantity | None]], texts: Sequence[Sequence[str]], column: int) -> bool:
    """Whether most cells of a column are words: it is the stub then, and a code column is not needed as label."""
    printed = [q for line, q in zip(texts, (row[column] for row in quantities), strict=True) if line[column]]
    return sum(q is None for q in printed) * 2 > len(printed) > 0


def _is_label_column(found: list[Quantity], first: bool) -> bool:
    """Years, running numbers, or (before any column of words) increasing codes."""
    if any(q.unit or q.decimals or q.value < 0 for q in found):
        return False
    values = [q.value for q in found]
    if len(values) >= 2 and all(is_year(q) for q in found):
        return first or len(set(values)) > 1 or len(values) >= CELLS.fewest_running
    steps = [b - a for a, b in itertools.pairwise(values)]
    if len(values) >= CELLS.fewest_running and values[0] <= CELLS.largest_first and all(step == 1 for step in steps):
        return True
    if first and not any(q.grouped for q in found):
        if len(values) >= CELLS.fewest_running and all(step > 0 for step in steps) and values[-1] < CELLS.largest_code:
            return True
        if len(values) >= CELLS.fewest_nearly and sum(step in (0, 1) for step in steps) >= CELLS.nearly_running * len(
            steps
        ):
            return True
    return False


def _arrays(quantities: list[list[Quantity | None]], height: int, width: int) -> tuple[int, Ints, Ints, Bools]:
    found = [(r, c, q) for r, line in enumerate(quantities) for c, q in enumerate(line) if q is not None]
    scaled, unit = np.zeros((height, width), np.int64), np.zeros((height, width), np.int64)
    known = np.zeros((height, width), np.bool_)
    decimals = min(max((q.decimals for _, _, q in found), default=0), CELLS.max_decimals)
    for r, c, q in found:
        scaled[r, c] = int(q.value.scaleb(decimals).to_integral_value())
        unit[r, c] = 10 ** max(decimals - q.decimals, 0)
        known[r, c] = True
    return decimals, scaled, unit, known


def rounding(figures: TableNumbers) -> Ints:
    """One unit of the last digit of each cell, larger where the table is evidently rounded more coarsely.

    Counts published rounded to fives or hundreds are all multiples of that; so are numbers printed with more decimals
    than were computed (450.210,00). Cells with the same printed decimals are judged together, then those of each
    column and of each row; few numbers are no evidence.
    """
    step = figures.unit.copy()
    for unit in sorted(set(figures.unit[figures.known].tolist())):
        alike = figures.known & (figures.unit == unit)
        _widen(step, figures, alike, unit)
        for column in np.flatnonzero(alike.any(axis=0)):
            part = np.zeros_like(alike)
            part[:, column] = alike[:, column]
            _widen(step, figures, part, unit)
        for row in np.flatnonzero(alike.any(axis=1)):
            part = np.zeros_like(alike)
            part[row] = alike[row]
            _widen(step, figures, part, unit)
    return step


def _widen(step: Ints, figures: TableNumbers, cells: Bools, unit: int) -> None:
    values = {abs(v) // unit for v in figures.scaled[cells].tolist()} - {0}
    if len(values) < 2:
        return
    common = math.gcd(*values)
    for coarse in _STEPS:
        if common % coarse == 0 and coarse ** min(len(values), CELLS.enough) >= _NO_CHANCE:
            step[cells] = np.maximum(step[cells], unit * coarse)
            return


_STEPS = (1000, 500, 100, 50, 10, 5, 3)
_NO_CHANCE = 10**6  # a step is accepted if all values are multiples of it by chance in one table of this many
