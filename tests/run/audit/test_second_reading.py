"""An error stands only on what two readers read alike; a second reader that fails takes no report with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import rules
from pipeline.extract.reader import read
from pipeline.model import Document, Evidence, Finding
from pipeline.processes.child import ProcessExpired
from pipeline.run.audit import second_reading
from pipeline.run.audit.second_reading import confirmed
from tests.extract.strict_word import strict

FORMS = Path(__file__).resolve().parents[2] / "data" / "forms"
RULED, WORD = FORMS / "ruled.pdf", FORMS / "word.docx"


def accusation(document: Document, text: str | None = None) -> Finding:
    """An error about the last figure of the first table, read as ``text``."""
    table = document.tables[0]
    cell = next(c for c in reversed(table.cells) if any(ch.isdigit() for ch in c.text))
    shown = text or cell.text
    evidence = Evidence(shown, table.id, cell.row, cell.column, place=cell.place)
    said = {"column": "", "kind": "", "table": "t01", "elsewhere": ""}
    return rules.finding("valor-ilegible", severity="error", evidence=(evidence,), observed=shown, **said)


@pytest.fixture(scope="module")
def document() -> Document:
    return read(RULED.read_bytes(), "x", "ruled.pdf")


def test_what_both_read_stays_an_error_and_says_so(document: Document) -> None:
    (found,) = confirmed([accusation(document)], document, RULED.read_bytes())
    assert found.severity == "error"
    assert "pdfplumber" in found.second_reading


def test_an_error_of_a_strict_word_file_is_an_error() -> None:
    data = strict(WORD.read_bytes())
    document = read(data, "x", "word.docx")
    (found,) = confirmed([accusation(document)], document, data)
    assert (found.severity, "python-docx" in found.second_reading) == ("error", True)


def test_what_they_read_differently_is_a_note(document: Document) -> None:
    (found,) = confirmed([accusation(document, "987.654")], document, RULED.read_bytes())
    assert found.severity == "info"
    assert "«987.654»" in found.second_reading


def test_a_reader_that_fell_lowers_an_error_and_the_report_goes_on(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object) -> None:
        raise ProcessExpired("código -11", -11)

    monkeypatch.setattr(second_reading.fork_call, "call", fall)
    (found,) = confirmed([accusation(document)], document, RULED.read_bytes())
    assert found.severity == "warning"
    assert "No se pudo confirmar" in found.second_reading


def test_notes_are_not_read_again(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reading.fork_call, "call", lambda *_: pytest.fail("nothing to read again"))
    note = replace(accusation(document), severity="info")
    assert confirmed([note], document, RULED.read_bytes()) == (note,)
