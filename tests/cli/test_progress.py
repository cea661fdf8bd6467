"""What is said while a document is read."""

from __future__ import annotations

import pytest

from pipeline.cli.extract import QUIET, ProgressLine


def test_pages_and_the_time_left_are_said_to_a_file_every_ten_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    now = 100.0
    printed = ProgressLine(lambda: now)
    for done in [*range(30), 29, 29, 29, 29]:
        printed.pages("escaneo", done, 29)
        now += 3.0
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "escaneo · página 5 de 29 · faltan 75 s de lectura"
    assert lines[-1] == "escaneo · 29 páginas leídas; se revisan sus cifras"
    assert len(lines) <= 34 * 3.0 / QUIET + 1


def test_nothing_is_said_of_a_document_that_is_soon_read(capsys: pytest.CaptureFixture[str]) -> None:
    printed = ProgressLine()
    printed.pages("corto", 1, 3)
    assert capsys.readouterr().err == ""
