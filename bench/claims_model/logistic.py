"""Fits a weighted logistic regression, shows what it finds that has not seen a series, and writes it as the pipeline
reads it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from scipy.optimize import minimize

from pipeline.validate.claims.linking.logistic import LogisticModel

L2 = 1.0
"""On all weights but the bias."""


class FitExample(Protocol):
    """An accusation by its features, of a series of documents, and whether it is right."""

    @property
    def series(self) -> str: ...

    @property
    def right(self) -> bool: ...

    @property
    def features(self) -> np.ndarray: ...


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


def regression(found: Sequence[FitExample]) -> LogisticModel:
    """The logistic regression on some examples, right and wrong ones weighing as much."""
    right = np.array([e.right for e in found], dtype=float)
    weight = np.where(right > 0, (right == 0).sum() / max(1.0, right.sum()), 1.0)
    return fit(np.array([e.features for e in found]), right, weight)


def left_out(found: Sequence[FitExample]) -> np.ndarray:
    """How likely each example is right by a regression that has not seen its series."""
    score = np.zeros(len(found))
    for one in {e.series for e in found}:
        model = regression([e for e in found if e.series != one])
        for n, e in enumerate(found):
            if e.series == one:
                score[n] = 1 / (1 + np.exp(-model.log_odds(e.features)))
    return score


def print_by_threshold(score: np.ndarray, right: np.ndarray, thresholds: Sequence[float]) -> None:
    """Prints how many right and wrong accusations are made from each probability on."""
    for least in thresholds:
        said = score >= least
        hit, false = int((said & right).sum()), int((said & ~right).sum())
        print(f"from {least}: {hit} of {right.sum()} found, {false} of {(~right).sum()} accused")


def conclude(found: Sequence[FitExample], names: Sequence[str], out: Path | None) -> None:
    """Fits the regression on all examples, prints its weights, and writes it to a file if one is given."""
    model = regression(found)
    for name, weight in zip(names, model.weights, strict=True):
        print(f"{name:45} {weight:6.2f}")
    if out:
        out.write_text(written(model, names))


def written(model: LogisticModel, names: Sequence[str]) -> str:
    """A model as its file has it."""
    read = {n: np.round(getattr(model, n), 4).tolist() for n in ("mean", "deviation", "weights")}
    return json.dumps({"features": list(names)} | read | {"bias": round(model.bias, 4)}, ensure_ascii=False) + "\n"
