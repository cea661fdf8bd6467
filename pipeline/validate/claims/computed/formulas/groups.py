"""Quantities computed from columns of a row that belong together: women and men, all of one year, all years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise, permutations

from pipeline.quantities.labels.announcements import read_label
from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import PERCENT
from pipeline.validate.claims.computed.formulas.rows import part
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables, columns_of_levels

_MEASURE = re.compile(r"\bmediana|\bmaxim|\bminim|\bpromedio")


def groups(tables: Tables, table: int, row: int) -> list[list[int]]:
    """The columns of a row that are parts of one thing: those of each year where several are of one; where no column is
    a total, two that leave no third ("Afiliados Hombres", "Afiliados Mujeres"); else all."""
    space = tables.space
    columns = [c for c in columns_of_levels(tables, table, row) if not _is_measure(tables.labels[c])]
    totals = space.column_total[columns].any()
    columns = [c for c in columns if not tables.is_total_column[c]]
    of_years: dict[frozenset[str], list[int]] = defaultdict(list)
    for column in columns:
        of_years[space.column_years[column]].append(column)
    undated = of_years.pop(frozenset(), [])
    found = [
        group
        for years, group in of_years.items()
        if len(group) > 1 and all(space.columns.words[c] - years for c in group)  # "2023", "De 2023, pendientes"
    ]
    if not totals:
        pairs = [list(p) for p in combinations(undated, 2) if tables.are_all(*p) and _are_alike(tables, *p)]
        apart = len(set(chain.from_iterable(pairs))) == 2 * len(pairs)
        found += pairs if pairs and apart else [undated]
    several = [g for g in found if 2 <= len(g) <= SETTINGS.most_summed]
    return [g for g in several if len({tables.kind[tables.cell[row, c]] for c in g}) == 1]


def _is_measure(label: str) -> bool:
    """Whether a header says that its figures are averages, rates or the like, parts of nothing."""
    said = read_label(label)
    return said.average or said.ratio or _MEASURE.search(fold(label)) is not None


def _are_alike(tables: Tables, one: int, two: int) -> bool:
    words = tables.space.columns.words
    return len(words[one] ^ words[two]) <= SETTINGS.own_words


def of_row_sums(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """The sum of each group of columns of a row that prints no total, what each cell is of it, and what one sum is of
    another, or how it grew from one year to the next."""
    grouped = groups(tables, table, row)
    for columns in grouped:
        cells = [tables.cell[row, c] for c in columns]
        value, low, high = tables.sums(cells)
        ends, names = (columns[0], columns[-1]), (tables.column_name[columns[0]], tables.column_name[columns[-1]])
        yield Computed("row sum", ("row sum", *names), tuple(cells), value, low, high, ends)
        for column, cell in zip(columns, cells, strict=True):
            way = ("share of row sum", tables.column_name[column], len(cells))
            yield from part(tables, "share of row sum", way, [cell], cells)
    for one, two in permutations(grouped, 2):
        parts, whole = [tables.cell[row, c] for c in one], [tables.cell[row, c] for c in two]
        of = tables.sums(whole)[0]
        if of and len(one) == len(two) and tables.sums(parts)[0] / of * 100 <= SETTINGS.most_ratio:
            way = ("ratio of sums", tables.column_name[one[0]], tables.column_name[two[0]])
            yield from part(tables, "ratio of sums", way, parts, whole)
    yield from _changes(tables, row, grouped)


def _changes(tables: Tables, row: int, grouped: Sequence[Sequence[int]]) -> Iterator[Computed]:
    """How what the columns of one year add up to differs from the year before, where the columns are the same."""
    space = tables.space
    dated = sorted((max(space.column_years[g[0]]), g) for g in grouped if space.column_years[g[0]])
    for (before, one), (after, two) in pairwise(dated):
        words = [{space.columns.words[c] - space.column_years[c] for c in g} for g in (one, two)]
        cells = [[tables.cell[row, c] for c in g] for g in (one, two)]
        (a, a_low, a_high), (b, b_low, b_high) = map(tables.sums, cells)
        if words[0] != words[1] or a_low <= 0:
            continue
        operands, ends, years = (*cells[0], *cells[1]), (one[0], two[0]), (before, after)
        name, latest, rise = tables.column_name[one[0]], after == dated[-1][0], 1 if b >= a else -1
        rates = sorted((rise * (b_low / a_high - 1) * 100, rise * (b_high / a_low - 1) * 100))
        steps = sorted((rise * (b_low - a_high), rise * (b_high - a_low)))
        for kind, value, (low, high) in (
            ("growth of sums", rise * (b / a - 1) * 100, rates),
            ("difference of sums", rise * (b - a), steps),
        ):
            low, way = max(0.0, low), (kind, name, len(one))
            yield Computed(kind, way, operands, value, low, high, ends, years, latest, whole=len(two))


def of_all_years(tables: Tables, table: int, row: int) -> Iterator[Computed]:
    """What the figures of a row add up to over its last two years or more, and what they are on average."""
    space = tables.space
    columns = [c for c in columns_of_levels(tables, table, row) if len(space.column_years[c]) == 1]
    words = {space.columns.words[c] - space.column_years[c] for c in columns}
    ordered = sorted(columns, key=lambda c: max(space.column_years[c]))
    if len(words) != 1 or len({max(space.column_years[c]) for c in columns}) != len(columns):
        return
    for many in range(2, min(len(ordered), SETTINGS.most_years) + 1):
        cells = tuple(tables.cell[row, c] for c in ordered[-many:])
        if (space.kind[list(cells)] == PERCENT).any():
            continue
        value, low, high = tables.sums(cells)
        ends = ordered[-many], ordered[-1]
        years = max(space.column_years[ends[0]]), max(space.column_years[ends[1]])
        yield Computed("years sum", ("years sum", many, 0), cells, value, low, high, ends, years)
        mean = ("years mean", many, 0), cells, value / many, low / many, high / many, ends, years
        yield Computed("years mean", *mean)
