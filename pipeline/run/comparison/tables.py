"""Two years of an account side by side: what is gone, new, jumped, copied forward, restated.

Pure: datasets of one report against those of another. Rows are paired by their texts and codes
(case, accents and, where that is not enough, years aside), figures by the name of their column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from pipeline.contract import NUMERIC
from pipeline.quantities.labels.label_words import COMPARED_WITH
from pipeline.quantities.labels.units import stated_unit
from pipeline.run.comparison.row_pairs import DATES, distinguishing_labels, keys_of, row_names, row_pairs
from pipeline.run.comparison.table_titles import named_as_later, with_plain_titles
from pipeline.run.published.reports import Rows
from pipeline.run.settings import COMPARING
from pipeline.spanish.folding import fold_line

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ORDINAL = re.compile(r"^(numero|n|nro|num)(_\d+)?$")  # the number a list gives its rows measures nothing

_UNNAMED = re.compile(r"columna_\d+")
_PERCENT = ("%", Decimal(1))
"""What a row, a column or a table announces whose figures are percentages."""

DatasetRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure in both: the label of its row, the title and type of its column, before and after; ``was_in`` is the
    row of the earlier account it stands in, as ``fila`` of its dataset names it ("t03/r01")."""

    row: str
    column: str
    type: str
    before: Any
    after: Any
    was_in: str = ""


@dataclass(frozen=True)
class DatasetDifference:
    """What changed in one dataset. ``compared`` counts the figures that stand in both; ``changes`` are all of
    this year's that are not last year's, ``totals`` the printed totals of both years."""

    dataset: str
    title: str
    gone: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    jumps: list[Change] = field(default_factory=list)
    copied: list[Change] = field(default_factory=list)
    restated: list[Change] = field(default_factory=list)
    columns_gone: list[str] = field(default_factory=list)
    columns_new: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    totals: list[Change] = field(default_factory=list)
    compared: int = 0

    @property
    def is_empty(self) -> bool:
        lists = (self.gone, self.new, self.jumps, self.copied, self.restated, self.columns_gone, self.columns_new)
        return not any((*lists, self.changes))


def compare(
    before: Mapping[str, Rows], after: Mapping[str, Rows], *, year: int | None, jump: float = COMPARING.jump
) -> tuple[list[DatasetDifference], list[str], list[str]]:
    """The differences by dataset (in order of name), and the datasets only one of the two has.

    ``year`` is the year of ``before``: figures that ``after`` gives for it are last year's, restated. A table whose
    title has another date or number is the same one.
    """
    before = named_as_later(before, after)
    both = sorted(before.keys() & after.keys())
    found = [_dataset(name, before[name], after[name], year, jump) for name in both]
    return found, sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())


def _is_past(key: tuple[str, int], year: int | None) -> bool:
    """Whether a row is about a year that was over already when the earlier account was given."""
    return year is not None and any(int(y) <= year for y in _YEAR.findall(key[0]))


def _dataset(name: str, before: Rows, after: Rows, year: int | None, jump: float) -> DatasetDifference:
    texts = [c for c, t in after.types.items() if t in ("texto", "codigo") and c in before.types]
    texts = [c for c in texts if c not in ("fila", "tipo_fila")]
    years = [c for c in after.types if c in before.types and _holds_years(before, c) and _holds_years(after, c)]
    labels_before, labels_after = (
        distinguishing_labels(with_plain_titles(before), [*texts, *years]),
        distinguishing_labels(with_plain_titles(after), [*texts, *years]),
    )
    keys_before = keys_of(labels_before, [row["tipo_fila"] for row in before.rows])
    keys_after = keys_of(labels_after, [row["tipo_fila"] for row in after.rows])
    pairs = row_pairs(keys_before, keys_after)
    found = DatasetDifference(name, after.title or before.title)
    paired_before, paired_after = {i for i, _ in pairs}, {j for _, j in pairs}
    called_before, called_after = row_names(before, [*texts, *years]), row_names(after, [*texts, *years])
    if any(called_before) and any(called_after):  # else nothing tells the rows of the two apart
        found.gone.extend(text or "(sin rótulo)" for i, text in enumerate(called_before) if i not in paired_before)
        found.new.extend(text or "(sin rótulo)" for j, text in enumerate(called_after) if j not in paired_after)
    bases_before, bases_after = ({_name_without_period(c) for c in rows.types} for rows in (before, after))
    found.columns_gone.extend(_title(before, c) for c in before.types if _name_without_period(c) not in bases_after)
    found.columns_new.extend(_title(after, c) for c in after.types if _name_without_period(c) not in bases_before)
    compared, columns = 0, list(_shared_columns(before, after, years, year))
    if _caption_says_percent(before, columns) and _caption_says_percent(after, columns):
        columns = [replace(column, type="porcentaje") for column in columns]
    for i, j in pairs:
        label = called_after[j] or f"fila {j + 1}"
        past = _is_past(keys_before[i], year) and keys_before[i] == keys_after[j]
        is_total = after.rows[j]["tipo_fila"] == "total"
        in_percent = all(stated_unit(called) == _PERCENT for called in (called_before[i], called_after[j]))
        for title, of_past, type_, old, new in _figures(before.rows[i], after.rows[j], columns):
            compared += 1
            kind = "porcentaje" if in_percent and type_ != "monto" else type_
            change = Change(label, title, kind, old, new, before.rows[i].get("fila", ""))
            _file(found, change, past or of_past, is_total, jump)
    return replace(found, compared=compared)


def _file(found: DatasetDifference, change: Change, past: bool, is_total: bool, jump: float) -> None:
    """Adds a pair of figures to the lists that it belongs to. ``past``: of a year that was over when the earlier
    account was given.

    What such a year says again is restated; any other figure that stays the same is copied, unless it is too small.
    """
    if past:
        if change.before != change.after:
            found.restated.append(change)
        return
    if is_total:
        found.totals.append(change)
    if change.before != change.after:
        found.changes.append(change)
        if _is_jump(change.before, change.after, change.type, jump):
            found.jumps.append(change)
    elif _is_large_enough(change.before, change.type):
        found.copied.append(change)


def _holds_years(rows: Rows, column: str) -> bool:
    """Whether a column of whole numbers says which year each row is about."""
    values = [row[column] for row in rows.rows if row[column] is not None]
    return (
        rows.types[column] == "entero"
        and bool(values)
        and all(COMPARING.first_year <= v <= COMPARING.last_year for v in values)
    )


def _caption_says_percent(rows: Rows, shared: Sequence[_SharedColumn]) -> bool:
    """Whether the title of a table is all that says that its figures are percentages: no column says of itself what it
    is in, and no figure is above a hundred."""
    names = {column.before for column in shared} | {column.after for column in shared}
    columns = [c for c, type_ in rows.types.items() if type_ in NUMERIC and c in names]
    figures = [row[c] for row in rows.rows for c in columns if row[c] is not None]
    return (
        stated_unit(rows.title) == _PERCENT
        and all(rows.types[c] in ("entero", "decimal") and stated_unit(rows.titles[c]) is None for c in columns)
        and all(abs(figure) <= 100 for figure in figures)
    )


@dataclass(frozen=True)
class _SharedColumn:
    """A column of figures that two accounts share: its names in both, its title and type in the later one, and whether
    it is about the earlier year or one before."""

    before: str
    after: str
    title: str
    is_past: bool
    type: str


def _shared_columns(before: Rows, after: Rows, years: Sequence[str], year: int | None) -> Iterator[_SharedColumn]:
    for column, type_ in after.types.items():
        if type_ not in NUMERIC or column in years or _ORDINAL.match(column):
            continue
        years_named = _own_years(f"{column} {after.titles[column]}".replace("_", " "))
        past = year is not None and bool(years_named) and max(map(int, years_named)) <= year
        source = _column_before(column, before, year) if past else _same_column(column, before, after, year)
        if source and before.types.get(source) in NUMERIC:
            yield _SharedColumn(source, column, after.titles[column], past, type_)


def _own_years(header: str) -> list[str]:
    """The years that the figures below a header are of, without those that they are only compared with ("variación
    acumulada (respecto a diciembre 2018)")."""
    compared = set(COMPARED_WITH.findall(fold_line(header)))
    return [year for year in _YEAR.findall(header) if year not in compared]


def _figures(
    old: DatasetRow, new: DatasetRow, columns: Sequence[_SharedColumn]
) -> Iterator[tuple[str, bool, str, Any, Any]]:
    """The figures two rows share: the column's title, whether it is about the earlier year or one
    before, its type, both values."""
    for shared in columns:
        a, b = old[shared.before], new[shared.after]
        if a is not None and b is not None:
            yield shared.title, shared.is_past, shared.type, a, b


def _same_column(column: str, before: Rows, after: Rows, year: int | None) -> str | None:
    """The earlier account's column for one of the later: the same, or, where headers say when, the only
    one that says the rest; of several the one about the earlier year."""
    if column in before.types:
        return column
    plain = _name_without_period(column)
    alike = [c for c in before.types if before.types[c] in NUMERIC and _name_without_period(c) == plain]
    if len(alike) > 1:
        alike = [c for c in alike if max(map(int, _YEAR.findall(c)), default=None) == year]
    rivals = [c for c in after.types if after.types[c] in NUMERIC and _name_without_period(c) == plain]
    latest = max(rivals, key=lambda c: max(map(int, _YEAR.findall(c)), default=0))
    return alike[0] if len(alike) == 1 and (len(rivals) == 1 or latest == column) else None


def _column_before(column: str, before: Rows, year: int | None) -> str | None:
    """The earlier account's column for what the later one prints as "…2022": the same, or without the
    year if that year is the one it is about."""
    if column in before.types:
        return column
    plain = _name_without_period(column)
    alike = [c for c in before.types if _name_without_period(c) == plain and not _YEAR.search(c.replace("_", " "))]
    about = [int(y) for y in _YEAR.findall(column.replace("_", " "))] == [year]
    return alike[0] if alike and about else None


def _title(rows: Rows, column: str) -> str:
    """What a column is called as it is printed; one without a header has a name that says no more than its place."""
    return "(sin encabezado)" if _UNNAMED.fullmatch(column) else rows.titles[column]


def _name_without_period(column: str) -> str:
    """The words of a column's name that do not say when."""
    return " ".join(w for w in _YEAR.sub(" ", column.replace("_", " ")).split() if w not in DATES)


def _is_large_enough(value: Any, type_: str) -> bool:
    """Whether the same figure twice is more than chance: three digits at least, and no round percentage."""
    if type_ == "porcentaje":
        return float(value) != int(value) and abs(value) >= 1
    return bool(abs(value) >= COMPARING.large_enough)


def _is_jump(old: Any, new: Any, type_: str, jump: float) -> bool:
    if type_ == "porcentaje":
        return bool(abs(new - old) >= COMPARING.points)
    if not old or not new:
        return bool(abs(old or new) >= COMPARING.large_enough)
    ratio = new / old
    return bool((ratio >= jump or ratio <= 1 / jump) and max(abs(old), abs(new)) >= COMPARING.few)
