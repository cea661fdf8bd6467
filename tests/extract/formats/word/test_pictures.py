"""Pictures in Word files: tables in them are read, charts and drawings of other formats are named, never silent."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import numpy as np
import pytest
from docx.shared import Pt
from PIL import Image

from pipeline.extract.errors import Unread
from pipeline.extract.formats import document_pictures
from pipeline.extract.formats.document_pictures import decoded
from pipeline.extract.reader import read
from pipeline.model import Document, Paragraph, Table
from tests.extract.ocr.pasted import Pixels, screenshot
from tests.extract.ocr.printed import HEADER, ROWS, needs_recogniser, table
from tests.extract.paper import Sheet

SHOWN = screenshot(table(Sheet(), 120, [HEADER, *ROWS]), 66, 114, 506, 280)


def filed(picture: Pixels, kind: str = "PNG") -> io.BytesIO:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, kind)
    return io.BytesIO(out.getvalue())


def pictured(*pictures: Any, wide: float = 440) -> bytes:
    """A Word file with a sentence, pictures and another sentence."""
    document = docx.Document()
    document.add_paragraph("Las personas atendidas fueron 7.777 según el cuadro.")
    for picture in pictures:
        document.add_picture(picture, width=Pt(wide))
    document.add_paragraph("Fin del capítulo.")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def replaced(data: bytes, ending: str, part: bytes) -> bytes:
    """The file with the pictures that end so filled otherwise."""
    source, made = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, part if name.endswith(ending) else source.read(name))
    return made.getvalue()


def opened(data: bytes, tmp_path: Path) -> Document:
    path = tmp_path / "cuenta.docx"
    path.write_bytes(data)
    return read(path.read_bytes(), "cuenta", "cuenta.docx")


def named(document: Document) -> list[str]:
    return [f.message for f in document.findings if f.rule == "imagen-sin-leer"]


@pytest.mark.slow
@needs_recogniser
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_table_in_a_picture_is_read_where_it_stands(kind: str, tmp_path: Path) -> None:
    document = opened(pictured(filed(SHOWN, kind)), tmp_path)
    first, found, last = document.blocks
    assert isinstance(found, Table)
    assert found.rows == (HEADER, *ROWS)
    assert (found.method, {c.place.paragraph for c in found.cells if c.text}) == ("ocr", {2})
    assert all(c.reading is not None for c in found.cells if c.text)
    assert isinstance(first, Paragraph)
    assert isinstance(last, Paragraph)
    assert named(document) == []
    assert not [f for f in document.findings if f.rule == "cifra-sin-lugar"]


@pytest.mark.slow
@needs_recogniser
def test_a_picture_shown_twice_is_read_once(tmp_path: Path) -> None:
    document = opened(pictured(filed(SHOWN), filed(SHOWN)), tmp_path)
    assert len([b for b in document.blocks if isinstance(b, Table)]) == 1


def test_without_a_recogniser_it_is_named_with_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_pictures, "recogniser", lambda: Unread("no hay datos", "Instálelos."))
    document = opened(pictured(filed(SHOWN)), tmp_path)
    (message,) = named(document)
    assert "En el documento hay imágenes" in message
    assert "párrafo 2, 16 × 6 cm" in message


@pytest.mark.parametrize(("wide", "is_named"), [(60, False), (150, True)])
def test_a_picture_as_small_as_an_icon_is_not_named(wide: float, is_named: bool, tmp_path: Path) -> None:
    """One that cannot be shown, 60 points wide and 23 high or 150 and 57."""
    assert bool(named(opened(replaced(pictured(filed(SHOWN), wide=wide), ".png", b""), tmp_path))) == is_named


@pytest.mark.parametrize("part", [b"\x01\0\0\0" + bytes(200), b"", b"\x89PNG\r\n\x1a\n cut"])
def test_a_drawing_that_cannot_be_shown_is_named(part: bytes, tmp_path: Path) -> None:
    document = opened(replaced(pictured(filed(SHOWN)), ".png", part), tmp_path)
    (message,) = named(document)
    assert "párrafo 2, 16 × 6 cm" in message


def test_icons_and_photographs_are_left_alone(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (120, 180)).astype(np.uint8)
    assert named(opened(pictured(filed(noise)), tmp_path)) == []
    assert named(opened(replaced(pictured(filed(SHOWN), wide=40), ".png", b""), tmp_path)) == []


def test_what_is_transparent_is_white_and_what_is_too_large_is_not_unpacked() -> None:
    clear = Image.new("RGBA", (4, 2), (0, 0, 0, 0))
    out = io.BytesIO()
    clear.save(out, "PNG")
    grey = decoded(out.getvalue())
    assert grey is not None
    assert grey.shape == (2, 4)
    assert (grey == 255).all()
    large = io.BytesIO()
    Image.new("1", (6000, 6000)).save(large, "PNG")
    assert decoded(large.getvalue()) is None
