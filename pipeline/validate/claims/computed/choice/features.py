"""What may be computed for a figure of the prose, with what the words around it say for and against each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import MEAN, MEAN_FORMS, REMAINDER
from pipeline.validate.claims.cells.space import AMOUNT, COUNT, CellSpace, Flags, Floats
from pipeline.validate.claims.computed.choice.anchors import NAMES as ANCHORS
from pipeline.validate.claims.computed.choice.anchors import Anchors
from pipeline.validate.claims.computed.choice.pool import Chosen
from pipeline.validate.claims.computed.choice.stated_as_features import NAMES as STATED_AS
from pipeline.validate.claims.computed.choice.stated_as_features import stated_as_features
from pipeline.validate.claims.computed.kinds import KINDS
from pipeline.validate.claims.computed.table_words import TableWords
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.settings import MENTIONS

_CUES: dict[str, re.Pattern[str]] = {
    "share": re.compile(
        r"\bdel?\s+(?:l[oa]s?\s+)?total|\brepresent|\bconcentr|\bequival|\bcorrespond|\bparticipac|%\s+(?:de|son)\b"
    ),
    "ratio": re.compile(r"\bejecuc|\bejecut|\bavance|\bcumpl|\bprogramad|\bpresupuest|\bde\s+lo\b|\btasa\b"),
    "named": re.compile(r"\bsum[aoe]|\bconjunt|\btotaliz|\bamb[oa]s\b|\bentre\b|\breun|\bconcentr|\bjunt[oa]s\b"),
    "sum": re.compile(r"\btotal\b|\bsum[ao]|\ben\s+conjunto\b"),
    "difference": re.compile(
        r"\bmas\b|\bmenos\b|\bdiferenc|\bsaldo\b|\bqued|\bbrecha\b|\bpuntos\b|\bsupera|\bexced|\bahorr|\baventaj|\bdistanc"
    ),
    "times": re.compile(r"\bveces\b|\bdobl|\btripl|\bcuadrupl|\bduplic|\bmultiplic"),
    "mean": re.compile(rf"\b(?:{MEAN})\b"),
    "growth": re.compile(r"\bvariac|\brespecto\b|\bcompar|\bmas\b|\bmenos\b|\bsuperior|\binferior"),
    "for each": re.compile(rf"\bpor\b|\bcada\b|\b(?:{MEAN_FORMS})\b"),
    "rest": re.compile(rf"\b(?:{REMAINDER})\b"),
    "years": re.compile(r"\banos\b|\bbienio|\btrienio|\bacumul"),
    "lowest": re.compile(r"\bmenor|\bminim|\bmas\s+baj|\brango|\bfluct|\boscil|\bvari[ao]\s+entre"),
    "highest": re.compile(r"\bmayor|\bmaxim|\bmas\s+alt|\brango|\bfluct|\boscil|\bvari[ao]\s+entre"),
}
"""The words by which an author says how a figure is computed, by the manner that they name: chosen by hand. The weights
are fitted to them."""
_BESIDE: dict[str, re.Pattern[str]] = {
    "for each day": re.compile(r"\bdiari[oa]s?\b|\b(?:por|al|cada)\s+dia\b"),
    "for each week": re.compile(r"\bsemanal(?:es)?\b|\b(?:por|cada|a\s+la)\s+semana\b"),
    "for each month": re.compile(r"\bmensual(?:es)?\b|\b(?:por|al|cada)\s+mes\b"),
}
"""How it is said beside a figure of which period it is the average."""
_BEFORE, _BEHIND = 60, 40
"""Characters before and behind a figure that are beside it."""
_MANNER = {
    "growth": "growth", "difference": "difference", "points": "difference", "share": "share", "ratio": "ratio",
    "named": "named", "columns": "named", "sum": "sum", "row": "sum", "mean": "mean", "for": "for each",
    "two": "sum", "rest": "rest", "balance": "difference",
    "lowest": "lowest", "highest": "highest", "range": "difference", "largest": "highest", "years": "years",
}  # fmt: skip
_CUE_OF = {kind: _MANNER.get(kind.split(" ")[0], "") for kind in KINDS}
_CUE_OF |= {"named share": "share", "columns share": "share", "named difference": "difference",
            "named points": "difference", "columns count": "", "share across": "ratio",
            "columns difference": "difference", "columns points": "difference", "named ratio": "times",
            "named part": "ratio", "share of another total": "share", "share of the largest": "highest",
            "years mean": "mean", "times of years": "times", "share of subtotal": "share"}  # fmt: skip
_CUE_NAMES = ("", *_CUES)
_CUE_NUMBER = np.array([_CUE_NAMES.index(_CUE_OF[kind]) for kind in KINDS])
_COUNTS = frozenset(("count", "columns count", "rows up", "rows down", "rows not up"))
_IS_CHANGE = np.array([_CUE_OF[k] in ("growth", "difference") or k.startswith("rows") for k in KINDS])
_IS_COUNT = np.array([kind in _COUNTS for kind in KINDS])
_SOME_OF = re.compile(r"\s*(?:[a-z]+\s+)?(?:de|entre)\s+(?:l[oa]s|sus|est[oa]s|es[oa]s)\s+(?:\d{1,3}\s|[a-z]+\s)")
_OF_WHICH = re.compile(r"\d\s+(?:[a-z]+\s+)?(?:de|entre)\s+(?:l[oa]s|sus|est[oa]s|es[oa]s)\s+$")
"""Behind the first of "11 de las 16 regiones", and before the second."""
_ARTICLE = re.compile(r"\b(?:l[oa]s|sus|est[oa]s|es[oa]s|dich[oa]s|amb[oa]s)\s+$")
_SOME = np.array([kind.startswith("rows ") for kind in KINDS])
_ALL = np.array([kind in ("count", "columns count") for kind in KINDS])
AS_OTHERS = "as others of its unit in the sentence"
NAMES: tuple[str, ...] = (
    *KINDS, *(f"{cue}: said" for cue in _CUES), "a change, change stated", "a level, change stated",
    "counts what the table is of", "of the whole table", "of the whole table though a row is named", "row",
    "table by its rows", "table", "column", "column of the other operand", "year led to", "year led from",
    "latest year", "how many of its kind", "stated alike", "stated alike and many",
    "of amounts, no amount stated", "of counts, an amount stated", "words of the sentence that its table lacks",
    "words around that the table of its whole lacks", "of the column of totals", AS_OTHERS,
    "words around that its table lacks", "its period said beside the figure", "some of a number of things",
    "a number of things, some of them stated", "a number of things, an article before", *STATED_AS, *ANCHORS,
)  # fmt: skip
NONE_NAMES = ("always", "percentage", "change", "decimals", "no cell", "hedge", "digits",
              "words of the sentence that no table has")  # fmt: skip
ANCHORS_AT = len(NAMES) - len(ANCHORS)
STATED_AS_AT = ANCHORS_AT - len(STATED_AS)
AT = {name: place for place, name in enumerate(NAMES)}
_CUE_AT = np.array([AT[_CUE_OF[kind] + ": said"] if _CUE_OF[kind] else -1 for kind in KINDS])
_LEAST_ROW, _LEAST_COLUMN = -12.0, -8.0
"""Logarithms of the probability of a row, and of a column, below which it makes no difference."""


@dataclass(frozen=True)
class ComputedOptions:
    """What may be computed for one mention: the quantities, their features (an array of quantities by ``NAMES``), and
    those of none of them (an array by ``NONE_NAMES``)."""

    chosen: Chosen
    features: Floats
    none: Floats

    @property
    def quantities(self) -> Sequence[Computed]:
        return self.chosen.quantities


@lru_cache(maxsize=64)
def _cued(sentence: str) -> Flags:
    """Which of ``_CUE_NAMES`` a sentence says."""
    text = fold(sentence)
    return np.array([bool(cue) and _CUES[cue].search(text) is not None for cue in _CUE_NAMES])


def _periods_beside(mention: Mention) -> Flags:
    """Which of ``KINDS`` are averages of a period that is said beside a figure."""
    sentence, figure = mention.claim.sentence, mention.figure
    start, end = figure.start - sentence.start, figure.end - sentence.start
    beside = fold(sentence.text[max(0, start - _BEFORE) : start] + " # " + sentence.text[end : end + _BEHIND])
    return np.array([kind in _BESIDE and _BESIDE[kind].search(beside) is not None for kind in KINDS])


def _numbers_of_things(mention: Mention) -> tuple[Flags, Flags, Flags]:
    """Which of ``KINDS`` a figure states that is some of a number of things ("11 de las 16 regiones"), such a number,
    or one with an article before it ("las 16 regiones")."""
    sentence, figure = mention.claim.sentence, mention.figure
    before = fold(sentence.text[: figure.start - sentence.start])
    behind = fold(sentence.text[figure.end - sentence.start :])
    is_bare = not (figure.unit or figure.decimals or figure.scaled)
    some, of_which = is_bare and _SOME_OF.match(behind), is_bare and _OF_WHICH.search(before)
    return (
        _SOME & bool(some),
        _ALL & bool(of_which),
        _ALL & bool(is_bare and _ARTICLE.search(before)),
    )


@dataclass(frozen=True)
class LikelyQuantities:
    """Quantities that a mention may state, and of each how likely its row, or its table where ``of_tables`` says so, is
    meant (a logarithm)."""

    chosen: Chosen
    likely: Floats
    of_tables: Flags


def with_features(
    mention: Mention, link: MentionLink, found: LikelyQuantities, anchors: Anchors, words: TableWords
) -> ComputedOptions:
    """The features of what a mention may state.

    Args:
        mention: the figure of the prose.
        link: how likely it means each of the rows, columns and tables.
        found: the quantities.
        anchors: what the figures around it state.
        words: the words of the tables, whose cells are asked.
    """
    chosen, space = found.chosen, words.space
    lacked, by_all = words.lacked(mention.sentence)
    around = words.lacked(mention.before | mention.behind)[0]
    features = np.zeros((len(chosen), len(NAMES)))
    _set_manner(features, space, mention, chosen)
    _set_places(features, space, mention, link, found)
    table, base = space.table[chosen.first], space.table[chosen.base]
    features[:, AT["words of the sentence that its table lacks"]] = lacked[table]
    features[:, AT["words around that its table lacks"]] = around[table]
    features[:, AT["words around that the table of its whole lacks"]] = around[base] * (base != table)
    features[:, ANCHORS_AT:] = anchors.features(chosen, space)
    level_stated = features[:, AT["its level stated in the sentence"]]
    features[:, STATED_AS_AT:ANCHORS_AT] = stated_as_features(mention, chosen, space, level_stated)
    features[:, AT["how many of its kind"]] = -np.log(np.bincount(chosen.kind)[chosen.kind])
    none = np.array(
        [1.0, mention.claim.kind == "percent", _says_change(mention), mention.figure.decimals > 0,
         np.log(max(link.none, 1e-6)), bool(mention.claim.hedge), len(mention.figure.text) / 6,
         by_all]
    )  # fmt: skip
    return ComputedOptions(chosen, features, none)


def _says_change(mention: Mention) -> bool:
    """Whether a figure is stated as a change, or printed with a sign."""
    return mention.change or mention.figure.text.startswith(("-", "−", "–"))


def _set_manner(features: Floats, space: CellSpace, mention: Mention, chosen: Chosen) -> None:
    """Sets what the words say of how a figure is computed, and of what it counts."""
    change = _says_change(mention)
    noun = mention.claim.nouns[0][: MENTIONS.stem_letters] if mention.claim.nouns else ""
    unit = mention.claim.kind if mention.claim.kind != "percent" else ""
    every, first, kind = np.arange(len(chosen)), chosen.first, chosen.kind
    table = space.table[first]
    features[every, kind] = 1
    features[every, np.where(_IS_CHANGE[kind], AT["a change, change stated"], AT["a level, change stated"])] = change
    said_so = np.flatnonzero(_cued(mention.claim.sentence.text)[_CUE_NUMBER[kind]])
    features[said_so, _CUE_AT[kind[said_so]]] = 1
    if noun:
        for place in np.flatnonzero(_IS_COUNT[kind]).tolist():
            features[place, AT["counts what the table is of"]] = noun in space.abouts.words[int(table[place])]
    if unit == "count":
        features[:, AT["of amounts, no amount stated"]] = space.kind[first] == AMOUNT
    if unit == "amount":
        features[:, AT["of counts, an amount stated"]] = space.kind[first] == COUNT
    features[:, AT["its period said beside the figure"]] = _periods_beside(mention)[kind]
    some, of_which, article = _numbers_of_things(mention)
    features[:, AT["some of a number of things"]] = some[kind]
    features[:, AT["a number of things, some of them stated"]] = of_which[kind]
    features[:, AT["a number of things, an article before"]] = article[kind]


def _set_places(
    features: Floats, space: CellSpace, mention: Mention, link: MentionLink, found: LikelyQuantities
) -> None:
    """Sets how likely the rows, columns, tables and years are meant that quantities are computed of."""
    chosen, likely, of_tables = found.chosen, found.likely, found.of_tables
    every, table, row = np.arange(len(chosen)), space.table[chosen.first], space.row[chosen.first]
    years = mention.claim.years | ({mention.near_year} if mention.near_year else frozenset())
    said, full = space.rows.said(mention.sentence), space.rows.full
    named = np.zeros(len(space.tables))
    np.maximum.at(named, space.row_table, np.where(space.row_total > 0, 0.0, said / np.maximum(full, 1e-9)))
    whole = np.flatnonzero(~of_tables & (space.row_total[row] > 0))
    features[whole, AT["of the whole table"]] = 1
    features[whole, AT["of the whole table though a row is named"]] = named[space.row_table[row[whole]]]
    features[every, np.where(of_tables, AT["table by its rows"], AT["row"])] = np.maximum(likely, _LEAST_ROW)
    features[of_tables, AT["table"]] = np.maximum(link.tables[table[of_tables]], _LEAST_ROW)
    features[:, AT["column"]] = np.maximum(link.columns[chosen.from_column], _LEAST_COLUMN)
    features[:, AT["of the column of totals"]] = space.column_total[chosen.from_column]
    two = chosen.to_column != chosen.from_column
    features[two, AT["column of the other operand"]] = np.maximum(link.columns[chosen.to_column[two]], _LEAST_COLUMN)
    numbered = chosen.pool.years(years)
    features[:, AT["year led to"]] = np.isin(chosen.to_year, numbered)
    features[:, AT["year led from"]] = np.isin(chosen.from_year, numbered)
    features[:, AT["latest year"]] = chosen.latest
