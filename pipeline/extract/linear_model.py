"""A fitted linear model over standardised features: log-odds from what is seen. Weights are data beside their model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FAR = 3.0  # standard deviations that one feature may count for: documents unlike those fitted on differ in one by more


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights by feature, their inputs standardised by ``mean`` and ``scale``."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def score(self, values: Sequence[float]) -> float:
        """The log-odds for a value of each feature."""
        parts = zip(values, self.mean, self.scale, self.weights, strict=True)
        return self.bias + sum(w * max(min((v - m) / s, FAR), -FAR) for v, m, s, w in parts)


def stored_model(path: Path, features: Sequence[str]) -> tuple[LinearModel, dict[str, Any]]:
    """The model in a JSON file, and what the file says besides.

    Raises ``ValueError`` where it was fitted on other features than these.
    """
    stored = json.loads(path.read_text(encoding="utf-8"))
    if stored.pop("features") != list(features):
        raise ValueError(f"{path.name} was fitted on other features: fit it again")
    mean, scale, weights = (tuple(stored.pop(name)) for name in ("mean", "scale", "weights"))
    return LinearModel(mean, scale, weights, stored.pop("bias")), stored
