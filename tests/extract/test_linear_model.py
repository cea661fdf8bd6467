"""The linear model of fitted features: what it scores, and that it belongs to its features."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.extract.errors import NotWhole
from pipeline.extract.linear_model import FAR, LinearModel, stored_model, stored_weights

MODEL = LinearModel(mean=(10.0, 0.0), scale=(2.0, 0.5), weights=(1.0, -4.0), bias=0.5)


def test_features_are_standardised_weighed_and_summed() -> None:
    assert MODEL.score([12.0, 0.25]) == 0.5 + 1.0 - 2.0


def test_one_feature_counts_for_no_more_than_three_deviations() -> None:
    assert MODEL.score([1000.0, 0.0]) == 0.5 + FAR
    assert MODEL.score([10.0, -99.0]) == 0.5 + 4.0 * FAR


def test_a_value_of_each_feature_is_asked_for() -> None:
    with pytest.raises(ValueError, match="argument 2"):
        MODEL.score([12.0])


def test_a_model_fitted_on_other_features_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    stored = {"features": ["a", "b"], "mean": [10, 0], "scale": [2, 0.5], "weights": [1, -4], "bias": 0.5, "more": [1]}
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert stored_model(path, ("a", "b")) == (MODEL, {"more": [1]})
    with pytest.raises(NotWhole, match=r"«model\.json» es de otra versión del programa\. Instálelo otra vez\."):
        stored_model(path, ("b", "a"))


def test_weights_that_are_missing_are_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(NotWhole, match=r"Falta «model\.json», que es parte del programa\. Instálelo otra vez\."):
        stored_weights(tmp_path / "model.json", ("a", "b"))
