"""The fields of a schema, put together from the columns of all tables it is drafted from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.clean.united_tables import columns_to_align, renamed
from pipeline.contract import NUMERIC, is_reserved
from pipeline.model import CleanRow, CleanTable, Column, FieldType
from pipeline.quantities.labels.label_words import identifier, similarity, tokens
from pipeline.quantities.labels.periods import split_periods
from pipeline.quantities.numerals import is_blank
from pipeline.run.settings import FAMILIES


@dataclass
class DraftedField:
    """A field as it is put together from the columns of all members."""

    name: str
    titles: list[str] = field(default_factory=list)
    columns: list[tuple[CleanTable, Column]] = field(default_factory=list)
    periods: bool = False

    @cached_property
    def rows(self) -> list[tuple[CleanRow, str]]:
        return [(row, c.name) for table, c in self.columns for row in table.rows if row.kind == "detalle"]

    @property
    def type(self) -> FieldType:
        """The type of all columns; the one that holds them all where they differ."""
        types = {c.type for table, c in self.columns if not _is_blank(table, c)} or {"texto"}
        if len(types) == 1:
            return next(iter(types))
        if types <= {"entero", "decimal"}:
            return "decimal"
        if types <= {"entero", "monto"}:
            return "monto"
        return "decimal" if types <= NUMERIC else "texto"


def names_of(cleaned: CleanTable) -> dict[str, str]:
    """The field's name for every inferred column: without the year, which changes, where that is enough."""
    short = {c.name: identifier(c.title) or c.name for c in cleaned.columns}
    counts = Counter(short.values())
    return {
        name: name if counts[plain] > 1 or is_reserved(plain) or plain[0].isdigit() else plain
        for name, plain in short.items()
    }


def fields_of(members: Sequence[CleanTable], names: Mapping[str, str]) -> list[DraftedField]:
    """The fields of all members, in order of first appearance."""
    found: list[DraftedField] = []
    for number, cleaned in enumerate(members):
        repeated = _repeated(cleaned)
        same = renamed(columns_to_align(members[0].columns), columns_to_align(cleaned.columns)) if number else {}
        own = names if not number else names_of(cleaned)
        used: set[int] = set()
        periods = split_periods([column.source for column in cleaned.columns])
        for position, (column, (base, period)) in enumerate(zip(cleaned.columns, periods, strict=True)):
            if period is not None and repeated[base] > 1 and (column.type in NUMERIC or _is_blank(cleaned, column)):
                home = _of_period(found, base)
            else:
                wanted = names.get(same.get(column.name, ""), own[column.name])
                home = _home(found, wanted, column, position, used)
            home.columns.append((cleaned, column))
            title = base.capitalize() if home.periods else column.source
            if title not in home.titles:
                home.titles.append(title)
    return found


def _repeated(cleaned: CleanTable) -> Counter[str]:
    """How often headers that name a period say the same besides it; one that says nothing else counts twice."""
    counted: Counter[str] = Counter()
    periods = split_periods([column.source for column in cleaned.columns])
    for column, (base, period) in zip(cleaned.columns, periods, strict=True):
        if period is not None and column.type in NUMERIC:
            counted[base] += 1 if base else 2
    return counted


def _is_blank(cleaned: CleanTable, column: Column) -> bool:
    return all(is_blank(row.values[column.name].printed) for row in cleaned.rows)


def _of_period(found: list[DraftedField], base: str) -> DraftedField:
    wanted = identifier(base) or "valor"
    home = next((f for f in found if f.periods and f.name == wanted), None)
    if home is None:
        taken = {f.name for f in found}
        while wanted in taken or is_reserved(wanted) or not wanted.isidentifier():
            wanted = f"{wanted}_por_periodo" if wanted.isidentifier() else f"valor_{wanted}"
        home = DraftedField(wanted, periods=True)
        found.append(home)
    return home


def _home(found: list[DraftedField], wanted: str, column: Column, position: int, used: set[int]) -> DraftedField:
    """The field of a column: the one called alike, else the one with a like header, else the one at its place where
    one of the two has no header; a new one where there is none."""
    free = [(n, f) for n, f in enumerate(found) if n not in used and not f.periods]
    near = [
        (f.name == wanted, max((similarity(column.source, t) for t in f.titles), default=0.0), -abs(n - position), n, f)
        for n, f in free
    ]
    like = [one for one in near if one[0] or one[1] >= FAMILIES.alike]
    blank = [one for one in near if one[2] == 0 and (not tokens(column.source) or not any(map(tokens, one[4].titles)))]
    best = max(like or blank, key=lambda one: one[:3], default=None)
    if best is not None:
        used.add(best[3])
        return best[4]
    taken = {f.name for f in found}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted}_{number}", number + 1
    used.add(len(found))
    found.append(DraftedField(name))
    return found[-1]
