"""Places that are recognised again."""

from __future__ import annotations

import pytest

from pipeline.extract.errors import Unread
from pipeline.extract.ocr.recognition.reread import reread
from pipeline.geometry import Box, Place
from pipeline.model import Source
from tests.extract.ocr.printed import needs_recogniser, page, scan


@pytest.mark.slow
@needs_recogniser
def test_a_place_is_looked_at_again_on_the_page_as_displayed() -> None:
    data = scan(page(), lean=1.0, turned=True)
    from pipeline.extract.formats.pdf import read as read_pdf

    read = read_pdf(data, "prueba", Source("prueba.pdf", "", "pdf"))
    wanted = [c for c in read.tables[0].cells if c.text in ("1.204", "587", "12,5%")]
    rereadings = reread(data, [*(c.place for c in wanted), Place()])
    assert [next((k.text for k in found if k.text), "") for found in rereadings] == ["1.204", "587", "12,5%", ""]
    assert all(len(found) >= 2 for found in rereadings[:3])


def test_without_a_recogniser_there_is_no_rereading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.extract.ocr.recognition.reread.recogniser", lambda: Unread("", ""))
    assert reread(b"", [Place(1, Box(0, 0, 9, 9))]) == [()]
