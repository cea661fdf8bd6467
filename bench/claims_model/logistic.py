"""Fits a weighted logistic regression, and writes it as the pipeline reads it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from pipeline.validate.claims.linking.logistic import LogisticModel

L2 = 1.0
"""On all weights but the bias."""


def fit(features: np.ndarray, right: np.ndarray, weight: np.ndarray) -> LogisticModel:
    """The regression on some examples (a row each), of which ``right`` are 1 and the others 0."""
    mean, deviation = features.mean(0), features.std(0) + 1e-3
    x = (features - mean) / deviation

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ p[:-1] + p[-1]
        value = float((weight * (np.logaddexp(0, score) - right * score)).sum()) + L2 / 2 * float(p[:-1] @ p[:-1])
        towards = weight * (1 / (1 + np.exp(-score)) - right)
        return value, np.append(x.T @ towards + L2 * p[:-1], towards.sum())

    best = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return LogisticModel(mean, deviation, best[:-1], float(best[-1]))


def written(model: LogisticModel, names: Sequence[str]) -> str:
    """A model as its file has it."""
    read = {n: np.round(getattr(model, n), 4).tolist() for n in ("mean", "deviation", "weights")}
    return json.dumps({"features": list(names)} | read | {"bias": round(model.bias, 4)}, ensure_ascii=False) + "\n"
