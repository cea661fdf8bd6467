"""What may be computed for a figure of the prose, with what the words around it say for and against each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cell_space import AMOUNT, COUNT, CellSpace, Floats
from pipeline.validate.claims.computed.anchors import NAMES as ANCHORS
from pipeline.validate.claims.computed.anchors import Anchors
from pipeline.validate.claims.computed.kinds import KINDS
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.link import MentionLink
from pipeline.validate.claims.mentions import STEM_LENGTH, Mention

_CUES: dict[str, re.Pattern[str]] = {
    "share": re.compile(
        r"\bdel?\s+(?:l[oa]s?\s+)?total|\brepresent|\bconcentr|\bequival|\bcorrespond|\bparticipac|%\s+(?:de|son)\b"
    ),
    "ratio": re.compile(r"\bejecuc|\bejecut|\bavance|\bcumpl|\bprogramad|\bpresupuest|\bde\s+lo\b|\btasa\b"),
    "named": re.compile(r"\bsum[aoe]|\bconjunt|\btotaliz|\bamb[oa]s\b|\bentre\b|\breun|\bconcentr|\bjunt[oa]s\b"),
    "sum": re.compile(r"\btotal\b|\bsum[ao]|\ben\s+conjunto\b"),
    "difference": re.compile(r"\bmas\b|\bmenos\b|\bdiferenc|\bsaldo\b|\bqued|\bbrecha\b|\bpuntos\b"),
    "mean": re.compile(r"\bpromedio\b|\bmedia\b"),
    "growth": re.compile(r"\bvariac|\brespecto\b|\bcompar|\bmas\b|\bmenos\b"),
    "for each": re.compile(r"\bpor\b|\bcada\b|\bpromedio\b|\bper\s+capita\b"),
    "rest": re.compile(r"\brest(?:o|antes?)\b|\bdemas\b|\bsobrantes?\b"),
}
"""The words by which an author says how a figure is computed, by the manner that they speak of."""
_MANNER = {
    "growth": "growth", "difference": "difference", "points": "difference", "share": "share", "ratio": "ratio",
    "named": "named", "columns": "named", "sum": "sum", "row": "sum", "mean": "mean", "for": "for each",
    "two": "sum", "rest": "rest", "balance": "difference",
}  # fmt: skip
_CUE_OF = {kind: _MANNER.get(kind.split(" ")[0], "") for kind in KINDS}
_CUE_OF |= {"named share": "share", "columns share": "share", "named difference": "difference",
            "named points": "difference", "columns count": "", "share across": "ratio",
            "columns difference": "difference", "columns points": "difference", "named ratio": "for each"}  # fmt: skip
_CHANGES = frozenset(k for k in KINDS if _CUE_OF[k] in ("growth", "difference") or k.startswith("rows"))
_COUNTS = frozenset(("count", "columns count", "rows up", "rows down", "rows not up"))
NAMES: tuple[str, ...] = (
    *KINDS, *(f"{cue}: said" for cue in _CUES), "a change, change stated", "a level, change stated",
    "counts what the table is of", "of the whole table", "of the whole table though a row is named", "row",
    "table by its rows", "table", "column", "column of the other operand", "year led to", "year led from",
    "latest year", "how many of its kind", "stated alike", "stated alike and many",
    "of amounts, no amount stated", "of counts, an amount stated", *ANCHORS,
)  # fmt: skip
NONE_NAMES = ("always", "percentage", "change", "decimals", "no cell", "hedge", "digits")
ANCHORS_AT = len(NAMES) - len(ANCHORS)
AT = {name: place for place, name in enumerate(NAMES)}
_LEAST_ROW, _LEAST_COLUMN = -12.0, -8.0
"""Logarithms of the probability of a row, and of a column, below which it makes no difference."""


@dataclass(frozen=True)
class ComputedOptions:
    """What may be computed for one mention: the quantities, and their features, one line each (``NAMES``)."""

    quantities: tuple[Computed, ...]
    features: Floats
    none: Floats
    low: Floats
    high: Floats
    value: Floats


def with_features(
    space: CellSpace,
    mention: Mention,
    link: MentionLink,
    found: Sequence[tuple[Computed, float, bool]],
    anchors: Anchors,
) -> ComputedOptions:
    """The features of some quantities; of each is known how likely its row (or table: ``True``) is meant (a log)."""
    around = fold(mention.claim.sentence.text)
    cued = frozenset(cue for cue, words in _CUES.items() if words.search(around))
    change = mention.change or mention.figure.text.startswith(("-", "−", "–"))
    years = mention.claim.years | ({mention.near_year} if mention.near_year else frozenset())
    noun = mention.claim.nouns[0][:STEM_LENGTH] if mention.claim.nouns else ""
    unit = mention.claim.kind if mention.claim.kind != "percent" else ""
    many: dict[str, int] = defaultdict(int)
    for q, _, _ in found:
        many[q.kind] += 1
    features = np.zeros((len(found), len(NAMES)))
    said, full = space.rows.said(mention.sentence), space.rows.full
    named = np.zeros(len(space.tables))
    np.maximum.at(named, space.row_table, np.where(space.row_total > 0, 0.0, said / np.maximum(full, 1e-9)))
    for place, (q, likely, of_table) in enumerate(found):
        line = features[place]
        line[AT[q.kind]] = 1
        line[AT["a change, change stated" if q.kind in _CHANGES else "a level, change stated"]] = change
        if _CUE_OF[q.kind] in cued:
            line[AT[_CUE_OF[q.kind] + ": said"]] = 1
        if noun and q.kind in _COUNTS:
            line[AT["counts what the table is of"]] = noun in space.abouts.words[int(space.table[q.operands[0]])]
        if not of_table and space.row_total[row := int(space.row[q.operands[0]])]:
            line[AT["of the whole table"]] = 1
            line[AT["of the whole table though a row is named"]] = named[int(space.row_table[row])]
        line[AT["table by its rows" if of_table else "row"]] = max(likely, _LEAST_ROW)
        if of_table:
            line[AT["table"]] = max(link.tables[int(space.table[q.operands[0]])], _LEAST_ROW)
        line[AT["column"]] = max(link.columns[q.columns[0]], _LEAST_COLUMN)
        if q.columns[1] != q.columns[0]:
            line[AT["column of the other operand"]] = max(link.columns[q.columns[1]], _LEAST_COLUMN)
        line[AT["year led to"]] = q.years[1] in years
        line[AT["year led from"]] = q.years[0] in years
        line[AT["latest year"]] = q.latest
        if unit:
            kind = space.kind[q.operands[0]]
            line[AT["of amounts, no amount stated"]] = kind == AMOUNT and unit == "count"
            line[AT["of counts, an amount stated"]] = kind == COUNT and unit == "amount"
        line[ANCHORS_AT:] = anchors.features(q)
        line[AT["how many of its kind"]] = -np.log(many[q.kind])
    none = np.array(
        [1.0, mention.claim.kind == "percent", change, mention.figure.decimals > 0,
         np.log(max(link.none, 1e-6)), bool(mention.claim.hedge), len(mention.figure.text) / 6]
    )  # fmt: skip
    quantities = tuple(q for q, _, _ in found)
    low, high, value = (np.array([getattr(q, n) for q in quantities]) for n in ("low", "high", "value"))
    return ComputedOptions(quantities, features, none, low, high, value)
