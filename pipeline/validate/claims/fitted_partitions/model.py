"""How likely the figures behind another are all of its parts: a conditional logit over the lists that may be, and none.

Fitted by ``bench/claims_model/fitted_partitions.py`` on public documents and on invented sentences, without
annotations: figures of three digits or more that add up to the one before them are its parts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.quantities.table_numbers import Floats
from pipeline.validate.claims.fitted_partitions.candidates import WholeWithParts
from pipeline.validate.claims.fitted_partitions.features import NAMES, rows
from pipeline.validate.claims.fitted_partitions.settings import PARTITIONS
from pipeline.validate.claims.paragraph.elliptic import whole_figures
from pipeline.validate.claims.paragraph.parts.partitions import luck_of as luck_of_parts
from pipeline.validate.claims.paragraph.relation import SentenceFigures


@lru_cache(maxsize=1)
def fitted() -> Floats:
    """The weights as fitted, in the order of ``NAMES``; ones of other features are a ``ValueError``."""
    read = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    if tuple(read) != NAMES:
        raise ValueError("fitted_partitions/weights.json was fitted on other features: fit it again")
    return np.array(list(read.values()))


def prior(passage: SentenceFigures, found: Sequence[WholeWithParts], weights: Floats | None = None) -> Floats:
    """How likely each of the lists behind one whole is all of its parts."""
    score = np.append(np.array(rows(passage, found)) @ (fitted() if weights is None else weights), 0.0)
    likely = np.exp(score - score.max())
    result: Floats = likely[:-1] / likely.sum()
    return result


def luck_of(c: WholeWithParts) -> float:
    """How likely figures that have nothing to do with each other are one slip away from adding up."""
    return PARTITIONS.luck * luck_of_parts(c.whole, c.parts)


def scaled(passage: SentenceFigures) -> SentenceFigures:
    """A passage, amounts that leave out their scale read with it."""
    return replace(passage, own=whole_figures(passage, passage.own))
