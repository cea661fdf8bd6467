"""A page whose crop box lies beside its media box is read as what is on it, by every library alike."""

from __future__ import annotations

import re

import pytest

from pipeline.extract.pdf.file.unlock import unlocked
from pipeline.extract.reader import read
from pipeline.extract.second_reading import pdf_boxes
from pipeline.extract.second_reading.answers import Asked
from pipeline.model import Document, Paragraph, Table
from tests.extract.paper import Sheet, pdf

XS, YS = [50.0, 150.0, 250.0], [100.0, 120.0, 140.0]
BESIDE = (700.0, 900.0, 900.0, 1000.0)


def made(crop: tuple[float, float, float, float] | None, rotate: int = 0) -> bytes:
    sheet = Sheet(crop=crop, rotate=rotate).text(50, 60, "Ingresaron 30 personas.")
    return pdf(sheet.grid(XS, YS).cells(XS, YS, [["Mes", "Personas"], ["Enero", "30"]]))


def opened(data: bytes) -> Document:
    return read(unlocked(data, ""), "x", "x.pdf")


def content(document: Document) -> list[object]:
    return [b.text if isinstance(b, Paragraph) else [c.text for c in b.cells] for b in document.blocks if said(b)]


def said(block: object) -> bool:
    return isinstance(block, Paragraph | Table)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [BESIDE, (612.0, 0.0, 900.0, 792.0), (-300.0, -300.0, 0.0, 0.0)])
def test_the_media_box_is_read_where_the_crop_box_lies_beside_it(
    crop: tuple[float, float, float, float], rotate: int
) -> None:
    whole, mended = opened(made(None, rotate)), opened(made(crop, rotate))
    assert content(whole) == ["Ingresaron 30 personas.", ["Mes", "Personas", "Enero", "30"]]
    assert mended.blocks == whole.blocks
    assert mended.findings == whole.findings == ()
    assert mended.account == whole.account


def test_a_media_box_stated_above_the_page_counts() -> None:
    data = made(BESIDE)
    (box,) = re.findall(rb"/MediaBox \[[^]]*\]", data)
    above = data.replace(box, b" " * len(box)).replace(b"/Type /Pages", b"/Type /Pages " + box)
    assert opened(above).blocks == opened(made(None)).blocks


def test_a_crop_box_that_shows_something_is_kept() -> None:
    data = made((0.0, 0.0, 612.0, 700.0))
    assert unlocked(data, "") is data


@pytest.mark.parametrize("crop", [(20.0, 300.0, 612.0, 792.0), (20.0, 300.0, 900.0, 1000.0), BESIDE])
def test_the_second_reader_looks_where_the_first_saw_it(crop: tuple[float, float, float, float]) -> None:
    data = unlocked(made(crop), "")
    (table,) = (b for b in read(data, "x", "x.pdf").blocks if isinstance(b, Table))
    (cell,) = (c for c in table.cells if c.text == "30")
    asked = Asked("30", table.id, cell.row, cell.column, cell.place.page, cell.place.box)
    assert pdf_boxes.reread(data, [asked])[asked].text == "alike"
