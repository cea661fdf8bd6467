"""How likely a figure is copied from another row or column than the one it is about: a logistic regression on
``features.py``, fitted on true figures and on figures replaced by their neighbours (``bench/claims_model/copied.py``).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.copied.features import NAMES
from pipeline.validate.claims.copied.settings import SETTINGS


@dataclass(frozen=True)
class CopyModel:
    """The fitted regression: ``weights`` of the features (mean 0, deviation 1) in the order of ``NAMES``."""

    mean: Floats
    deviation: Floats
    weights: Floats
    bias: float

    def log_odds(self, features: Floats) -> float:
        """The logarithm of the odds that a figure is a copy, where as many are as are not."""
        return float((features - self.mean) / self.deviation @ self.weights) + self.bias

    def probability(self, features: Floats) -> float:
        """How likely a figure is a copy, where ``SETTINGS.copied`` of those that state a cell are."""
        return 1 / (1 + (1 - SETTINGS.copied) / SETTINGS.copied * math.exp(-self.log_odds(features)))


@lru_cache(maxsize=1)
def fitted() -> CopyModel:
    """The model as fitted; one fitted on other features is a ``ValueError``."""
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    if tuple(read["features"]) != NAMES:
        raise ValueError("copied/weights.json was fitted on other features: fit it again")
    arrays = {n: np.array(read[n]) for n in ("mean", "deviation", "weights")}
    return CopyModel(**arrays, bias=float(read["bias"]))
