"""Whether a sentence opens with a place, group or time that a table does not know: "En las comunas costeras, …"."""

from __future__ import annotations

import re

import numpy as np

from pipeline.spanish.common_words import rarity
from pipeline.spanish.folding import fold
from pipeline.spanish.time_pointers import TIME_POINTERS
from pipeline.spanish.years_before import NOUN
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.sentence.expressions import DISCOURSE
from pipeline.validate.claims.sentence.mentions import Mention, keys, placed_keys
from pipeline.validate.claims.verdict.settings import GROUNDS
from pipeline.validate.evidence.table_facts import YEAR

_OCCASION = re.compile(r"\W*(?:tras|con)\b|\W*(?:al|para)\s+[a-z]+(?:[aei]r|[aei]r[ls][aeo]s?)\b")
"""A frame that says upon what occasion or for what ("tras …", "al revisar …"), not of which place, group or time."""
_TOPIC = re.compile(r"\s*en\s+(?:(?:el|la)\s+)?(?:materia|caso|ambito|area|plano|cuanto)(?:\s+(?:del?|al?))?\b")
"""What announces a topic and is none: "en materia quirúrgica", "en el caso de los varones"."""
_PAST = re.compile(r"\b\w+(?:ó|aron|ieron)\b")
_STATES = re.compile(
    r"\b(?:es|son|era|eran|fue|fueron|sera|seran|esta|estan|estuvo|hay|hubo|habia|existen?|tienen?|tuvo|tuvieron|se\s+[a-z]+n?)\b"
)
"""A finite verb, folded, as ``_PAST`` is with its accent: what has one is a statement."""
_OF_A_YEAR = re.compile(rf"\b{NOUN}\s+(?:del?\s+)?(?=(?:19|20)\d{{2}}\b)")
"""A year said to be one: "En el ejercicio 2022"."""
_TIME_POINTERS = frozenset().union(*map(keys, TIME_POINTERS))


def is_narrowed(space: CellSpace, mention: Mention, table: int) -> bool:
    """Whether what the sentence says before its first comma ("En las comunas costeras, …") has a distinctive word that
    stands nowhere in a table. What states a figure is a statement, it narrows nothing; nor does an occasion, a purpose,
    or what has a verb of its own ("Tras la licitación de enero, …", "Para expresarla por persona, …", "En mayo hubo un
    repunte, …"); nor do words that only point to a time ("En julio recién pasado, …")."""
    frame = mention.claim.frame
    folded = fold(frame)
    joins = any(words.match(folded) for words in (DISCOURSE, _OCCASION))
    if joins or _PAST.search(frame) or _STATES.search(folded):
        return False
    said = keys(_OF_A_YEAR.sub(" ", _TOPIC.sub("", folded)))
    telling = {k for k in said if not k[0].isdigit()} - _TIME_POINTERS
    distinctive = {k for k in telling if rarity(k) >= GROUNDS.distinctive_rarity}
    if not distinctive or any(k[0].isdigit() and not YEAR.fullmatch(k) for k in said):
        return False
    known = set(space.abouts.words[table])
    for labels, of_table in ((space.rows, space.row_table), (space.columns, space.column_table)):
        known.update(k for line in np.flatnonzero(of_table == table) for k in labels.words[int(line)])
    if mention.claim.frame_announces:  # "En Neurocirugía predomina la urgencia: 155 de 286 casos"
        first = next((k for _, k in placed_keys(folded) if k in distinctive), "")
        return first not in known
    return bool(distinctive - known)
