"""Whether a figure that something accuses follows exactly from what stands beside it: then it is no slip.

"7.215 salidas y 1.431, en conjunto 8.646, es decir, 23,7 por día" is 8.646 over 365 and no slip of the 19,8 a day that
a table makes of the 7.215; "quienes superan el medio año totalizan 5.230" are two rows that nobody names. What is tried
are the figures of its sentence and of those next to it with each other and over a period, the rows of a column added
up, two rows of one name added up ("152.876 con edad y sexo" are the women and the men, of whom the age table has seven
more), and two figures of a row or column that the sentence names. Of many that are tried one agrees with anything: an
agreement explains where the values tried lie so far apart that it is hardly one of chance, the less the surer the
accusation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.validate.claims.cells.space import PERCENT, CellSpace, Flags, Floats, Integers
from pipeline.validate.claims.computed.kinds import CHANGES, GROWTHS
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.settings import EXPLAINED

_PERIODS = np.array([365.0, 366.0, 52.0, 12.0])
"""Days, weeks and months of a year."""
_NO_VALUES = np.zeros(0)


class Explanations:
    """What the figures of a document may follow from, where their own table or sentence is not what accuses them.

    Args:
        space: the cells of all tables.
        mentions: the figures of the prose, in order.
        links: for each of them how likely the cells are, none where the document has no table.
    """

    def __init__(self, space: CellSpace, mentions: Sequence[Mention], links: Sequence[MentionLink]) -> None:
        self._space, self._mentions, self._links = space, mentions, links

    def explain(self, number: int, judgement: Judgement) -> bool:
        """Whether the figure that a judgement contradicts follows exactly from what stands beside it."""
        mention = self._mentions[number]
        seldom = EXPLAINED.by_chance * (1 - max(judgement.probability, judgement.sure))
        if any(
            _prints(mention, values) for values in (self._quotients(number), self._other_changes(number, judgement))
        ):
            return True
        return any(agrees(mention, values, seldom) for values in self._tried(number, judgement))

    def _quotients(self, number: int) -> Floats:
        """For a whole number or an amount the quotients of two other amounts of its sentence: "872 mil pesos en 8
        ferias, un promedio de 109 mil"."""
        mention = self._mentions[number]
        mates = [m for m in self._near(number) if m is not mention and m.number == mention.number]
        values = np.array([m.value for m in mates if m.claim.kind != "percent" and m.value], dtype=float)
        if mention.claim.kind == "percent" or mention.significant < EXPLAINED.fewest_digits or len(values) < 2:
            return _NO_VALUES
        quotients = values[:, None] / values[None, :]
        return np.asarray(quotients[quotients > 1], dtype=float)

    def _other_changes(self, number: int, judgement: Judgement) -> Floats:
        """Where a change is accused: how else the level that the sentence states changed along the same line."""
        one, space, mention = judgement.computed, self._space, self._mentions[number]
        if one is None or one.kind not in CHANGES or len(one.operands) != 2:
            return _NO_VALUES
        stated = {m.value for m in self._near(number) if m is not mention and m.number == mention.number}
        across = space.column if space.column[one.operands[0]] == space.column[one.operands[1]] else space.row
        found = [_NO_VALUES]
        for cell in one.operands:
            if float(space.amount[cell]) in stated:
                is_beside = (space.table == space.table[cell]) & (across == across[cell])
                amounts = np.delete(space.amount, cell)[np.delete(is_beside, cell)]
                if len(amounts) <= EXPLAINED.most_along:
                    found.append(_changes(amounts, float(space.amount[cell]), one.kind))
        return np.concatenate(found)

    def _tried(self, number: int, judgement: Judgement) -> Iterator[Floats]:
        """The values of what is tried, each group by itself, the nearest first."""
        mention = self._mentions[number]
        near = [m for m in self._near(number) if m is not mention]
        values = np.array([m.value for m in near], dtype=float)
        percent = np.array([m.claim.kind == "percent" for m in near], dtype=bool)
        if len(values) > 1:
            one, two = np.nonzero(~np.eye(len(values), dtype=bool))
            yield _computed(mention, _Pairs(values, percent, one, two, np.ones(len(one), dtype=bool)))
            if mention.claim.kind != "percent":
                steps = np.array([m.step for m in near])
                yield from _by_a_rate(mention, values, steps, percent)
        if len(values) and mention.claim.kind != "percent":
            yield (values[:, None] / _PERIODS).ravel()
        if judgement.copied is not None:
            return  # each cell of a table follows from others: that says nothing of one that is copied
        table = self._table(number, judgement)
        if table is not None:
            yield from self._of_table(mention, table)
        if judgement.cell is not None and mention.claim.kind != "percent":
            yield self._of_rows_named_alike(judgement.cell)

    def _near(self, number: int) -> list[Mention]:
        """The figures in digits of the sentence and of those next to it in the paragraph, without the figure."""
        own = self._mentions[number]
        first, last = max(0, number - EXPLAINED.most_beside), number + EXPLAINED.most_beside + 1
        return [
            m
            for m in self._mentions[first:last]
            if m.block == own.block and abs(m.number - own.number) <= EXPLAINED.sentences and not m.in_words
        ]

    def _table(self, number: int, judgement: Judgement) -> int | None:
        """The table that accuses a figure, or that its words most likely mean."""
        if judgement.cell is not None:
            return int(self._space.table[judgement.cell])
        if judgement.computed is not None:
            return int(self._space.table[judgement.computed.operands[0]])
        return int(np.argmax(self._links[number].tables)) if self._links and len(self._space) else None

    def _of_rows_named_alike(self, cell: int) -> Floats:
        """The sums of two cells of two other rows called as that of a cell, in its table and those near it: the totals
        of women and of men."""
        space = self._space
        row, near = int(space.row[cell]), EXPLAINED.tables_near
        alike = (space.row_name[space.row] == space.row_name[row]) & (space.row != row) & (space.kind != PERCENT)
        alike &= (np.abs(space.table - space.table[cell]) <= near) & (space.decimals == space.decimals[cell])
        cells = np.flatnonzero(alike)[: EXPLAINED.most_cells]
        one, two = np.nonzero(space.row[cells][:, None] < space.row[cells][None, :])
        return np.asarray(space.amount[cells][one] + space.amount[cells][two], dtype=float)

    def _of_table(self, mention: Mention, table: int) -> Iterator[Floats]:
        space = self._space
        cells = np.flatnonzero(space.table == table)[: EXPLAINED.most_cells]
        amount, percent = space.amount[cells], space.kind[cells] == PERCENT
        row, column = space.row[cells], space.column[cells]
        total = space.row_total[row] > 0
        if mention.claim.kind != "percent":
            yield (amount[total & ~percent][:, None] / _PERIODS).ravel()
        yield _sums(mention, amount, percent, column, total)
        year = np.array([int(space.year(c) or 0) for c in column.tolist()], dtype=int)
        said = space.rows.said(mention.sentence) > 0
        for own, other in ((row, column), (column, row)):
            one, two = np.nonzero((own[:, None] == own[None, :]) & (other[:, None] != other[None, :]))
            named = said[row[one]] | said[row[two]]
            one, two = one[named], two[named]
            yield _computed(mention, _Pairs(amount, percent, one, two, year[one] <= year[two]))


@dataclass(frozen=True)
class _Pairs:
    """Figures of which two and two are taken together: ``one`` and ``two`` are their places; ``onward`` whether the
    second is not of an earlier year than the first."""

    amount: Floats
    percent: Flags
    one: Integers
    two: Integers
    onward: Flags


def _computed(mention: Mention, pairs: _Pairs) -> Floats:
    """What is computed of pairs of figures, in the unit of a mention: sums and differences of figures of its kind, for
    a percentage shares and growth, for a figure with decimals quotients. A growth leads to a later year: who takes it
    from the last year errs."""
    a, b, onward = pairs.amount[pairs.one], pairs.amount[pairs.two], pairs.onward
    of_a, of_b = pairs.percent[pairs.one], pairs.percent[pairs.two]
    levels, rates = ~of_a & ~of_b, of_a & of_b
    found = []
    with np.errstate(all="ignore"):
        if mention.claim.kind == "percent":
            found += [(100 * a / b)[levels], (100 * (b - a) / a)[levels & onward], (100 * a / (a + b))[levels]]
            found += [(a - b)[rates], (a + b)[rates]]
        else:
            found += [(a - b)[levels], (a + b)[levels], (a - b)[rates]]
            found += [(a / b)[levels]] if mention.figure.decimals else []
    return np.concatenate(found)


def _changes(amounts: Floats, level: float, kind: str) -> Floats:
    """By how much each amount and a level differ: in per cent of either, where the ``kind`` is a growth."""
    gap = np.abs(amounts - level)
    if kind not in GROWTHS:
        return gap
    with np.errstate(all="ignore"):
        return np.concatenate([100 * gap / np.abs(amounts), 100 * gap / abs(level)])


def _by_a_rate(mention: Mention, amount: Floats, step: Floats, percent: Flags) -> Iterator[Floats]:
    """The part of a figure that a percentage says, what is left of a whole of which a figure is such a part ("13.206,
    un avance de 71,0 %; restan 5.394"), and the level before or after a growth or a fall of that percentage ("un
    crecimiento de 4,0 %, de 13.850 a 14.400"). A percentage leaves open more than one value: each of those between its
    bounds, a step of the mention apart."""
    level, rate = np.nonzero(~percent[:, None] & percent[None, :])
    of, per, room = amount[level], amount[rate] / 100, step[rate] / 2 / 100
    with np.errstate(all="ignore"):
        for low, high in (
            (of * (per - room), of * (per + room)),
            (of / (per + room) - of, of / (per - room) - of),
            (of / (1 + per + room), of / (1 + per - room)),
            (of / (1 - per + room), of / (1 - per - room)),
            (of * (1 + per - room), of * (1 + per + room)),
            (of * (1 - per - room), of * (1 - per + room)),
        ):
            many = np.maximum(1, np.rint((high - low) / mention.step)).astype(int)
            few = many <= EXPLAINED.most_open
            yield np.concatenate(
                [
                    np.linspace(a, b, n + 1) if n > 1 else np.array([a, b])
                    for a, b, n in zip(low[few], high[few], many[few], strict=True)
                ]
                or [_NO_VALUES]
            )


def _sums(mention: Mention, amount: Floats, percent: Flags, column: Integers, total: Flags) -> Floats:
    """The sums of two rows of a column, and of three and more that follow each other."""
    found = [_NO_VALUES]
    for one in np.unique(column):
        own = (column == one) & ~total
        parts = amount[own]
        alike = bool(percent[own].all()) == (mention.claim.kind == "percent")
        if not alike or not 1 < len(parts) <= EXPLAINED.most_rows:
            continue
        a, b = np.triu_indices(len(parts), 1)
        found.append(parts[a] + parts[b])
        up_to = np.concatenate(([0.0], np.cumsum(parts)))
        a, b = np.triu_indices(len(up_to), 3)
        found.append(up_to[b] - up_to[a])
    return np.concatenate(found)


def _prints(mention: Mention, values: Floats) -> bool:
    """Whether a figure prints one of some values, rounded."""
    return bool(
        (np.abs(np.abs(values[np.isfinite(values)]) - mention.value) <= mention.step * EXPLAINED.rounding).any()
    )


def agrees(mention: Mention, values: Floats, seldom: float) -> bool:
    """Whether a figure prints one of some values, and these lie so far apart that it would so seldom by chance."""
    value, step, near = mention.value, mention.step, EXPLAINED.near
    found = np.abs(values[np.isfinite(values)])
    exact = np.abs(found - value) <= step * EXPLAINED.rounding
    if not value or not (exact | ((value <= found) & (found < value + step))).any():  # perhaps cut
        return False
    around = found[(found >= value / near) & (found <= value * near)]
    different = len(np.unique(np.rint(around / step * EXPLAINED.apart)))
    return different * step <= seldom * value * (near - 1 / near)
