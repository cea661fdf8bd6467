"""Quantities computed from the cells of a row or column that the prose tells: growth, differences, shares, sums.

A computed quantity is a way of computing (growth of the rate from 2022 to 2023) and a row. Which row is meant the
link model says; which way, the words, and the other figures told with the same words: where eleven regions of
twelve are told with their growth from one column to another, so is the twelfth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cell_linking import MentionLink
from pipeline.validate.claims.cell_space import PERCENT, CellSpace, Floats
from pipeline.validate.claims.mentions import Mention
from pipeline.validate.claims.printed_slips import chance, slips_of


@dataclass(frozen=True)
class DerivedSettings:
    """``rows`` and ``columns`` are how many of the likeliest rows of a mention, and columns of a table, are computed
    with. ``told`` is how often a figure that no cell prints tells each kind of quantity, by what its words say
    (change or level, percentage or not). ``sure`` is the most that alike figures can say; a figure that a cell prints
    with the probability ``told`` is not computed."""

    rows: int = 6
    columns: int = 14
    exact: float = 0.93
    slip: float = 0.01
    sure: float = 0.97
    fewest_alike: int = 3
    remembered: float = 0.3
    most: float = 0.8
    tables: int = 2
    widest: float = 0.15
    told: float = 0.95


SETTINGS = DerivedSettings()
MOST_RATIO = 150.0
_TOLD: dict[tuple[bool, bool], dict[str, float]] = {
    (True, True): {"growth": 0.5, "share": 0.05},
    (True, False): {"growth": 0.03, "share": 0.3, "ratio": 0.15},
    (False, True): {"difference": 0.3, "sum": 0.05},
    (False, False): {"sum": 0.1, "named": 0.15, "difference": 0.03},
}
"""(percentage, change told): how likely a figure that no cell prints tells a quantity of this kind."""
_CUES: dict[str, re.Pattern[str]] = {
    "share": re.compile(
        r"\bdel?\s+(?:l[oa]s?\s+)?total|\brepresent|\bconcentr|\bequival|\bcorrespond|\bparticipac"
        r"|%\s+(?:de|son)\b"
    ),
    "ratio": re.compile(r"\bejecuc|\bejecut|\bavance|\bcumpl|\bprogramad|\bpresupuest|\bde\s+lo\b|\btasa\b"),
    "named": re.compile(
        r"\bsum[aoe]|\bconjunt|\btotaliz|\bambos|\bambas|\bentre\b|\breun|\bconcentr"
        r"|\by\b.*\b(?:atend|aport|alcanz|lleg|agrup)"
    ),
    "sum": re.compile(r"\btotal\b|\bsum[ao]|\ben\s+conjunto\b"),
    "difference": re.compile(r"\bmas\b|\bmenos\b|\bdiferenc|\bsaldo\b|\bqued"),
}
_CUED = 3.0
"""How much likelier a kind is where the sentence has its words."""


@dataclass(frozen=True)
class Computed:
    """A quantity computed from cells: ``way`` names how (and of which columns), ``low`` and ``high`` are its bounds,
    ``weight`` how likely the mention tells it, before its value is looked at. Of a share, the first operand is the
    part and the last the whole."""

    kind: str
    way: tuple[str, int, int]
    operands: tuple[int, ...]
    value: float
    low: float
    high: float
    weight: float


class Tables:
    """What can be computed of each table, prepared once: columns of one thing over several years, total rows."""

    def __init__(self, space: CellSpace) -> None:
        self.space = space
        self.cell: dict[tuple[int, int], int] = {}
        for cell in range(len(space)):
            self.cell[int(space.row[cell]), int(space.column[cell])] = cell
        self.columns: dict[int, list[int]] = defaultdict(list)
        for column, table in enumerate(space.column_table):
            self.columns[int(table)].append(column)
        self.rows: dict[int, list[int]] = defaultdict(list)
        for row, table in enumerate(space.row_table):
            self.rows[int(table)].append(row)
        self.whole: dict[int, int | None] = {}
        for number, table in enumerate(space.tables):
            first = self.rows[number][0] if self.rows[number] else 0
            places = {row: first + n for n, row in enumerate(table.heads)}
            self.whole[number] = places.get(table.grand_row) if table.grand_row is not None else None

    @lru_cache(maxsize=1024)  # noqa: B019 - lives as long as the audit of one document
    def series(self, table: int) -> tuple[tuple[int, int], ...]:
        """Pairs of columns of the same thing, the earlier first: neighbours, and first and last."""
        space = self.space
        groups: dict[frozenset[str], list[tuple[str, int]]] = defaultdict(list)
        for column in self.columns[table]:
            years = space.column_years[column]
            if len(years) == 1:
                year = next(iter(years))
                groups[space.columns.words[column] - years].append((year, column))
        found = []
        for group in groups.values():
            group.sort()
            columns = [c for _, c in group]
            found += list(pairwise(columns))
            if len(columns) > 2:
                found.append((columns[0], columns[-1]))
        return tuple(found)


def _spread(space: CellSpace, cell: int) -> tuple[float, float]:
    amount, step = float(space.amount[cell]), float(space.step[cell])
    return (amount, amount) if step == 1 and space.kind[cell] != PERCENT else (amount - step / 2, amount + step / 2)


def _rows(space: CellSpace, link: MentionLink) -> list[tuple[int, float]]:
    """The likeliest rows of a mention, with their share."""
    weight = np.bincount(space.row, weights=link.prior, minlength=len(space.row_table))
    whole = float(weight.sum())
    best = np.argsort(-weight)[: SETTINGS.rows]
    return [(int(r), float(weight[r]) / whole) for r in best if whole and weight[r] > 0]


def computed(mention: Mention, link: MentionLink, tables: Tables) -> list[Computed]:
    """What may be computed from the likeliest rows of a mention, each with a weight that adds up to at most one."""
    space = tables.space
    percent = mention.claim.kind == "percent"
    if not len(space) or mention.figure.spelled:
        return []
    change = mention.change or mention.figure.text.startswith(("-", "−", "–"))
    kinds = _TOLD[percent, change]
    around = fold(mention.claim.sentence.text)
    cued = {kind for kind in kinds if kind in _CUES and _CUES[kind].search(around)}
    columns = np.bincount(space.column, weights=link.prior, minlength=len(space.column_table))

    def by_column(cell: int) -> float:
        """The share of a cell's column among those of its table."""
        of_table = columns[space.column_table == space.table[cell]].sum()
        return float(columns[space.column[cell]] / of_table) if of_table else 0.0

    found: list[Computed] = []
    for row, share in _rows(space, link):
        table = int(space.row_table[row])
        for kind, weight in kinds.items():
            if kind == "named":
                continue
            sure = min(SETTINGS.most, weight * (_CUED if kind in cued else 1.0)) * share
            for way, operands, value, low, high, fit in _KINDS[kind](mention, tables, table, row):
                found.append(Computed(kind, way, operands, value, low, high, sure * (fit or by_column(operands[0]))))
    if "named" in kinds:
        weight = min(SETTINGS.most, kinds["named"] * (_CUED if "named" in cued else 1.0))
        for way, operands, value in _named(mention, link, tables):
            found.append(Computed("sum", way, operands, value, value, value, weight * by_column(operands[0])))
    return found


def _named(
    mention: Mention, link: MentionLink, tables: Tables
) -> Iterator[tuple[tuple[str, int, int], tuple[int, ...], float]]:
    """The sums of the rows of the likeliest table that the sentence names whole, column by column."""
    space = tables.space
    by_table = np.bincount(space.table, weights=link.prior, minlength=len(space.tables))
    for table in np.argsort(-by_table)[: SETTINGS.tables]:
        said = [
            r
            for r in tables.rows[int(table)]
            if space.rows.words[r] and space.rows.words[r] <= mention.sentence and not space.row_total[r]
        ]
        if not 2 <= len(said) <= SETTINGS.rows:
            continue
        for column in tables.columns[int(table)][: SETTINGS.columns]:
            cells = tuple(tables.cell[r, column] for r in said if (r, column) in tables.cell)
            if len(cells) == len(said) and not (space.kind[list(cells)] == PERCENT).any():
                yield ("named", int(space.column_name[column]), 0), cells, float(space.amount[list(cells)].sum())


Quantity = tuple[tuple[str, int, int], tuple[int, ...], float, float, float, float]


def _growths(mention: Mention, tables: Tables, table: int, row: int) -> Iterator[Quantity]:
    yield from _changes(mention, tables, table, row, rate=True)


def _differences(mention: Mention, tables: Tables, table: int, row: int) -> Iterator[Quantity]:
    yield from _changes(mention, tables, table, row, rate=False)


def _changes(mention: Mention, tables: Tables, table: int, row: int, *, rate: bool) -> Iterator[Quantity]:
    space = tables.space
    pairs = [(a, b) for a, b in tables.series(table) if (row, a) in tables.cell and (row, b) in tables.cell]
    years = mention.claim.years | ({mention.near_year} if mention.near_year else frozenset())
    fits = []
    latest = max((max(space.column_years[b]) for _, b in pairs), default="")
    for a, b in pairs:
        from_year, to_year = max(space.column_years[a]), max(space.column_years[b])
        fit = 1.0
        if to_year in years:
            fit *= 4
        elif from_year in years and len(years) == 1:
            fit *= 2
        if to_year == latest:
            fit *= 2
        fits.append(fit)
    whole = sum(fits)
    for (a, b), fit in zip(pairs, fits, strict=True):
        one, two = tables.cell[row, a], tables.cell[row, b]
        (a_low, a_high), (b_low, b_high) = _spread(space, one), _spread(space, two)
        if a_low <= 0:
            continue
        if rate:
            values = [(x / y - 1) * 100 for x, y in ((b_low, a_high), (b_high, a_low))]
            value = (space.amount[two] / space.amount[one] - 1) * 100
        else:
            values = [b_low - a_high, b_high - a_low]
            value = space.amount[two] - space.amount[one]
        low, high = sorted(map(abs, values)) if values[0] * values[1] > 0 else (0.0, max(map(abs, values)))
        if high - low > max(SETTINGS.widest * high, 2 * mention.step):
            continue  # small figures make any rate
        name = "growth" if rate else "difference"
        way = (name, int(space.column_name[a]), int(space.column_name[b]))
        yield way, (one, two), abs(float(value)), low, high, fit / whole


def _shares(mention: Mention, tables: Tables, table: int, row: int) -> Iterator[Quantity]:
    """A cell's share of the total of its column, and of the total of its row."""
    space = tables.space
    columns = [c for c in tables.columns[table] if (row, c) in tables.cell][: SETTINGS.columns]
    columns = [c for c in columns if space.kind[tables.cell[row, c]] != PERCENT]
    whole_row = tables.whole[table]
    found: list[tuple[str, int, int, tuple[int, ...]]] = []
    for column in columns:
        part = tables.cell[row, column]
        if whole_row is not None and whole_row != row and (whole := tables.cell.get((whole_row, column))) is not None:
            found.append(("share of column", column, column, (part, whole)))
        for total in columns:
            if total != column and space.column_total[total]:
                found.append(("share of row", column, total, (part, tables.cell[row, total])))
    for name, column, total, (part, whole) in found:
        amount, of = float(space.amount[part]), float(space.amount[whole])
        if not 0 < amount <= of:
            continue
        (low, high), (least, most) = _spread(space, part), _spread(space, whole)
        way = (name, int(space.column_name[column]), int(space.column_name[total]))
        yield way, (part, whole), amount / of * 100, low / most * 100, high / max(least, 1e-9) * 100, 0.0


def _ratios(mention: Mention, tables: Tables, table: int, row: int) -> Iterator[Quantity]:
    """A cell as a percentage of another of its row: spent of the budget, attended of those inscribed."""
    space = tables.space
    columns = [c for c in tables.columns[table] if (row, c) in tables.cell][: SETTINGS.columns]
    columns = [c for c in columns if space.kind[tables.cell[row, c]] != PERCENT and not space.column_total[c]]
    for a, b in permutations(columns, 2):
        one, two = tables.cell[row, a], tables.cell[row, b]
        if space.kind[one] != space.kind[two] or not space.amount[two] or not space.amount[one]:
            continue
        (low, high), (least, most) = _spread(space, one), _spread(space, two)
        value = float(space.amount[one] / space.amount[two]) * 100
        if value <= MOST_RATIO:
            way = ("ratio", int(space.column_name[a]), int(space.column_name[b]))
            fit = 1 / len(columns) ** 2
            yield way, (one, two), value, low / most * 100, high / max(least, 1e-9) * 100, fit


def _sums(mention: Mention, tables: Tables, table: int, row: int) -> Iterator[Quantity]:
    """The sum of a column that prints no total (whatever the row)."""
    space = tables.space
    if tables.whole[table] is not None or tables.rows[table][:1] != [row]:
        return
    columns = [c for c in tables.columns[table] if not space.column_years[c]][: SETTINGS.columns] or tables.columns[
        table
    ]
    for column in columns:
        cells = [tables.cell[r, column] for r in tables.rows[table] if (r, column) in tables.cell]
        cells = [c for c in cells if not space.facts[c].total_row and space.kind[c] != PERCENT]
        if len(cells) < 2:
            continue
        value = float(space.amount[cells].sum())
        room = float(space.step[cells].sum()) / 2 if space.decimals[cells].max() else 0.0
        way = ("sum", int(space.column_name[column]), 0)
        yield way, tuple(cells), value, value - room, value + room, 1 / len(columns)


_KINDS: dict[str, Callable[[Mention, Tables, int, int], Iterator[Quantity]]] = {
    "growth": _growths, "difference": _differences, "share": _shares, "ratio": _ratios, "sum": _sums,
}  # fmt: skip
"""A kind of computed quantity is a function and its name here."""


def prints(value: float, step: float, one: Computed) -> bool:
    """Whether a figure is the quantity, rounded or cut."""
    return one.low - step / 2 - 1e-9 <= value <= one.high + step / 2 + 1e-9 or value <= one.value < value + step


def slipped(near: Floats, step: float, one: Computed) -> bool:
    """Whether one of the numbers a slip away from a figure (in order) is the quantity."""
    at = int(np.searchsorted(near, one.low - step / 2 - 1e-9))
    return at < len(near) and float(near[at]) <= one.high + step / 2 + 1e-9


@dataclass(frozen=True)
class DerivedVerdict:
    """How likely a mention tells a computed quantity right, or with a slip, in units of the chance of its digits;
    with the likeliest of each."""

    right: float
    slip: float
    best: Computed | None
    best_slip: Computed | None


NOTHING = DerivedVerdict(0.0, 0.0, None, None)


def judge(mentions: Sequence[Mention], links: Sequence[MentionLink], tables: Tables) -> list[DerivedVerdict]:
    """The verdicts on all mentions; those told with the same words decide together which way is meant."""
    options = [computed(m, k, tables) if k.right < SETTINGS.told else [] for m, k in zip(mentions, links, strict=True)]
    alone = [_weigh(m, k, o) for m, k, o in zip(mentions, links, options, strict=True)]
    votes: dict[object, dict[tuple[str, int, int], float]] = defaultdict(lambda: defaultdict(float))
    asked: dict[object, float] = defaultdict(float)
    for number, (mention, verdict) in enumerate(zip(mentions, alone, strict=True)):
        for key in _templates(mention):
            asked[key] += 1
            if verdict.best is not None and _odds(links[number], mention, verdict) > SETTINGS.remembered:
                votes[key][verdict.best.way] += 1
    found = []
    for number, mention in enumerate(mentions):
        best = alone[number]
        for key in _templates(mention):
            joint = _joint(number, mention, links[number], options[number], alone[number], votes[key], asked[key])
            if joint is not None and joint.right + joint.slip > best.right + best.slip:
                best = joint
        found.append(best)
    return found


def _odds(link: MentionLink, mention: Mention, verdict: DerivedVerdict) -> float:
    return verdict.right / (verdict.right + link.none + 1e-12)


def _templates(mention: Mention) -> Iterator[object]:
    before, behind, unit = mention.template
    yield before[-2:], behind, unit
    yield before[-1:], unit, mention.number, len(mention.figure.text) > 0


def _joint(
    number: int, mention: Mention, link: MentionLink, options: Sequence[Computed], own: DerivedVerdict,
    votes: dict[tuple[str, int, int], float], asked: float,
) -> DerivedVerdict | None:  # fmt: skip
    """The verdict if the mention tells what the others of its template do."""
    mine = own.best.way if own.best is not None and _odds(link, mention, own) > SETTINGS.remembered else None
    others = {way: n - (way == mine) for way, n in votes.items()}
    if not others or asked - 1 < SETTINGS.fewest_alike:
        return None
    way, many = max(others.items(), key=lambda p: p[1])
    if many < SETTINGS.fewest_alike:
        return None
    sure = min(SETTINGS.sure, many / (asked - 1))
    fitting = [o for o in options if o.way == way]
    whole = sum(o.weight for o in fitting)
    if not whole:
        return None
    again = [Computed(o.kind, o.way, o.operands, o.value, o.low, o.high, sure * o.weight / whole) for o in fitting]
    return _weigh(mention, link, again, none=1 - sure)


def _weigh(
    mention: Mention, link: MentionLink, options: Sequence[Computed], none: float | None = None
) -> DerivedVerdict:
    by_chance = chance(mention.figure)
    near, value, step = slips_of(mention.figure), mention.value, mention.step
    wrong = max(10, len(near))
    right = slip = 0.0
    best = best_slip = None
    left = link.none if none is None else 1.0
    for option in options:
        if prints(value, step, option):
            right += left * option.weight * SETTINGS.exact / by_chance
            best = option if best is None or option.weight > best.weight else best
        elif slipped(near, step, option):
            slip += left * option.weight * SETTINGS.slip / wrong / by_chance
            best_slip = option if best_slip is None or option.weight > best_slip.weight else best_slip
    return DerivedVerdict(right, slip, best, best_slip)


def arithmetic(space: CellSpace, one: Computed) -> str:
    """How a quantity is computed, spelled out with the printed figures."""
    texts = [space.facts[c].text.strip() for c in one.operands]
    if one.kind == "growth":
        return f"({texts[1]} - {texts[0]}) / {texts[0]}"
    if one.kind == "difference":
        return f"{texts[1]} - {texts[0]}"
    if one.kind in ("share", "ratio"):
        return f"{texts[0]} / {texts[-1]}"
    return " + ".join(texts[:6]) + (" + …" if len(texts) > 6 else "")
