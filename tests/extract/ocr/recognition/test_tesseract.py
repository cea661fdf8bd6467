"""Where Tesseract's data for Spanish is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.extract.ocr.recognition import tesseract
from pipeline.extract.ocr.recognition.tesseract import Available


def test_language_data_is_found_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_spec", lambda name: object())
    for below in ("", "tessdata"):
        folder = tmp_path / f"here{below}" / below
        folder.mkdir(parents=True)
        (folder / "spa.traineddata").write_bytes(b"x")
        tesseract.found_at.cache_clear()
        assert tesseract.found_at(str(tmp_path / f"here{below}")) == Available(folder)
    tesseract.found_at.cache_clear()


def test_the_newest_of_several_versions_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_spec", lambda name: object())
    for version in ("4.00", "5", "10"):
        (tmp_path / version / "tessdata").mkdir(parents=True)
        (tmp_path / version / "tessdata" / "spa.traineddata").write_bytes(b"x")
    monkeypatch.setattr(tesseract, "FOLDERS", (f"{tmp_path}/*/tessdata",))
    monkeypatch.setattr(tesseract.sys, "prefix", str(tmp_path / "none"))
    tesseract.found_at.cache_clear()
    assert tesseract.found_at("") == Available(tmp_path / "10" / "tessdata")
    tesseract.found_at.cache_clear()
