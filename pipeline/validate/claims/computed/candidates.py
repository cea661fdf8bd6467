"""Which quantities are computed for a figure of the prose: of the rows and tables that the link model finds likely."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cell_space import Floats
from pipeline.validate.claims.computed.across_tables import of_two_tables
from pipeline.validate.claims.computed.anchors import Anchors
from pipeline.validate.claims.computed.features import ComputedOptions, with_features
from pipeline.validate.claims.computed.kinds import KINDS, PERCENTAGES, POINTS
from pipeline.validate.claims.computed.named_kinds import of_named_columns, of_named_rows, rest_of
from pipeline.validate.claims.computed.periods import months_of_period
from pipeline.validate.claims.computed.registry import OF_A_ROW
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.table_kinds import of_a_table
from pipeline.validate.claims.computed.tables import Computed, Tables
from pipeline.validate.claims.link import MentionLink
from pipeline.validate.claims.mentions import Keys, Mention, keys

_SAID_SO: dict[str, re.Pattern[str]] = {
    "for each day": re.compile(r"\bdiari[oa]|\b(?:por|al|cada)\s+dia\b"),
    "for each week": re.compile(r"\bsemanal|\b(?:por|cada|a\s+la)\s+semana\b"),
    "for each month": re.compile(r"\bmensual|\b(?:por|al|cada)\s+mes\b"),
    "for each thousand": re.compile(r"\bmil\b|\b1[.,]000\b"),
    "rest": re.compile(r"\brest(?:o|antes?)\b|\bdemas\b|\botr[oa]s\b|\bsobrantes?\b"),
}
"""Kinds that nobody computes without saying so, by the first words of their name."""
_FROM_TO = re.compile(r"\b(?:entre|desde|de)\b.*\b(?:y|a|hasta)\b")
MOST_REMEMBERED = 64
"""Texts of which is remembered which rows they name."""


class Reader:
    """Computes what a mention may state; what rows and tables give is computed once."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._rows: dict[int, list[Computed]] = {}
        self._tables: dict[int, list[Computed]] = {}
        self._compared: dict[tuple[int, tuple[int, ...]], list[Computed]] = {}
        self._rows_said: dict[Keys, Floats] = {}

    def _of_row(self, row: int) -> list[Computed]:
        found = self._rows.get(row)
        if found is None:
            table = int(self.tables.space.row_table[row])
            found = self._rows[row] = [q for kind in OF_A_ROW for q in kind(self.tables, table, row)]
        return found

    def _of_table(self, table: int) -> list[Computed]:
        found = self._tables.get(table)
        if found is None:
            found = self._tables[table] = list(of_a_table(self.tables, table))
        return found

    def options(self, mention: Mention, link: MentionLink, around: Anchors) -> ComputedOptions | None:
        """The quantities that a mention may state, or None where nothing can be computed."""
        space = self.tables.space
        found: list[tuple[Computed, float, bool]] = []
        best = float(link.rows.max(initial=-np.inf))
        likely_rows = [int(r) for r in np.argsort(-link.rows)[: SETTINGS.rows] if link.rows[r] > best - SETTINGS.behind]
        likely_rows += sorted({int(space.row[c]) for c in around.sentence} - set(likely_rows))
        for row in likely_rows:
            found += [(q, float(link.rows[row]), False) for q in self._of_row(row)]
        by_row = np.log(np.bincount(space.row_table, weights=np.exp(link.rows), minlength=len(space.tables)) + 1e-12)
        likely_tables = [int(t) for t in np.argsort(-by_row)[: SETTINGS.tables_compared]]
        for row in likely_rows[: SETTINGS.rows_compared]:
            found += [(q, float(link.rows[row]), False) for q in self._across(row, tuple(likely_tables))]
        by_table = [int(t) for t in np.argsort(-link.tables)[: SETTINGS.tables]]
        for table in dict.fromkeys((*likely_tables[: SETTINGS.tables], *by_table)):
            likely = float(by_row[table])
            found += [(q, likely, True) for q in self._of_table(table)]
            for named in self._named(mention, table):
                found += [(q, likely, True) for q in of_named_rows(self.tables, table, named)]
            for named in self._before_the_rest(mention, table):
                found += [(q, likely, True) for q in rest_of(self.tables, table, named)]
            grouped = self._grouped(mention, table)
            for row in self.tables.rows[table] if grouped else ():
                if float(link.rows[row]) > SETTINGS.likely_row:
                    found += [(q, float(link.rows[row]), False) for q in of_named_columns(self.tables, row, grouped)]
        unit, unsaid = _unit(mention), _unsaid(mention)
        found = [f for f in found if _unit_of_kind(f[0].kind) == unit and f[0].kind not in unsaid]
        return with_features(space, mention, link, found, around) if found else None

    def _across(self, row: int, tables: tuple[int, ...]) -> list[Computed]:
        found = self._compared.get((row, tables))
        if found is None:
            found = self._compared[row, tables] = list(of_two_tables(self.tables, row, tables))
        return found

    def _named(self, mention: Mention, table: int) -> list[tuple[int, ...]]:
        """The rows that a sentence names, or the words before the figure; all from the first to the last of two ("entre
        enero y junio"); the months of a half year or quarter."""
        space = self.tables.space
        rows = [r for r in self.tables.rows[table] if not space.row_total[r]]
        found: list[tuple[int, ...]] = []
        claim = mention.claim
        texts = (
            (mention.sentence, claim.sentence.text),
            (mention.before, claim.span),
            (keys(_up_to(mention)), _up_to(mention)),
        )
        for words, text in texts:
            said = self._said(words)
            named = self._of_named(said, rows)
            groups = (tuple(named), tuple(sorted(set(named) | self._by_a_word(words, rows))))
            found += [group for group in groups if 2 <= len(group) <= SETTINGS.named]
            if len(named) == 2 and named[1] - named[0] > 1 and _FROM_TO.search(fold(text)):
                found.append(tuple(r for r in rows if named[0] <= r <= named[1]))
        facts = space.tables[table]
        months = months_of_period(mention.claim.span, facts.rows_by_beginning)
        if months:
            place = {row: self.tables.rows[table][0] + n for n, row in enumerate(facts.heads)}
            found.append(tuple(place[m] for m in months))
        return list(dict.fromkeys(found))

    def _before_the_rest(self, mention: Mention, table: int) -> list[tuple[int, ...]]:
        """The rows that a text names before it speaks of the rest: in the sentence, or in what was said before it."""
        if not _SAID_SO["rest"].search(fold(mention.claim.sentence.text)):
            return []
        rows = [r for r in self.tables.rows[table] if not self.tables.space.row_total[r]]
        own = keys(_up_to(mention))
        groups = (tuple(self._of_named(self._said(words), rows)) for words in (own, own | mention.previous))
        return list(dict.fromkeys(g for g in groups if 1 <= len(g) <= SETTINGS.named))

    def _of_named(self, said: Floats, rows: list[int]) -> list[int]:
        return [r for r in rows if said[r] >= SETTINGS.named_by * self.tables.space.rows.full[r] > 0]

    def _by_a_word(self, said: Keys, rows: list[int]) -> set[int]:
        """The rows of which a text says a word that no other of them has ("del Ministerio y del municipio")."""
        words = self.tables.space.rows.words
        having = Counter(key for r in rows for key in words[r])
        return {r for r in rows if any(having[key] == 1 for key in words[r] & said if not key[0].isdigit())}

    def _said(self, words: Keys) -> Floats:
        found = self._rows_said.get(words)
        if found is None:
            if len(self._rows_said) > MOST_REMEMBERED:
                self._rows_said.clear()
            found = self._rows_said[words] = self.tables.space.rows.said(words)
        return found

    def _grouped(self, mention: Mention, table: int) -> list[int]:
        """The columns, two or more but not all, that share a word right beside the figure ("planta": men, women)."""
        space = self.tables.space
        columns = [c for c in self.tables.columns[table] if not space.column_total[c]]
        near = mention.before | mention.behind
        for key in sorted(near):
            having = [c for c in columns if key in space.columns.words[c]]
            if 2 <= len(having) < len(columns) and len(having) <= SETTINGS.named:
                return having
        return []


def _unit_of_kind(kind: str) -> str:
    """The unit in which a kind of quantity is stated: "%", "pp", or "" for its own."""
    return "%" if kind in PERCENTAGES else "pp" if kind in POINTS else ""


def _up_to(mention: Mention) -> str:
    """A sentence up to its figure."""
    claim = mention.claim
    return claim.sentence.text[: max(0, claim.figure.start - claim.sentence.start)]


def _unsaid(mention: Mention) -> frozenset[str]:
    """The kinds of ``_SAID_SO`` that a sentence does not speak of."""
    text = fold(mention.claim.sentence.text)
    unsaid = [kind for kind, words in _SAID_SO.items() if not words.search(text)]
    return frozenset(k for k in KINDS if any(k.startswith(kind) for kind in unsaid))


def _unit(mention: Mention) -> str:
    if mention.claim.kind != "percent":
        return ""
    return "pp" if mention.figure.unit == "pp" else "%"
