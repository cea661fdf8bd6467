"""The network that says how likely two figures of the prose state the same fact."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.restated.features import NAMES


@dataclass(frozen=True)
class PairNetwork:
    """One hidden layer beside a linear part, on features of mean 0 and deviation 1.

    ``mean`` and ``deviation`` have one value a feature, ``hidden`` a row a feature and a column a unit, ``out`` a value
    a unit, ``linear`` one a feature.
    """

    mean: Floats
    deviation: Floats
    hidden: Floats
    hidden_bias: Floats
    out: Floats
    linear: Floats
    bias: float

    def log_odds(self, features: Floats) -> Floats:
        """The logarithm of the odds that each pair (a row, its features in the order of ``NAMES``) is one fact."""
        x = (features - self.mean) / self.deviation
        found: Floats = np.tanh(x @ self.hidden + self.hidden_bias) @ self.out + x @ self.linear + self.bias
        return found


@lru_cache(maxsize=1)
def fitted() -> PairNetwork:
    """The network as fitted by ``bench/claims_model/restated.py``; a feature it does not know is a ``ValueError``."""
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    read = json.loads(text)
    if tuple(read["features"]) != NAMES:
        raise ValueError("weights.json was fitted on other features: fit it again")
    arrays = {n: np.array(read[n]) for n in ("mean", "deviation", "hidden", "hidden_bias", "out", "linear")}
    return PairNetwork(**arrays, bias=float(read["bias"]))
