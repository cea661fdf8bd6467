"""How likely a figure is copied from another row or column than the one it is about: a logistic regression on
``features.py``, fitted on true figures and on figures replaced by their neighbours (``bench/claims_model/copied.py``).
"""

from __future__ import annotations

import math
from functools import lru_cache

from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.copied.features import NAMES
from pipeline.validate.claims.copied.settings import SETTINGS
from pipeline.validate.claims.linking.logistic import LogisticModel, stored_model


@lru_cache(maxsize=1)
def fitted() -> LogisticModel:
    """The model as fitted; one fitted on other features is a ``ValueError``."""
    return stored_model(__package__, "weights.json", NAMES)


def probability(features: Floats) -> float:
    """How likely a figure is a copy, where ``SETTINGS.copied`` of those that state a cell are."""
    return 1 / (1 + (1 - SETTINGS.copied) / SETTINGS.copied * math.exp(-fitted().log_odds(features)))
