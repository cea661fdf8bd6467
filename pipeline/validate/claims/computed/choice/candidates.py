"""Which quantities are computed for a figure of the prose: of the rows and tables that the link model finds likely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.spanish.stems import stem
from pipeline.validate.claims.cells.space import Flags, Floats, Integers
from pipeline.validate.claims.computed.choice.anchors import Anchors
from pipeline.validate.claims.computed.choice.announced_kinds import (
    how_many_largest,
    how_many_smallest,
    is_announced,
    unnamed_kinds,
    ways_said,
)
from pipeline.validate.claims.computed.choice.features import ComputedOptions, LikelyQuantities, with_features
from pipeline.validate.claims.computed.choice.pool import Pool
from pipeline.validate.claims.computed.formulas.across_tables import of_another_total, of_two_tables
from pipeline.validate.claims.computed.formulas.named import of_group, of_named_columns, of_named_rows, of_other_rows
from pipeline.validate.claims.computed.formulas.registry import OF_A_ROW
from pipeline.validate.claims.computed.formulas.whole_tables import of_a_table, of_the_largest
from pipeline.validate.claims.computed.kinds import KINDS, PERCENTAGES, POINTS
from pipeline.validate.claims.computed.periods import months_of_period
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed, Tables
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.mentions import Keys, Mention, keys

_TOGETHER = re.compile(
    r"\bconjunt|\bamb[oa]s\b|\bsum[ae]|\bsumaron|\btotaliz|\bequival|\best[oa]s\b|\bell[oa]s\b|\bjunt[oa]s\b|\bentre\s+(?:tod|l[oa]s\s+(?:dos|tres|cuatro))"
)
"""What a sentence says of the rows together that were named right before."""
_FROM_TO = re.compile(r"\b(?:entre|desde|de)\b.*\b(?:y|a|hasta)\b")
_OF_UNIT: Mapping[str, Flags] = {
    "%": np.array([kind in PERCENTAGES for kind in KINDS]),
    "pp": np.array([kind in POINTS and kind not in PERCENTAGES for kind in KINDS]),
    "": np.array([kind not in PERCENTAGES and kind not in POINTS for kind in KINDS]),
}
"""Which of ``KINDS`` are stated in a unit: "%", "pp", or "" for their own."""
_DIFFERENCES: Flags = np.array(["difference" in kind and kind not in PERCENTAGES for kind in KINDS])
"""Differences, which are in points where the rows of a table say that their figures are percentages."""
_POINT = stem("puntos")


class _NamedRows(NamedTuple):
    """The rows of a table that are no totals, those that are totals of some of them, the words that only one of the
    first has, with that row, and those that some of them share, with these."""

    details: Integers
    subtotals: Integers
    alone: Mapping[str, int]
    alike: Mapping[str, tuple[int, ...]]


class Reader:
    """Computes what a mention may state; what rows and tables give is computed once."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.pool = Pool(tables.space)
        self._known: dict[Hashable, Integers] = {}
        self._parts: dict[int, _NamedRows] = {}

    def _once(self, kind: str, *of: Hashable, compute: Callable[[], Iterable[Computed]]) -> Integers:
        """The numbers in the pool of what ``compute`` gives, computed at the first asking."""
        found = self._known.get((kind, *of))
        if found is None:
            found = self._known[(kind, *of)] = self.pool.add(compute())
        return found

    def _of_row(self, row: int) -> Integers:
        table = int(self.tables.space.row_table[row])
        return self._once("row", row, compute=lambda: (q for kind in OF_A_ROW for q in kind(self.tables, table, row)))

    def options(self, mention: Mention, link: MentionLink, around: Anchors) -> ComputedOptions | None:
        """The quantities that a mention may state, or None where nothing can be computed."""
        space, given = self.tables.space, self.tables
        found: list[tuple[Integers, float, bool]] = []
        best = float(link.rows.max(initial=-np.inf))
        by_row = np.log(np.bincount(space.row_table, weights=np.exp(link.rows), minlength=len(space.tables)) + 1e-12)
        likely_tables = tuple(int(t) for t in np.argsort(-by_row)[: SETTINGS.tables_compared])
        likely_rows = [int(r) for r in np.argsort(-link.rows)[: SETTINGS.rows] if link.rows[r] > best - SETTINGS.behind]
        likely_rows += sorted({int(space.row[c]) for c in (*around.sentence, *around.previous)} - set(likely_rows))
        wholes = {row for t in likely_tables[: SETTINGS.tables] if (row := given.whole[t]) is not None}
        likely_rows += sorted(wholes - set(likely_rows))
        for row in likely_rows:
            found.append((self._of_row(row), float(link.rows[row]), False))
        if mention.claim.kind == "percent":
            for cell in sorted(around.sentence):
                of_cell = self._once("another", cell, compute=partial(of_another_total, given, cell))
                found.append((of_cell, float(link.rows[int(space.row[cell])]), False))
        for row in likely_rows[: SETTINGS.rows_compared]:
            across = self._once("across", row, likely_tables, compute=partial(of_two_tables, given, row, likely_tables))
            found.append((across, float(link.rows[row]), False))
        by_table = [int(t) for t in np.argsort(-link.tables)[: SETTINGS.tables]]
        for group in self._groups_said(mention):
            table = int(space.row_table[group[0]])
            of_rows = self._once("group", group, compute=partial(of_group, given, table, group))
            found.append((of_rows, float(by_row[table]), True))
        for table in dict.fromkeys((*likely_tables[: SETTINGS.tables], *by_table)):
            likely = float(by_row[table])
            found.append((self._once("table", table, compute=partial(of_a_table, given, table)), likely, True))
            many = how_many_largest(mention.claim.sentence.text)
            if many:
                largest = self._once("largest", table, many, compute=partial(of_the_largest, given, table, many))
                found.append((largest, likely, True))
            for named in self._named(mention, table):
                of_named = self._once("named", table, named, compute=partial(of_named_rows, given, table, named))
                found.append((of_named, likely, True))
            for named in self._before_the_rest(mention, table):
                found.append(
                    (
                        self._once("rest", table, named, compute=partial(of_other_rows, given, table, named)),
                        likely,
                        True,
                    )
                )
            for grouped in self._grouped(mention, table):
                for row in self.tables.rows[table]:
                    if float(link.rows[row]) > SETTINGS.likely_row:
                        of_columns = partial(of_named_columns, given, row, grouped)
                        found.append(
                            (self._once("columns", row, grouped, compute=of_columns), float(link.rows[row]), False)
                        )
        return self._chosen(mention, link, around, found)

    def _chosen(
        self, mention: Mention, link: MentionLink, around: Anchors, found: Sequence[tuple[Integers, float, bool]]
    ) -> ComputedOptions | None:
        """Those of what was found that are stated in the mention's unit and way, with their features."""
        sizes = [len(numbers) for numbers, _, _ in found]
        numbers = np.concatenate([numbers for numbers, _, _ in found]) if found else np.zeros(0, dtype=np.int64)
        unit = _unit(mention)
        stated = _OF_UNIT[unit] | (_OF_UNIT["pp"] if _is_in_points(mention) else False)
        stated = stated | (_DIFFERENCES if unit == "pp" else False)
        kinds = self.pool.kinds(numbers)
        fit = (stated & ~unnamed_kinds(mention.claim.sentence.text))[kinds]
        of_columns = kinds == KINDS.index("growth of columns")
        if of_columns.any():
            rises, falls = ways_said(mention.claim.sentence.text)
            rising = self.pool.rising(numbers)
            fit &= ~of_columns | (rising & rises) | (~rising & falls)
        if not fit.any():
            return None
        likely = np.repeat([likely for _, likely, _ in found], sizes)[fit]
        of_tables = np.repeat([of_table for _, _, of_table in found], sizes)[fit]
        chosen = self.pool.of(numbers[fit])
        options = LikelyQuantities(chosen, likely, of_tables)
        return with_features(mention, link, options, around, self.tables.words)

    def _rows_of(self, table: int) -> _NamedRows:
        found = self._parts.get(table)
        if found is None:
            space = self.tables.space
            rows = [r for r in self.tables.rows[table] if not space.row_total[r]]
            totals = [r for r in self.tables.rows[table] if space.row_total[r] and r != self.tables.whole[table]]
            having: dict[str, list[int]] = defaultdict(list)
            for row in rows:
                for key in sorted(k for k in space.rows.words[row] if not k[0].isdigit()):
                    having[key].append(row)
            alone = {k: r[0] for k, r in having.items() if len(r) == 1}
            several = range(2, min(SETTINGS.named, len(rows) - 1) + 1)
            alike = {k: tuple(r) for k, r in having.items() if len(r) in several}
            found = self._parts[table] = _NamedRows(
                np.array(rows, dtype=np.int64), np.array(totals, dtype=np.int64), alone, alike
            )
        return found

    def _named(self, mention: Mention, table: int) -> list[tuple[int, ...]]:
        """The rows that a sentence lists with the figure; else those that it or the words before the figure name, that
        have a word of it in common, the smallest ones, the months of a half year or quarter. Of two rows also all
        between."""
        space = self.tables.space
        listed = tuple(sorted(r for r in self.tables.listed.of(mention) if space.row_table[r] == table))
        rows, subtotals, alone, alike = self._rows_of(table)
        claim = mention.claim
        if listed:
            return [listed, *_all_between(listed, rows, claim.span)]
        found: list[tuple[int, ...]] = []
        texts: tuple[tuple[Keys, str], ...] = (
            (mention.sentence, claim.sentence.text),
            (mention.before, claim.span),
            (keys(_up_to(mention)), _up_to(mention)),
        )
        if _TOGETHER.search(fold(claim.sentence.text)):
            texts = (*texts, (mention.previous, ""))
        for words, text in texts:
            said = space.rows.said(words)
            named = self._of_named(said, rows)
            groups = (
                tuple(named),
                tuple(sorted(set(named) | {alone[key] for key in words if key in alone})),
                tuple(self._of_named(said, subtotals, self._shared(subtotals))),
            )
            found += [group for group in groups if 2 <= len(group) <= SETTINGS.named]
            found += [alike[key] for key in sorted(words & alike.keys())]
            found += _all_between(named, rows, text)
        found += self._smallest(table, how_many_smallest(claim.sentence.text))
        facts = space.tables[table]
        months = months_of_period(mention.claim.span, facts.rows_by_beginning)
        if months:
            place = {row: self.tables.rows[table][0] + n for n, row in enumerate(facts.heads)}
            found.append(tuple(place[m] for m in months))
        return list(dict.fromkeys(found))

    def _smallest(self, table: int, many: int) -> Iterator[tuple[int, ...]]:
        """The rows with the smallest figures of a column, of each column in which there are more than that."""
        space, given = self.tables.space, self.tables
        for column in given.columns[table][: SETTINGS.most_columns] if many else ():
            cells = sorted(given.parts(table, column), key=lambda c: given.amount[c])
            if len(cells) > many and not space.column_growth[column]:
                yield tuple(sorted(int(space.row[c]) for c in cells[:many]))

    def _groups_said(self, mention: Mention) -> list[tuple[int, ...]]:
        """The rows of the groups that a sentence names, or else what was said right before it."""
        for words in (mention.sentence, mention.previous):
            if named := [group.rows for group in self.tables.space.groups if group.name <= words]:
                return named
        return []

    def _before_the_rest(self, mention: Mention, table: int) -> list[tuple[int, ...]]:
        """The rows that a text names before it comes to the rest: in the sentence, or in what was said before it."""
        if not is_announced("rest", mention.claim.sentence.text):
            return []
        rows, said = self._rows_of(table).details, self.tables.space.rows.said
        own = keys(_up_to(mention))
        groups = (tuple(self._of_named(said(words), rows)) for words in (own, own | mention.previous))
        return list(dict.fromkeys(g for g in groups if 1 <= len(g) <= SETTINGS.named))

    def _of_named(self, said: Floats, rows: Integers, shared: float = 0.0) -> list[int]:
        """Which rows a text names; ``shared`` is the weight of words that name none of them ("Subtotal Quilelto")."""
        least = SETTINGS.named_by * (self.tables.space.rows.full[rows] - shared)
        named: list[int] = rows[(said[rows] >= least) & (least > 0)].tolist()
        return named

    def _shared(self, rows: Integers) -> float:
        """The weight of the words that all of some rows have."""
        labels = self.tables.space.rows
        if len(rows) < 2:
            return 0.0
        return labels.known(frozenset.intersection(*(labels.words[r] for r in rows.tolist())))

    def _grouped(self, mention: Mention, table: int) -> list[tuple[int, ...]]:
        """The columns, two or more but not all, that have all of what the words right before the figure, or right
        behind it, say of columns ("planta": men, women; but "mujeres adultas" is one)."""
        space = self.tables.space
        columns = [c for c in self.tables.columns[table] if not space.column_total[c]]
        words = {c: space.columns.words[c] for c in columns}
        known = frozenset[str]().union(*words.values())
        found: list[tuple[int, ...]] = []
        for near in (mention.before & known, mention.behind & known):
            having = tuple(c for c in columns if near <= words[c])
            if near and 2 <= len(having) < len(columns) and len(having) <= SETTINGS.named:
                found.append(having)
        return list(dict.fromkeys(found))


def _all_between(named: Sequence[int], rows: Integers, text: str) -> list[tuple[int, ...]]:
    """Of two rows that a text sets apart ("entre enero y junio") all from the one to the other."""
    apart = len(named) == 2 and named[1] - named[0] > 1 and _FROM_TO.search(fold(text))
    return [tuple(r for r in rows.tolist() if named[0] <= r <= named[1])] if apart else []


def _up_to(mention: Mention) -> str:
    """A sentence up to its figure."""
    claim = mention.claim
    return claim.sentence.text[: max(0, claim.figure.start - claim.sentence.start)]


def _is_in_points(mention: Mention) -> bool:
    """Whether a figure may count percentage points: "3,2 puntos sobre la cohorte precedente"."""
    return mention.claim.kind != "percent" and mention.claim.nouns[:1] == (_POINT,)


def _unit(mention: Mention) -> str:
    if mention.claim.kind != "percent":
        return ""
    return "pp" if mention.figure.unit == "pp" else "%"
