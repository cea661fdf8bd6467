"""A fitted linear model over standardised features: log-odds from what is seen. Weights are data beside their model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.extract.errors import NotWhole

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


def stored_weights(path: Path, features: Sequence[str]) -> dict[str, Any]:
    """What a JSON file says of a model with these features, the features themselves left out.

    Raises ``NotWhole`` where the file is missing, or is of a model with other features: without its weights a model
    would be sure of everything it reads.
    """
    try:
        stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotWhole(f"Falta «{path.name}», que es parte del programa.", "Instálelo otra vez.") from error
    if stored.pop("features") != list(features):
        raise NotWhole(f"«{path.name}» es de otra versión del programa.", "Instálelo otra vez.")
    return stored


def stored_model(path: Path, features: Sequence[str]) -> tuple[LinearModel, dict[str, Any]]:
    """The model in a JSON file, and what the file says besides. Raises as :func:`stored_weights`."""
    stored = stored_weights(path, features)
    mean, scale, weights = (tuple(stored.pop(name)) for name in ("mean", "scale", "weights"))
    return LinearModel(mean, scale, weights, stored.pop("bias")), stored
