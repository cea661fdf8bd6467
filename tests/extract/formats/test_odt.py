"""OpenDocument texts: what is in them, where, and what is left aside."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from pipeline.extract.errors import Unreadable
from pipeline.extract.reader import read
from pipeline.model import Document, Heading, Paragraph, Table
from tests.extract.ocr.pasted import screenshot
from tests.extract.ocr.printed import HEADER, ROWS, needs_recogniser, table
from tests.extract.paper import Sheet

MIMETYPE = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)


def odt(text: str, manifest: str | None = "<manifest/>", **pictures: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
        body = f"<office:body><office:text>{text}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {NAMES}>{body}</office:document-content>")
        if manifest is not None:
            archive.writestr("META-INF/manifest.xml", manifest)
        for name, data in pictures.items():
            archive.writestr(f"Pictures/{name}", data)
    return out.getvalue()


def document(text: str) -> Document:
    return read(odt(text), "prueba", "prueba.odt")


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_paragraphs_headings_and_spaces() -> None:
    read = document(
        '<text:h text:outline-level="2">Gestión 2023</text:h>'
        "<text:p>Se atendió a<text:s text:c='3'/>1.234<text:tab/>personas<text:line-break/>en total.</text:p>"
        "<text:list><text:list-item><text:p>Uno de la lista</text:p></text:list-item></text:list>"
    )
    heading, first, item = read.blocks
    assert isinstance(heading, Heading)
    assert (heading.text, heading.level) == ("Gestión 2023", 2)
    assert isinstance(first, Paragraph)
    assert (first.text, first.place.paragraph) == ("Se atendió a 1.234 personas en total.", 2)
    assert isinstance(item, Paragraph)
    assert (read.source.format, read.account.left_out) == ("odt", ())


def test_spans_repeated_cells_and_header_rows() -> None:
    read = document(
        "<table:table>"
        + "<table:table-header-rows>"
        + row(cell("Sexo"), cell("Años", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
        + "</table:table-header-rows>"
        + row(cell("Mujeres", 'table:number-rows-spanned="2"'), cell("10", 'table:number-columns-repeated="2"'))
        + row("<table:covered-table-cell/>", cell("7"), cell("8"))
        + '<table:table-row table:number-rows-repeated="1048000">'
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        + "</table:table>"
    )
    (table,) = read.tables
    rows = [list(r) for r in table.rows]
    assert rows[:3] == [["Sexo", "Años", ""], ["Mujeres", "10", "10"], ["", "7", "8"]]
    assert (table.cell_at[0, 2].text, table.cell_at[2, 0].row_span) == ("Años", 2)
    assert len(rows) <= 4


def test_a_table_in_a_cell_and_a_text_box_are_blocks_of_their_own() -> None:
    inner = f"<table:table>{row(cell('a'), cell('1'))}</table:table>"
    read = document(
        f"<table:table>{row(cell('fuera'), f'<table:table-cell><text:p>2</text:p>{inner}</table:table-cell>')}"
        "</table:table>"
        "<text:p>Antes<draw:frame><draw:text-box><text:p>En un cuadro: 55</text:p></draw:text-box></draw:frame>"
        "</text:p>"
    )
    assert [[list(r) for r in t.rows] for t in read.tables] == [[["fuera", "2"]], [["a", "1"]]]
    assert [b.text for b in read.blocks if not isinstance(b, Table)] == ["Antes", "En un cuadro: 55"]


def test_notes_and_deleted_text_are_left_aside_by_name() -> None:
    read = document(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Antes decía 99</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Hubo 12 casos"
        "<text:note><text:note-body><text:p>Al 31 de marzo</text:p></text:note-body></text:note>.</text:p>"
    )
    assert [b.text for b in read.blocks if isinstance(b, Paragraph)] == ["Hubo 12 casos."]
    assert {(left.kind, left.text) for left in read.account.left_out} == {("eliminado", "99"), ("parte-nota", "31")}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (odt(""), "no tiene texto"),
        (odt("<text:p>secreto 5</text:p>", "<m><encryption-data/></m>"), "protegido con contraseña"),
        (odt("<text:p>sin fin"), "dañado .su XML está cortado o mal escrito."),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, problem: str) -> None:
    with pytest.raises(Unreadable, match=problem):
        read(data, "prueba", "prueba.odt")


def framed(name: str) -> str:
    link = f'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="Pictures/{name}"'
    frame = f'<draw:frame svg:width="15cm" svg:height="60mm"><draw:image {link}/></draw:frame>'
    return f"<text:p>Se atendieron 15 personas.{frame}</text:p>"


@pytest.mark.parametrize("data", [b"", bytes([1, 0, 0, 0]) + bytes(100)])
def test_a_picture_that_cannot_be_shown_is_named_with_its_size(data: bytes) -> None:
    found = read(odt(framed("uno"), uno=data), "prueba", "prueba.odt")
    (named,) = [f for f in found.findings if f.rule == "imagen-sin-leer"]
    assert "párrafo 1, 15 × 6 cm" in named.message
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)] == ["Se atendieron 15 personas."]


def test_a_picture_that_is_not_there_is_nothing() -> None:
    assert [f.rule for f in read(odt(framed("otra")), "prueba", "prueba.odt").findings] == []


@pytest.mark.slow
@needs_recogniser
def test_a_table_in_a_picture_is_read_where_it_stands() -> None:
    out = io.BytesIO()
    Image.fromarray(screenshot(table(Sheet(), 120, [HEADER, *ROWS]), 66, 114, 506, 280)).save(out, "PNG")
    found = read(odt(framed("uno") + "<text:p>Fin.</text:p>", uno=out.getvalue()), "prueba", "prueba.odt")
    (shown,) = found.tables
    assert shown.rows == (HEADER, *ROWS)
    assert (shown.method, {c.place.paragraph for c in shown.cells if c.text}) == ("ocr", {1})


def test_a_file_without_a_list_of_its_parts_is_read() -> None:
    read_again = read(odt("<text:p>Hubo 12 casos pre\xadvis\xadtos.</text:p>", None), "prueba", "prueba.odt")
    assert [b.text for b in read_again.blocks if isinstance(b, Paragraph)] == ["Hubo 12 casos previstos."]
