"""Which computed quantity a figure tells, if it tells no cell: a conditional logit over what can be computed of the
rows and tables that the link model finds likely, and "none of these".

The weights are fitted as those of the link model are (``bench/claims_model/computed.py``): they make the figures of
real documents likely. Figures told with the same words tell quantities computed in the same way: where eleven
regions of twelve are told with their growth from one column to another, so is the twelfth.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cell_space import Floats, Integers
from pipeline.validate.claims.computed.kinds import (
    KINDS,
    OF_A_ROW,
    PERCENTAGES,
    of_a_table,
    of_named_columns,
    of_named_rows,
)
from pipeline.validate.claims.computed.tables import Computed, Tables, Way
from pipeline.validate.claims.link import MentionLink
from pipeline.validate.claims.mentions import Mention
from pipeline.validate.claims.printed_slips import chance, slips_of


@dataclass(frozen=True)
class ComputedSettings:
    """``rows`` and ``tables`` are how many of the likeliest rows and tables of a mention are computed with, ``named``
    how many rows a sentence names at most, each with the share ``named_by`` of the weight of its words; rows less
    likely than ``likely_row`` (a logarithm) are not summed over columns. ``exact`` and ``slip`` as in the link model.
    A figure that a cell prints with the probability ``told`` is not computed. Figures told alike count where there
    are ``fewest_alike`` others, each sure from ``remembered`` on; ``many`` caps how much their number adds."""

    rows: int = 8
    tables: int = 2
    named: int = 6
    exact: float = 0.93
    slip: float = 0.01
    named_by: float = 0.6
    likely_row: float = -4.0
    told: float = 0.95
    fewest_alike: float = 1.0
    remembered: float = 0.3
    many: float = 3.0


SETTINGS = ComputedSettings()
_CUES: dict[str, re.Pattern[str]] = {
    "share": re.compile(
        r"\bdel?\s+(?:l[oa]s?\s+)?total|\brepresent|\bconcentr|\bequival|\bcorrespond|\bparticipac|%\s+(?:de|son)\b"
    ),
    "ratio": re.compile(r"\bejecuc|\bejecut|\bavance|\bcumpl|\bprogramad|\bpresupuest|\bde\s+lo\b|\btasa\b"),
    "named": re.compile(r"\bsum[aoe]|\bconjunt|\btotaliz|\bamb[oa]s\b|\bentre\b|\breun|\bconcentr|\bjunt[oa]s\b"),
    "sum": re.compile(r"\btotal\b|\bsum[ao]|\ben\s+conjunto\b"),
    "difference": re.compile(r"\bmas\b|\bmenos\b|\bdiferenc|\bsaldo\b|\bqued|\bbrecha\b"),
    "mean": re.compile(r"\bpromedio\b|\bmedia\b"),
    "growth": re.compile(r"\bvariac|\brespecto\b|\bcompar|\bmas\b|\bmenos\b"),
}
_FROM_TO = re.compile(r"\b(?:entre|desde|de)\b.*\b(?:y|a|hasta)\b")
_NAMES = (
    *(f"{kind}{of}" for kind in KINDS for of in ("", ", change told")), *(f"{cue}: said" for cue in _CUES),
    "row", "table", "column", "column of the other operand", "year led to", "year led from", "latest year",
    "how many of its kind", "told alike", "told alike and many",
)  # fmt: skip
NAMES: tuple[str, ...] = _NAMES
NONE_NAMES = ("always", "percentage", "change", "decimals", "no cell", "hedge", "digits")
_AT = {name: place for place, name in enumerate(NAMES)}
_CUE_OF = {kind: next((c for c in _CUES if kind.split(" ")[-1] == c or kind.split(" ")[0] == c), "") for kind in KINDS}


@dataclass(frozen=True)
class ComputedOptions:
    """What may be computed for one mention: the quantities, and their features, one line each (``NAMES``)."""

    quantities: tuple[Computed, ...]
    features: Floats
    none: Floats
    low: Floats
    high: Floats
    value: Floats


@dataclass(frozen=True)
class ComputedVerdict:
    """How likely a mention tells a computed quantity right, or with a slip, in units of the chance of its digits;
    with the likeliest of each."""

    right: float
    slip: float
    best: Computed | None
    best_slip: Computed | None


NOTHING = ComputedVerdict(0.0, 0.0, None, None)


@lru_cache(maxsize=1)
def fitted() -> tuple[Floats, Floats]:
    """The weights of the options and of none."""
    text = resources.files("pipeline.validate.claims").joinpath("computed_weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    options = np.array([read["options"].get(n, 0.0) for n in NAMES])
    return options, np.array([read["none"].get(n, 0.0) for n in NONE_NAMES])


class Reader:
    """Computes what a mention may tell; what rows and tables give is computed once."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._rows: dict[int, list[Computed]] = {}
        self._tables: dict[int, list[Computed]] = {}
        self._rows_said: dict[int, Floats] = {}

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

    def options(self, mention: Mention, link: MentionLink) -> ComputedOptions | None:
        """The quantities that a mention may tell, or None where nothing can be computed."""
        space = self.tables.space
        percent = mention.claim.kind == "percent"
        found: list[tuple[Computed, float, bool]] = []
        for row in np.argsort(-link.rows)[: SETTINGS.rows]:
            found += [(q, float(link.rows[row]), False) for q in self._of_row(int(row))]
        by_table = np.log(np.bincount(space.row_table, weights=np.exp(link.rows), minlength=len(space.tables)) + 1e-12)
        for table in np.argsort(-by_table)[: SETTINGS.tables]:
            likely = float(by_table[table])
            found += [(q, likely, True) for q in self._of_table(int(table))]
            for named in self._named(mention, int(table)):
                found += [(q, likely, True) for q in of_named_rows(self.tables, int(table), named)]
            grouped = self._grouped(mention, int(table))
            for row in self.tables.rows[int(table)] if grouped else ():
                if float(link.rows[row]) > SETTINGS.likely_row:
                    found += [(q, float(link.rows[row]), False) for q in of_named_columns(self.tables, row, grouped)]
        found = [f for f in found if (f[0].kind in PERCENTAGES) == percent]
        return self._with_features(mention, link, found) if found else None

    def _named(self, mention: Mention, table: int) -> Iterator[list[int]]:
        """The rows that a sentence names, and all from the first to the last of two ("entre enero y junio")."""
        space = self.tables.space
        rows = self.tables.rows[table]
        said = self._said(mention)
        named = [r for r in rows if said[r] >= SETTINGS.named_by * space.rows.full[r] > 0 and not space.row_total[r]]
        if 2 <= len(named) <= SETTINGS.named:
            yield named
        if len(named) == 2 and named[1] - named[0] > 1 and _FROM_TO.search(fold(mention.claim.sentence.text)):
            yield [r for r in rows if named[0] <= r <= named[1] and not space.row_total[r]]

    def _said(self, mention: Mention) -> Floats:
        found = self._rows_said.get(mention.number)
        if found is None:
            self._rows_said = {mention.number: self.tables.space.rows.said(mention.sentence)}
            found = self._rows_said[mention.number]
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

    def _with_features(
        self, mention: Mention, link: MentionLink, found: Sequence[tuple[Computed, float, bool]]
    ) -> ComputedOptions:
        around = fold(mention.claim.sentence.text)
        cued = frozenset(cue for cue, words in _CUES.items() if words.search(around))
        change = mention.change or mention.figure.text.startswith(("-", "−", "–"))
        years = mention.claim.years | ({mention.near_year} if mention.near_year else frozenset())
        many: dict[str, int] = defaultdict(int)
        for q, _, _ in found:
            many[q.kind] += 1
        features = np.zeros((len(found), len(NAMES)))
        for place, (q, likely, of_table) in enumerate(found):
            line = features[place]
            line[_AT[q.kind]] = 1
            line[_AT[q.kind + ", change told"]] = change
            if _CUE_OF[q.kind] in cued:
                line[_AT[_CUE_OF[q.kind] + ": said"]] = 1
            line[_AT["table" if of_table else "row"]] = max(likely, -12.0)
            line[_AT["column"]] = max(link.columns[q.columns[0]], -8.0)
            if q.columns[1] != q.columns[0]:
                line[_AT["column of the other operand"]] = max(link.columns[q.columns[1]], -8.0)
            line[_AT["year led to"]] = q.years[1] in years
            line[_AT["year led from"]] = q.years[0] in years
            line[_AT["latest year"]] = q.latest
            line[_AT["how many of its kind"]] = -np.log(many[q.kind])
        none = np.array(
            [1.0, mention.claim.kind == "percent", change, mention.figure.decimals > 0,
             np.log(max(link.none, 1e-6)), bool(mention.claim.hedge), len(mention.figure.text) / 6]
        )  # fmt: skip
        quantities = tuple(q for q, _, _ in found)
        low, high, value = (np.array([getattr(q, n) for q in quantities]) for n in ("low", "high", "value"))
        return ComputedOptions(quantities, features, none, low, high, value)


def agreement(mention: Mention, options: ComputedOptions) -> tuple[Integers, Integers]:
    """The numbers of the options that a figure prints, rounded or cut, and of those a slip away from it."""
    value, step = mention.value, mention.step
    within = (options.low - step / 2 - 1e-9 <= value) & (value <= options.high + step / 2 + 1e-9)
    exact = within | ((value <= options.value) & (options.value < value + step))
    near = slips_of(mention.figure)
    at = np.searchsorted(near, options.low - step / 2 - 1e-9)
    reached = np.append(near, np.inf)[at] <= options.high + step / 2 + 1e-9
    return np.flatnonzero(exact), np.flatnonzero(reached & ~exact)


def judge(
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    tables: Tables,
    weights: tuple[Floats, Floats] | None = None,
) -> list[ComputedVerdict]:
    """The verdicts on all mentions; those told with the same words decide together which way is meant."""
    reader = Reader(tables)
    every: list[ComputedOptions | None] = []
    for mention, link in zip(mentions, links, strict=True):
        fit = link.right < SETTINGS.told and not mention.in_words
        every.append(reader.options(mention, link) if fit else None)
    alone = [_verdict(m, k, o, weights) for m, k, o in zip(mentions, links, every, strict=True)]
    tell_alike(mentions, links, every, alone)
    return [_verdict(m, k, o, weights) for m, k, o in zip(mentions, links, every, strict=True)]


def tell_alike(
    mentions: Sequence[Mention],
    links: Sequence[MentionLink],
    every: Sequence[ComputedOptions | None],
    alone: Sequence[ComputedVerdict],
) -> None:
    """Sets the features of the options that the other figures told with the same words turned out to tell."""
    votes: dict[object, dict[Way, float]] = defaultdict(lambda: defaultdict(float))
    own: list[tuple[Way, float] | None] = []
    for mention, link, verdict in zip(mentions, links, alone, strict=True):
        sure = verdict.right / (verdict.right + link.none + 1e-12)
        mine = (verdict.best.way, 1.0) if verdict.best is not None and sure > SETTINGS.remembered else None
        own.append(mine)
        if mine is not None:
            for key in _templates(mention):
                votes[key][mine[0]] += mine[1]
    for mention, options, mine in zip(mentions, every, own, strict=True):
        if options is None:
            continue
        for key in _templates(mention):
            others = {w: n - (mine is not None and w == mine[0]) for w, n in votes.get(key, {}).items()}
            whole = sum(others.values())
            if whole < SETTINGS.fewest_alike:
                continue
            for place, q in enumerate(options.quantities):
                share = others.get(q.way, 0.0) / (whole + 0.5)
                line = options.features[place]
                line[_AT["told alike"]] = max(line[_AT["told alike"]], share)
                spread = share * min(float(np.log1p(whole)), SETTINGS.many)
                line[_AT["told alike and many"]] = max(line[_AT["told alike and many"]], spread)


def _templates(mention: Mention) -> Iterator[object]:
    before, behind, unit = mention.template
    yield before[-2:], behind, unit
    yield before[-1:], unit, mention.number


def _verdict(
    mention: Mention, link: MentionLink, options: ComputedOptions | None, weights: tuple[Floats, Floats] | None = None
) -> ComputedVerdict:
    if options is None:
        return NOTHING
    cells, of_none = weights or fitted()
    score, none = options.features @ cells, float(options.none @ of_none)
    top = max(float(score.max()), none)
    share = np.exp(score - top)
    share /= float(share.sum()) + np.exp(none - top)
    exact, slipped = agreement(mention, options)
    by_chance, wrong = chance(mention.figure), max(10, len(slips_of(mention.figure)))
    right = link.none * float(share[exact].sum()) * SETTINGS.exact / by_chance
    slip = link.none * float(share[slipped].sum()) * SETTINGS.slip / wrong / by_chance
    best = options.quantities[exact[share[exact].argmax()]] if len(exact) else None
    best_slip = options.quantities[slipped[share[slipped].argmax()]] if len(slipped) else None
    return ComputedVerdict(right, slip, best, best_slip)
