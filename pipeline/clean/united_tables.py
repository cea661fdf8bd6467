"""Tables of one family under one name, their columns called alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.clean.column_names import dated
from pipeline.clean.dataset_names import family_name
from pipeline.clean.families import (
    PERIOD,
    Kind,
    family_numbers,
    header_of,
    letters_of,
    likeness_of_words,
    period_begun,
    periods_in,
    without_words,
    words_of_all,
)
from pipeline.clean.settings import LIKENESS
from pipeline.contract import NUMERIC, is_reserved
from pipeline.model import CleanTable, Column
from pipeline.quantities.labels.label_words import identifier, tokens


@dataclass(frozen=True, slots=True)
class ColumnOf:
    """A column as it is lined up with another's: its name, header and whether it holds figures."""

    name: str
    header: str
    numeric: bool


def renamed(first: Sequence[ColumnOf], other: Sequence[ColumnOf]) -> dict[str, str]:
    """The columns of ``other`` that are called otherwise than the same columns of ``first``, by their names.

    In tables of equally many columns, columns at the same place and of the same type are the same where their
    headers share half their words or neither has any; a year or a month is itself only, and so is a column of a period
    beside another of the same words ("Hombres 2021", "Hombres 2022").
    """
    if len(first) != len(other):
        return {}
    theirs = {column.name for column in other}
    found: dict[str, str] = {}
    said = [Counter(header_of(column.header) for column in table) for table in (first, other)]
    for one, two in zip(first, other, strict=True):
        if one.name == two.name or one.numeric != two.numeric or one.name in theirs:
            continue
        words = header_of(one.header), header_of(two.header)
        if PERIOD in words and periods_in(one.header) != periods_in(two.header):
            continue
        several = said[0][words[0]] > 1 or said[1][words[1]] > 1
        if several and period_begun(one.header) != period_begun(two.header):
            continue
        alike = likeness_of_words(words[0].split(), words[1].split()) >= LIKENESS.same_column
        if alike or letters_of(words[0]) == letters_of(words[1]):
            found[two.name] = one.name
    return found


def unite_families(tables: Sequence[CleanTable], kinds: Sequence[Kind | None]) -> list[CleanTable]:
    """Tables that no schema knows, those of one family under one name with their columns called alike.

    ``kinds`` are those of the tables, ``None`` for a table that a schema knows, which stays as it is.
    """
    unknown = [n for n, kind in enumerate(kinds) if kind is not None]
    numbers = family_numbers(kind for kind in kinds if kind is not None)
    members: dict[int, list[int]] = {}
    for n, number in zip(unknown, numbers, strict=True):
        members.setdefault(number, []).append(n)
    made = list(tables)
    taken = {table.dataset for table in tables if table.known}
    for together in members.values():
        several = len(together) > 1
        first = tables[together[0]]
        if several:
            first = _with_shared_stub(_without_common(first), [tables[n] for n in together])
        captions = list(dict.fromkeys(tables[n].title for n in together))
        if len(together) == 1 or len(captions) == 1:
            name = first.dataset
            while name in taken:
                name = _counted(name)
        else:
            name = family_name(captions, [column.title for column in first.columns], taken)
        taken.add(name)
        for n in together:
            own = _without_common(tables[n]) if several else tables[n]
            made[n] = replace(_lined_up(first, own), dataset=name)
    return made


def _counted(name: str) -> str:
    base, _, number = name.rpartition("_")
    return f"{base}_{int(number) + 1}" if base and number.isdigit() else f"{name}_2"


def _without_common(table: CleanTable) -> CleanTable:
    """A table of a family with its columns called without the heading that stands over all of them."""
    common = words_of_all([column.source for column in table.columns])
    if not common:
        return table
    names: dict[str, str] = {}
    for column in table.columns:
        short = without_words(column.source, common)
        name = dated(identifier(short, years=True))
        free = name and name not in names.values() and not is_reserved(name)
        names[column.name] = name if free else column.name
    return _with_names(table, names) if len(set(names.values())) == len(names) else table


def _lined_up(first: CleanTable, other: CleanTable) -> CleanTable:
    by_name = _renamed_stub(first, other) | renamed(columns_to_align(first.columns), columns_to_align(other.columns))
    return _with_names(other, by_name) if by_name else other


def _with_shared_stub(first: CleanTable, family: Sequence[CleanTable]) -> CleanTable:
    """The first table with its stub called by the words that the stubs of its family share, where they differ."""
    heads = [tokens(table.columns[0].source) for table in family if table.columns]
    if len(set(heads)) < 2 or not first.columns:
        return first
    name = identifier(" ".join(word for word in heads[0] if all(word in head for head in heads)))
    if not name or is_reserved(name) or name in {column.name for column in first.columns}:
        return first
    return _with_names(first, {first.columns[0].name: name})


def _renamed_stub(first: CleanTable, other: CleanTable) -> dict[str, str]:
    """The stub of a table called as that of its family's first: "Tipo C" heads the same labels as "Tipo A"."""
    one, two = first.columns[:1], other.columns[:1]
    stubs = [column for column in (*one, *two) if column.type not in NUMERIC and column.source]
    if len(stubs) < 2 or one[0].name in {column.name for column in other.columns}:
        return {}
    return {two[0].name: one[0].name}


def _with_names(other: CleanTable, by_name: Mapping[str, str]) -> CleanTable:
    columns = tuple(replace(c, name=by_name.get(c.name, c.name)) for c in other.columns)
    rows = tuple(
        replace(row, values={by_name.get(name, name): value for name, value in row.values.items()})
        for row in other.rows
    )
    return replace(other, columns=columns, rows=rows)


def columns_to_align(columns: Sequence[Column]) -> list[ColumnOf]:
    """The columns of a clean table, to be lined up: headers without what stands over all of them."""
    common = words_of_all([column.source for column in columns])
    return [ColumnOf(c.name, without_words(c.source, common), c.type in NUMERIC) for c in columns]
