"""Fitted logistic regressions: read from a file of weights, asked for log odds."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.linking.settings import SETTINGS

LEAST = SETTINGS.least


@dataclass(frozen=True)
class LogisticModel:
    """A fitted regression: ``weights`` of the features (mean 0, deviation 1), in their order."""

    mean: Floats
    deviation: Floats
    weights: Floats
    bias: float

    def log_odds(self, features: Floats) -> float:
        """The logarithm of the odds, where of the examples that it was fitted on half are right."""
        return float((features - self.mean) / self.deviation @ self.weights) + self.bias


def stored_model(package: str, file: str, names: Sequence[str]) -> LogisticModel:
    """The model that a package keeps in a file; one fitted on other features than ``names`` is a ``ValueError``."""
    read = json.loads(resources.files(package).joinpath(file).read_text(encoding="utf-8"))
    if list(read["features"]) != list(names):
        raise ValueError(f"{file} of {package} was fitted on other features: fit it again")
    mean, deviation, weights = (np.array(read[n]) for n in ("mean", "deviation", "weights"))
    return LogisticModel(mean, deviation, weights, float(read["bias"]))


def logit(probability: float) -> float:
    """The logarithm of the odds of a probability, as far as it makes a difference."""
    within = min(max(probability, LEAST), 1 - LEAST)
    return math.log(within / (1 - within))
