"""What a figure cannot be, though its value is a slip away from something computed of a table."""

from __future__ import annotations

import re

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.kinds import CHANGES, LINEAR, MEANS
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.sentence.mentions import Mention, with_beginnings
from pipeline.validate.claims.sentence.stated_as import stated_as
from pipeline.validate.claims.verdict.no_ground.means import is_mean_of_nothing
from pipeline.validate.claims.verdict.settings import GROUNDS, VERDICT

_NEVER = frozenset(("named ratio",))
"""Kinds that only confirm: of 540 spoilt figures found in eight accounts of two authors and ten real documents none was
found by them, and of six right figures accused two were."""
_NUMBER = re.compile(r"\d[\d.,]*\d")
_DIGIT = re.compile(r"\d")
_ENOUGH = VERDICT.distinctive


def cannot_be(space: CellSpace, mention: Mention, computed: Computed) -> bool:
    """Whether a figure cannot be what is computed: it is too fine, a change of something else, a mean of nothing, or
    how many times one row is another, of which no words say enough (``_NEVER``)."""
    if computed.kind in _NEVER or _is_too_fine(space, mention, computed) or is_mean_of_nothing(mention, computed):
        return True
    return _changes_what_is_not_named(space, mention, computed)


def _changes_what_is_not_named(space: CellSpace, mention: Mention, computed: Computed) -> bool:
    """Whether a figure should be the change of a row of which little is named: "otros mecanismos, como el objeto romo,
    suben 2,6 puntos" is none of "Objeto cortante o punzante"."""
    rows = {int(space.row[c]) for c in computed.operands}
    row = min(rows)
    if computed.kind not in CHANGES or len(rows) > 1 or space.row_total[row] or not space.rows.words[row]:
        return False
    if stated_as(mention).how and _is_stated(space, mention, computed):
        return False
    words = space.rows.words[row]
    named = words & with_beginnings(mention.sentence) or words & with_beginnings(mention.surroundings)
    return space.rows.known(named) < GROUNDS.named * space.rows.known(words)


def _is_stated(space: CellSpace, mention: Mention, computed: Computed) -> bool:
    """Whether the sentence prints one of the cells that something is computed of, in digits enough to be that cell:
    "devengó MM$ 14.873, MM$ 1.969 más que el año anterior"."""
    printed = {text for text in _NUMBER.findall(mention.claim.sentence.text) if len(_DIGIT.findall(text)) >= _ENOUGH}
    return any(not printed.isdisjoint(_NUMBER.findall(space.facts[cell].text)) for cell in computed.operands)


def _is_too_fine(space: CellSpace, mention: Mention, computed: Computed) -> bool:
    """Whether a figure has decimals though it should be a sum or difference of whole numbers."""
    if not mention.figure.decimals or mention.figure.scaled or computed.kind not in LINEAR - MEANS:
        return False
    cells = list(computed.operands)
    return not space.decimals[cells].any() and bool((space.scale[cells] == 1).all())
