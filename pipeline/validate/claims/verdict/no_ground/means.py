"""Figures said to be means: «el promedio nacional fue 263», «el promedio mensual bajó de 426 a 408»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import MEAN, MEAN_FORMS
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.kinds import MEANS
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.sentence.mentions import Mention, keys, with_beginnings
from pipeline.validate.claims.verdict.no_ground.scope import scope
from pipeline.validate.claims.verdict.settings import GROUNDS
from pipeline.validate.evidence.table_facts import YEAR

_MEAN = rf"\b(?:{MEAN_FORMS})\b"
_FOR_EACH = r"|\bpor\s+(?:cada\b|habitante|persona)|\bcada\s+un[oa]\b"
_SAID = re.compile(_MEAN + _FOR_EACH)
_LABEL = re.compile(_MEAN + r"|\b(?:prom|med)\." + _FOR_EACH)
_BY_PERIOD = re.compile(_MEAN + r"\s+(?:mensual|anual|diari[oa]|semanal|trimestral)")
_BY_UNIT = re.compile(r"\bpor\s+cada\s+(?:peso|sol|euro|dolar|un[oa]?|cien|mil|\d)")
_OF_A_MEAN = re.compile(rf"\s*(?:%|por\s+ciento)?\s*(?:del|de\s+la)\s+(?:{MEAN_FORMS})\s+(?:del?|[a-z]+(?:al|e[oa]))\b")
"""What stands behind a figure that is the average of somebody."""
_MEAN_OF = re.compile(
    rf"\b(?:{MEAN})\s+(?:del?\s+(?:l[oa]s?\s+)?(?:[a-z]+\s+){{1,3}}?)?([a-z]{{3,}}(?:al|e[oa]|an[oa]|ense))\b"
)
"""A mean and of whom it is, an adjective of a place: "nacional", "comunal", "del sistema universitario estatal"."""
_WAYS = frozenset(keys("mensual anual semanal quincenal bimestral trimestral semestral general total"))
"""How a mean is made, by time or weight: no word of whom it is."""


def is_no_such_mean(space: CellSpace, mention: Mention, cell: int) -> bool:
    """Whether a figure is said to be a mean that a cell is not: of another scope than its row and column name ("el
    promedio nacional"), or a mean by month where the cell is one of the months, or what there is of one thing for each
    unit of another. A total may be the mean of its rows."""
    row, column = int(space.row[cell]), int(space.column[cell])
    if space.row_total[row]:
        return False
    clause = _clause(mention)
    if (said := scope(clause)) is not None:
        return not keys(said) & with_beginnings(space.rows.words[row] | space.columns.words[column])
    if _BY_PERIOD.search(clause) is None and _BY_UNIT.search(clause) is None:
        return False
    fact = space.facts[cell]
    return not _LABEL.search(fold(f"{fact.row_label} {fact.column.label}"))


def is_of_a_mean(space: CellSpace, mention: Mention, cells: Iterable[int]) -> bool:
    """Whether a figure is said to be that of an average ("el 47,8 por ciento del promedio de la Alta Dirección") and
    none of some cells is."""
    sentence = mention.claim.sentence
    if _OF_A_MEAN.match(fold(sentence.text[mention.figure.end - sentence.start :])) is None:
        return False
    facts = [space.facts[cell] for cell in cells]
    return not any(_LABEL.search(fold(f"{fact.row_label} {fact.column.label}")) for fact in facts)


def is_mean_of_others(space: CellSpace, mention: Mention, table: int) -> bool:
    """Whether a figure is said to be the mean of a place or body that a table and its heading do not name: "la media
    nacional" is no mean of the rows of a hospital."""
    sentence = mention.claim.sentence
    said = _MEAN_OF.search(fold(sentence.text[: mention.figure.start - sentence.start]))
    if said is None:
        return False
    whose = keys(said[1]) - _WAYS
    known = set(space.abouts.words[table]) | set(mention.heading)
    for labels, of_table in ((space.rows, space.row_table), (space.columns, space.column_table)):
        known.update(*(labels.words[int(line)] for line in (of_table == table).nonzero()[0]))
    return bool(whose) and not whose & known


def states_a_mean(mention: Mention) -> bool:
    """Whether the words right before a figure, or right behind it, say that it is a mean."""
    sentence = mention.claim.sentence
    behind = fold(sentence.text[mention.figure.end - sentence.start :])[: GROUNDS.mean_behind]
    return _SAID.search(_clause(mention)) is not None or _SAID.search(re.split(r"[\d;.]", behind)[0]) is not None


def is_mean_of_nothing(mention: Mention, computed: Computed) -> bool:
    """Whether a figure should be the average of a column though nothing says that it is one: "las dos modalidades, con
    una promoción de 93,7 %" weighs each by its size."""
    return computed.kind in (*MEANS, "mean of percentages") and not states_a_mean(mention)


def _clause(mention: Mention) -> str:
    """What a sentence says before a figure, from the figure before on, folded and without years: "en promedio, entre
    2020 y 2022 se percibieron"."""
    sentence = mention.claim.sentence
    said = YEAR.sub(" ", fold(sentence.text[: mention.figure.start - sentence.start]))
    return re.split(r"[\d;]", said)[-1]
