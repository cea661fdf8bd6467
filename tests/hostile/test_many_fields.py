"""A form of more fields than anyone fills in says the same, however its values are asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.pdf import fields, pdfium
from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.page import Word
from tests.hostile import pdfs

pytestmark = pytest.mark.slow


def typed(data: bytes) -> list[Word]:
    with pdfium.opened(data) as document, fields.form_handle(document) as form:
        page = raw.FPDF_LoadPage(document, 0)
        try:
            return fields.typed_words(page, form, (1, 0, 0, 1, 0, 0))
        finally:
            raw.FPDF_ClosePage(page)


def test_what_the_fields_say_themselves_is_what_the_form_says(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdfs.many_fields(60)
    asked = typed(data)
    monkeypatch.setattr(fields, "FIELDS", replace(fields.FIELDS, most_asked=10))
    assert typed(data) == asked
    assert [word.text for word in asked] == [str(i) for i in range(60)]
