"""A figure that is computed rightly, but not of what its sentence says: a share of another total, a growth from another
year than the one named, the difference of one row where several are stated together.

Who brings last year's account up to date divides by last year's total, or leaves a difference as it was. Such a figure
follows exactly from the table, so that something computed confirms it, or nothing is near it. It is accused where the
level that it is computed of stands beside it, so that one quantity is meant, and where it is exactly another of the
same cells of which its sentence says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.spanish.change_words import FALLING, RISING, VARYING
from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import PERCENT, CellSpace
from pipeline.validate.claims.computed.formulas.rows import change, part, wholes
from pipeline.validate.claims.computed.kinds import CHANGES, PERCENTAGES
from pipeline.validate.claims.computed.tables import Computed, Tables
from pipeline.validate.claims.copied.candidates import is_earlier_level
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.stated_as import stated_as
from pipeline.validate.claims.sentence.together import text_between
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.settings import BASES, EXPLAINED
from pipeline.validate.claims.verdict.wrong_cell.copied_figures import stated_cell, without_copied
from pipeline.validate.evidence.table_facts import YEAR

_PART_ENDS = re.compile(r"[;:]")
_BRACKET = re.compile(r"^[\s%]*\(\s*[^\d()]{0,12}$")
_GROWTH_WORDS = re.compile(rf"\b(?:{RISING}|{FALLING}|{VARYING}|expansion)")
_TO = re.compile(r"(?:[^\d.,;]|\b(?:19|20)\d\d\b){0,40}?\b(?:a|al|hasta)\s+(?:l[oa]s?\s+|un\s+)?(?:\w{0,3}\$)?\s?")
_COMPARES = re.compile(r"\b(?:frente|respecto|contra|comparad[oa]s?|relacion|superior|inferior|igual|equivale\w*)\b")
_CLAUSE_ENDS = re.compile(r"[,;:()](?!\d)")
_SEVERAL_YEARS = re.compile(r"\b(?:desde|acumul\w*|anos|bienio|trienio|cuatrienio|quinquenio|decada|periodo|entre)\b")


@dataclass(frozen=True)
class OtherBase:
    """What a figure should be (``own``), and what it is: another quantity of the same cells, or a cell."""

    own: Computed
    instead: Computed | None = None
    cell: int | None = None


class OtherBases:
    """What the figures of a document are computed of that their sentences do not say.

    Args:
        tables: what is computed with.
        mentions: the figures of the prose, in order.
        judgements: what was found of each.
        stated: of each the cell that it states rightly, none where it states none.
    """

    def __init__(
        self, tables: Tables, mentions: Sequence[Mention], judgements: Sequence[Judgement], stated: Sequence[int | None]
    ) -> None:
        self._tables, self._mentions, self._judgements, self._stated = tables, mentions, judgements, stated

    def of(self, number: int) -> OtherBase | None:
        """What a figure is computed of instead of what its sentence says; ``None`` where that is not sure."""
        mention, judgement = self._mentions[number], self._judgements[number]
        if judgement.verdict == "contradicted" or judgement.by == "restated":
            return None
        if judgement.by == "sentence" and not (judgement.relation is not None and judgement.relation.fitted):
            return None
        how = stated_as(mention).how
        if how == "share" and judgement.verdict != "verified":
            return self._share(number)
        if how == "difference" and judgement.by == "computed":
            return self._difference_of_rows(number)
        if how == "growth" or (mention.claim.kind == "percent" and _GROWTH_WORDS.search(fold(mention.claim.before))):
            return self._growth(number)
        return None

    def _share(self, number: int) -> OtherBase | None:
        """A share of the total of another column than that of the part, which stands right beside it."""
        mention, tables, space = self._mentions[number], self._tables, self._tables.space
        cell = self._level_beside(number)
        if cell is None or len(mention.digits) < BASES.fewest_digits or not mention.figure.decimals:
            return None
        table, row, column = (int(of[cell]) for of in (space.table, space.row, space.column))
        if space.row_total[row] or space.kind[cell] == PERCENT:
            return None
        own = next(part(tables, "share", ("share", 0, 0), [cell], wholes(tables, table, row, column)), None)
        if own is None or own.value >= BASES.whole or _prints(mention, own) or self._is_stated(number, own):
            return None
        for other in tables.columns[table]:
            whole = wholes(tables, table, row, other)
            if other == column or not whole or tables.is_total_column[other] != tables.is_total_column[column]:
                continue
            alike = all(space.kind[c] != PERCENT and space.decimals[c] == space.decimals[cell] for c in whole)
            if not alike or self._names(mention, other, column):
                continue
            instead = next(part(tables, "share", ("share", 0, 0), [cell], whole), None)
            if instead is not None and _prints(mention, instead) and _is_near(instead, own):
                return OtherBase(own, instead)
        return None

    def _growth(self, number: int) -> OtherBase | None:
        """A growth from another level than the one that stands beside, or than that of the year named; or the one that
        leads back from the later level to the earlier."""
        mention, tables, space = self._mentions[number], self._tables, self._tables.space
        pair = self._levels_before(number) or self._level_and_year(number)
        if pair is None:
            return None
        first, last = pair
        own = next(change(tables, ("growth", 0, 0), pair, ("", "")), None)
        if own is None or _prints(mention, own) or self._is_stated(number, own):
            return None
        table, row = int(space.table[last]), int(space.row[last])
        others = [tables.cell[row, c] for c in tables.columns[table] if (row, c) in tables.cell]
        for cell in others:
            if space.column_growth[int(space.column[cell])] and _prints_cell(mention, space, cell):
                return OtherBase(own, cell=cell)
        alike = [c for c in others if space.kind[c] == space.kind[last] and space.decimals[c] == space.decimals[last]]
        for one, two in ((last, first), *((a, last) for a in alike), *((first, b) for b in alike)):
            instead = next(change(tables, ("growth", 0, 0), (one, two), ("", "")), None) if one != two else None
            if instead is not None and _prints(mention, instead):
                said = any(self._states(number, cell) for cell in (one, two) if cell not in pair)
                return None if said else OtherBase(own, instead)  # "9.216; 4,9 % más que los 8.786 y 2,2 % más que …"
        return None

    def _difference_of_rows(self, number: int) -> OtherBase | None:
        """The difference of one row, where the level beside is the sum of several and it is one of them."""
        tables, space = self._tables, self._tables.space
        instead, beside = self._judgements[number].computed, self._beside(number)
        whole = self._judgements[beside].computed if beside is not None else None
        if instead is None or whole is None or instead.kind not in CHANGES - PERCENTAGES or whole.kind != "named":
            return None
        rows = [int(space.row[c]) for c in whole.operands]
        one, two = instead.columns
        if int(space.row[instead.operands[-1]]) not in rows or int(space.column[whole.operands[0]]) != two:
            return None
        cells = [tables.cell.get((r, c)) for c in (one, two) for r in rows]
        if any(c is None for c in cells):
            return None
        known = tuple(c for c in cells if c is not None)
        before, after = tables.sums(known[: len(rows)]), tables.sums(known[len(rows) :])
        value = abs(after[0] - before[0])
        own = Computed("difference of sums", ("difference of sums", 0, 0), known, value, value, value, (one, two),
                       instead.years, whole=len(rows))  # fmt: skip
        return None if _prints(self._mentions[number], own) or self._is_stated(number, own) else OtherBase(own, instead)

    def spans_years_unsaid(self, number: int) -> bool:
        """Whether a figure is confirmed by a change over several years of a table that its sentence does not say."""
        judgement, tables = self._judgements[number], self._tables
        computed = judgement.computed
        if judgement.verdict != "verified" or computed is None or computed.kind not in CHANGES:
            return False
        one, two = computed.columns
        table = int(tables.space.table[computed.operands[0]])
        series = tables.column_series(table)
        between = any(a == one and b not in (one, two) and (b, two) in series for a, b in series)
        mention = self._mentions[number]
        text = fold(mention.claim.sentence.text)
        said = computed.years[0] in text or _SEVERAL_YEARS.search(text) is not None
        return between and bool(computed.years[0]) and not said and not self._states(number, computed.operands[0])

    def _states(self, number: int, cell: int) -> bool:
        """Whether another figure of the sentence states a cell."""
        return any(self._stated[n] == cell for n in self._mates(number))

    def _mates(self, number: int) -> Iterator[int]:
        own = self._mentions[number].number
        for step in (-1, 1):
            n = number + step
            while 0 <= n < len(self._mentions) and self._mentions[n].number == own:
                yield n
                n += step

    def _is_stated(self, number: int, quantity: Computed) -> bool:
        """Whether another figure of the sentence prints a quantity."""
        kind = self._mentions[number].claim.kind
        mates = [self._mentions[n] for n in self._mates(number)]
        return any(m.claim.kind == kind and _prints(m, quantity) for m in mates)

    def _beside(self, number: int) -> int | None:
        """The figure right before one in its sentence, with no new part of it between; or the one in brackets right
        behind."""
        for other in (number - 1, number + 1):
            if not 0 <= other < len(self._mentions) or self._mentions[other].number != self._mentions[number].number:
                continue
            between = self._between(*sorted((number, other)))
            if (other < number and not _PART_ENDS.search(between)) or (other > number and _BRACKET.match(between)):
                return other
        return None

    def _between(self, one: int, other: int) -> str:
        """What stands between two figures of a sentence."""
        return text_between(self._mentions[one], self._mentions[other])

    def _level_beside(self, number: int) -> int | None:
        """The cell that the figure beside states, where that is a level."""
        other = self._beside(number)
        cell = self._stated[other] if other is not None else None
        return None if other is None or self._mentions[other].claim.kind == "percent" else cell

    def _levels_before(self, number: int) -> tuple[int, int] | None:
        """The two levels of a row that a sentence says right before a figure: "pasó de A a B, un alza de …"."""
        if number < 2 or self._beside(number) != number - 1 or self._beside(number - 1) != number - 2:
            return None
        cells = [self._stated[number - 2], self._stated[number - 1]]
        first, last = cells
        space = self._tables.space
        between = fold(self._between(number - 2, number - 1))
        from_to = _TO.fullmatch(between) and not _COMPARES.search(between)
        if first is None or last is None or not from_to or not is_earlier_level(self._mentions[number - 2]):
            return None
        of_one_row = space.row[first] == space.row[last] and space.table[first] == space.table[last]
        return (first, last) if of_one_row and space.kind[first] == space.kind[last] != PERCENT else None

    def _level_and_year(self, number: int) -> tuple[int, int] | None:
        """The level right before a figure, with that of its row of the year that the figure is compared with."""
        mention = self._mentions[number]
        space, last, years = self._tables.space, self._level_beside(number), stated_as(mention).years
        behind = mention.claim.sentence.text[mention.figure.end - mention.claim.sentence.start :]
        if last is None or len(years) != 1 or not years <= set(YEAR.findall(_CLAUSE_ENDS.split(behind)[0])):
            return None  # "un 20,8% más que el año anterior, aunque todavía 388 menos que en 2019"
        row, column = int(space.row[last]), int(space.column[last])
        own = space.columns.words[column]
        found = [
            self._tables.cell[row, c]
            for c in self._tables.columns[int(space.table[last])]
            if space.column_years[c] == years and (row, c) in self._tables.cell and c != column
            and _without_years(space.columns.words[c]) == _without_years(own)
        ]  # fmt: skip
        return (found[0], last) if len(found) == 1 else None

    def _names(self, mention: Mention, other: int, column: int) -> bool:
        """Whether a sentence says what tells another column from its own."""
        words = self._tables.space.columns.words
        telling = words[other] - words[column]
        return not telling or bool(telling & mention.sentence)


def _without_years(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if not YEAR.fullmatch(w))


def _is_near(one: Computed, other: Computed) -> bool:
    return max(one.value, other.value) < BASES.near * min(one.value, other.value)


def _prints(mention: Mention, quantity: Computed) -> bool:
    """Whether a figure prints a quantity, rounded or cut."""
    half = mention.step * EXPLAINED.rounding
    rounded = quantity.low - half <= mention.value <= quantity.high + half
    return rounded or mention.value <= quantity.value < mention.value + mention.step


def _prints_cell(mention: Mention, space: CellSpace, cell: int) -> bool:
    return abs(abs(float(space.amount[cell])) - mention.value) <= mention.step * EXPLAINED.rounding


def without_unmeant(
    tables: Tables,
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    judgements: Sequence[Judgement],
    asked: Collection[int],
) -> tuple[list[Judgement], list[int]]:
    """The judgements, contradicted where a figure among those ``asked`` is a copied cell, or any is computed of
    something else than its sentence says; and the figures that are not to be verified: likely copied, or of several
    years that nothing says."""
    found, doubted = without_copied(tables.space, mentions, links, judgements, asked)
    if not links:
        return found, doubted
    stated = [stated_cell(j, link) for j, link in zip(found, links, strict=True)]
    bases = OtherBases(tables, mentions, found, stated)
    judged = list(found)
    for number, mention in enumerate(mentions):
        if mention.in_words or mention.claim.hedge or mention.claim.elsewhere or not is_in_sentence(mention):
            continue
        base = bases.of(number)
        if base is not None:
            judged[number] = Judgement(
                "contradicted", "computed", computed=base.own, copied=base.cell, instead=base.instead,
                probability=BASES.sure
            )  # fmt: skip
        elif bases.spans_years_unsaid(number):
            doubted.append(number)
    return judged, doubted
