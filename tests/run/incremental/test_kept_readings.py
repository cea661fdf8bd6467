"""What was recognised is kept with the document, and a scan is read only once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import run
from pipeline.extract.errors import Unread
from pipeline.extract.ocr.recognition import tesseract
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Document, Paragraph, ReadPart, Recognition, Source, Table
from pipeline.run.incremental import cache, state
from tests.extract.ocr.printed import needs_recogniser, page, scan


def test_readings_are_kept_with_the_document() -> None:
    reading = Recognition(0.75, "l05", "Una razón.", ("165", "105"))
    document = Document(
        "prueba",
        Source("prueba.pdf", "00", "pdf", 1),
        (
            Paragraph("En 2019 hubo.", place=Place(1), readings=(ReadPart(3, 7, reading, Place(1, Box(0, 0, 9, 9))),)),
            Table(
                "t01", (Cell(0, 0, "105", place=Place(1), reading=reading), Cell(0, 1, "a")), pages=(1,), method="ocr"
            ),
        ),
    )
    assert cache.decode("k", cache.encode("k", document)) == document


@needs_recogniser
def test_a_scan_is_read_once_the_language_data_is_there_and_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "cuenta.pdf").write_bytes(scan(page(), dpi=150))

    def extracted() -> tuple[str, int]:
        result = run.run([str(tmp_path / "raw")], run.Options(tmp_path / "out", expectations=False, jobs=1))
        return result.statuses["cuenta"], result.summaries["cuenta"]["tables"]

    found = tesseract.found_at
    with monkeypatch.context() as without:
        without.setattr(tesseract, "found_at", lambda prefix: Unread("faltan los datos", "Instálelos."))
        assert extracted() == ("published", 0)
        assert extracted() == ("unchanged", 0)
        before = state.reading_version()
    assert tesseract.found_at is found
    assert state.reading_version() != before
    assert extracted() == ("published", 1)
    assert extracted() == ("unchanged", 1)
