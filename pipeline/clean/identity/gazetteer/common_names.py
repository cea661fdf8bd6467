"""Towns that are called as offices write every day: "Salud", "Centro", "Economía"."""

from __future__ import annotations

from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.common_words import rarity
from pipeline.spanish.folding import fold_line
from pipeline.spanish.stems import stem
from pipeline.spanish.stop_words import OF_SENTENCES


def is_common_name(name: str) -> bool:
    """Whether a town's name is one word, articles aside, that the prose of offices has often: it says no place then."""
    words = [word for word in fold_line(name).split() if word not in OF_SENTENCES]
    return len(words) == 1 and rarity(stem(words[0])[: PLACE.stem_letters]) < PLACE.common_name
