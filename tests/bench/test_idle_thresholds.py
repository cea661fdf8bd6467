"""The bench that looks for thresholds that decide nothing: what it reads, and what it must forget between values."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bench.idle_thresholds import first_changed, forget, reading
from bench.sensitivity import Threshold
from pipeline.spanish import stems
from pipeline.validate.claims import settings
from tests.validate.accounts import account


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "a.pickle"
    path.write_bytes(pickle.dumps(account("Cuenta 2022", "El hospital abrió 25 camas.")))
    return path


def test_a_document_as_read_is_audited(kept: Path) -> None:
    assert "25" in reading(kept)
    usual = {kept: reading(kept)}
    checked = Threshold(settings.__name__, "SETTINGS", settings.MENTIONS.most_checked, "mentions.most_checked")
    assert first_changed(checked, checked.value, usual, 1) is None
    assert first_changed(checked, 0, usual, 1) == kept


def test_what_was_remembered_by_arguments_is_forgotten() -> None:
    stems.stem("hospitales")
    forget()
    assert stems.stem.cache_info().currsize == 0
