"""Whole documents: tables over pages, prose around them, page furniture, what went wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.coverage.page_problems import PageProblems
from pipeline.extract.errors import Unread, Unreadable
from pipeline.extract.formats import pdf as reader
from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.extract.ocr import scanned_pages
from pipeline.extract.pdf.page import Page
from pipeline.extract.pdf.pdfium import PageFailure, read_pages
from pipeline.model import Document, Heading, Paragraph, Source, Table
from tests.extract.paper import Sheet, pdf

XS = [72.0, 250.0, 350.0, 450.0]
HEADER = ["PROGRAMA", "MUJERES", "HOMBRES"]


def read(*sheets: Sheet) -> Document:
    return read_pdf(pdf(*sheets), "prueba", Source("prueba.pdf", "", "pdf"))


def table(sheet: Sheet, top: float, rows: list[list[str]]) -> Sheet:
    ys = [top + 20.0 * i for i in range(len(rows) + 1)]
    return sheet.grid(XS, ys).cells(XS, ys, rows)


def rows(document: Document) -> list[list[list[str]]]:
    return [[list(row) for row in t.rows] for t in document.tables]


def prose(document: Document) -> list[str]:
    return [b.text for b in document.blocks if not isinstance(b, Table)]


def body(count: int, start: int = 0) -> list[list[str]]:
    return [[f"Línea {start + i}", str(100 + i), str(200 + i)] for i in range(count)]


def test_a_table_goes_on_over_a_page_with_its_header_repeated() -> None:
    document = read(table(Sheet(), 600, [HEADER, *body(5)]), table(Sheet(), 72, [HEADER, *body(3, 5)]))
    assert rows(document) == [[HEADER, *body(5), *body(3, 5)]]
    assert document.tables[0].pages == (1, 2)
    assert [c.place.page for c in document.tables[0].cells if c.column == 0] == [1] * 6 + [2] * 3


def test_a_table_goes_on_without_its_header() -> None:
    document = read(table(Sheet(), 600, [HEADER, *body(5)]), table(Sheet(), 72, body(3, 5)))
    assert rows(document) == [[HEADER, *body(5), *body(3, 5)]]


def test_a_paragraph_between_ends_the_table() -> None:
    second = Sheet().text(72, 60, "Los datos que siguen son de otra línea de acción del servicio.")
    document = read(table(Sheet(), 600, [HEADER, *body(5)]), table(second, 100, [HEADER, *body(3, 5)]))
    assert rows(document) == [[HEADER, *body(5)], [HEADER, *body(3, 5)]]


def test_other_columns_are_another_table() -> None:
    other = Sheet()
    ys = [72.0, 92.0, 112.0]
    other.grid([72.0, 300.0, 450.0], ys).cells([72.0, 300.0], ys, [["REGIÓN", "TOTAL"], ["Maule", "7"]])
    document = read(table(Sheet(), 600, [HEADER, *body(5)]), other)
    assert [t.rows[0] for t in document.tables] == [tuple(HEADER), ("REGIÓN", "TOTAL")]


def test_a_row_cut_by_the_page_is_one_row() -> None:
    label = ["Formación en el puesto de trabajo para", "12", "34"]
    document = read(
        table(Sheet(), 640, [HEADER, *body(2), label]),
        table(Sheet(), 72, [HEADER, ["personas mayores", "", ""], *body(1, 9)]),
    )
    assert rows(document)[0][3] == ["Formación en el puesto de trabajo para personas mayores", "12", "34"]
    assert rows(document)[0][4] == ["Línea 9", "100", "200"]


def test_the_last_row_alone_on_the_next_page_is_the_table_s_own_though_its_cells_are_merged() -> None:
    wide = [*XS, 540.0]
    rows_before = [["FUNCIÓN", "FECHA", "PÚBLICO", "SALAS"], *(["Concierto", "03-04-2022", "410", "2"] for _ in "1234")]
    before = Sheet().grid(wide, [640.0 + 20 * i for i in range(6)])
    before.cells(wide, [640.0 + 20 * i for i in range(6)], rows_before)
    after = Sheet().text(76, 86, "Promedio", 9).text(354, 86, "410", 9).text(454, 86, "2", 9)
    for x in (72.0, 350.0, 450.0, 540.0):
        after.line(x, 72, x, 92)
    for y in (72.0, 92.0):
        after.line(72, y, 540, y)
    assert rows(read(before, after)) == [[*rows_before, ["Promedio", "", "410", "2"]]]


def test_a_header_cut_by_the_page_is_one_row() -> None:
    before = table(Sheet(), 720, [["PROGRAMA", "MUJERES", "Tasa por cada mil"]])
    after = table(Sheet(), 72, [["", "", "habitantes"], *body(4)])
    assert rows(read(before, after)) == [[["PROGRAMA", "MUJERES", "Tasa por cada mil habitantes"], *body(4)]]


def test_rows_of_whole_dates_at_a_page_break_are_two() -> None:
    header = ["VISITA", "FECHA", "UNIDAD"]
    one, other = (
        ["Corte de Apelaciones", "24-03-2023", "Complejo Rancagua"],
        ["Instituto", "20-11-2023", "Complejo Sur"],
    )
    before = table(Sheet(), 640, [header, *[one] * 4])
    assert rows(read(before, table(Sheet(), 72, [other, *[one] * 3])))[0] == [header, *[one] * 4, other, *[one] * 3]


def test_the_rest_of_a_cut_row_and_the_rows_below_it_go_on() -> None:
    def lines(sheet: Sheet, top: float, texts: list[list[str]]) -> Sheet:
        for i, row in enumerate(texts):
            sheet.text(72, top + 20 * i, row[0])
            for x, text in zip((330, 430), row[1:], strict=False):
                sheet.right(x, top + 20 * i, text)
        return sheet

    first = [HEADER, *body(5), ["Apoyo integral a la", "12", "34"]]
    document = read(lines(Sheet(), 600, first), lines(Sheet(), 72, [["persona mayor", "", ""], *body(5, 9)]))
    assert rows(document) == [[*first[:-1], ["Apoyo integral a la persona mayor", "12", "34"], *body(5, 9)]]


def test_rows_cut_off_may_be_wrapped_themselves() -> None:
    def lines(sheet: Sheet, texts: list[tuple[float, list[str]]]) -> Sheet:
        for y, row in texts:
            sheet.text(72, y, row[0])
            for x, text in zip((330, 430), row[1:], strict=False):
                sheet.right(x, y, text)
        return sheet

    first = [(600 + 22.0 * i, row) for i, row in enumerate([HEADER, *body(6)])]
    second = [(80, ["Centro de madres de la", "12", "34"]), (91, ["amistad", "", ""]), (113, ["Total", "9", "8"])]
    document = read(lines(Sheet(), first), lines(Sheet(), second))
    assert rows(document)[0][-2:] == [["Centro de madres de la amistad", "12", "34"], ["Total", "9", "8"]]


def test_a_heading_on_top_of_the_next_page_is_no_rest_of_a_row() -> None:
    second = Sheet().text(72, 80, "Equipo", bold=True)
    document = read(table(Sheet(), 640, [HEADER, *body(4)]), table(second, 100, [HEADER, *body(3, 5)]))
    assert [t.row_count for t in document.tables] == [5, 4]


def test_headers_and_footers_are_neither_prose_nor_tables() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet().text(72, 40, "Cuenta Pública Participativa").text(480, 40, "Servicio Regional")
        sheet.text(300, 770, f"Página {number} de 4")
        sheets.append(sheet.text(72, 200, f"El capítulo {number} trata de los resultados del año."))
    assert prose(read(*sheets)) == [f"El capítulo {n} trata de los resultados del año." for n in range(1, 5)]


def test_the_header_of_a_table_on_every_page_is_no_page_header() -> None:
    sheets = [table(Sheet(), 72, [HEADER, *body(30, 30 * i)]) for i in range(3)]
    (found,) = read(*sheets).tables
    assert found.rows[0] == tuple(HEADER)
    assert found.row_count == 91


def test_paragraphs_headings_and_hyphens() -> None:
    sheet = Sheet().text(72, 80, "3.1- Programas de capacitación", 14, bold=True)
    lines = [
        "Durante el año se capacitó a personas de toda la región, con énfasis en quie-",
        "nes buscan su primer empleo.",
    ]
    for i, line in enumerate(lines):
        sheet.text(72, 110 + 12 * i, line)
    sheet.text(72, 160, "Un párrafo aparte.")
    blocks = read(sheet).blocks
    assert blocks[0] == Heading("3.1- Programas de capacitación", 2, blocks[0].place)
    assert [b.text for b in blocks[1:] if isinstance(b, Paragraph)] == [
        "Durante el año se capacitó a personas de toda la región, con énfasis en quienes buscan su primer empleo.",
        "Un párrafo aparte.",
    ]


def test_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet().text(
        72, 60, "Resultados del año en la región y sus provincias, con sus metas y sus logros más altos"
    )
    for i in range(8):
        sheet.text(72, 100 + 12 * i, f"izquierda {i} con palabras que siguen").text(
            320, 100 + 12 * i, f"derecha {i} con palabras que siguen"
        )
    text = " ".join(prose(read(sheet)))
    order = [text.index(f"{side} {i}") for side in ("izquierda", "derecha") for i in range(8)]
    assert order == sorted(order)


def test_captions_sections_and_sources() -> None:
    sheet = (
        Sheet()
        .text(72, 60, "2. Intermediación laboral", 14, bold=True)
        .text(72, 90, "Personas atendidas por programa.")
    )
    table(sheet, 100, [HEADER, *body(2)]).text(72, 175, "Fuente: registros del servicio.", 8)
    document = read(sheet)
    (found,) = document.tables
    assert (found.id, found.caption, found.section) == (
        "t01",
        "Personas atendidas por programa.",
        "2. Intermediación laboral",
    )
    assert prose(document)[-1] == "Fuente: registros del servicio."


def test_a_table_of_contents_is_no_table() -> None:
    sheet = Sheet().text(72, 60, "Índice", 14, bold=True)
    for i, (title, number) in enumerate(
        [("Presentación", "3"), ("Resultados", "7"), ("Desafíos", "12"), ("Anexos", "20")]
    ):
        sheet.text(72, 100 + 16 * i, f"{i + 1}").text(110, 100 + 16 * i, title).right(500, 100 + 16 * i, number)
    document = read(sheet)
    assert document.tables == ()
    assert prose(document)[1:3] == ["1 Presentación 3", "2 Resultados 7"]


def test_a_table_of_contents_has_neither_numbers_nor_leaders() -> None:
    sheet = Sheet().text(72, 60, "INDICE DE CONTENIDO", 14, bold=True)
    parts = [("Introducción", "3"), ("Resultados", "5"), ("Inventario", "5"), ("Fin", "6")]
    for i, (title, number) in enumerate(parts):
        sheet.text(72, 100 + 16 * i, title, bold=True).right(500, 100 + 16 * i, number)
    document = read(sheet)
    assert document.tables == ()
    assert prose(document)[1:3] == ["Introducción 3", "Resultados 5"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_rotated_page_reads_like_an_upright_one(turn: int) -> None:
    upright = table(Sheet(), 100, [HEADER, *body(3)])
    turned = table(Sheet(rotate=turn), 100, [HEADER, *body(3)])
    assert rows(read(turned)) == rows(read(upright)) == [[HEADER, *body(3)]]


def test_a_turned_table_is_read_and_placed_where_it_is_displayed() -> None:
    sheet = Sheet()
    for i, row in enumerate([HEADER, *body(3)]):
        for j, text in enumerate(row):
            sheet.text(120 + 20 * i + 13, 700 - 120 * j - 4, text, 9, turn="0 1 -1 0")
    for x in range(5):
        sheet.line(120 + 20 * x, 340, 120 + 20 * x, 700)
    for y in range(4):
        sheet.line(120, 700 - 120 * y, 200, 700 - 120 * y)
    document = read(sheet)
    assert rows(document) == [[HEADER, *body(3)]]
    box = document.tables[0].cells[0].place.box
    assert box is not None
    assert (round(box.x0), round(box.top), round(box.x1), round(box.bottom)) == (120, 580, 140, 700)


def test_text_that_runs_up_the_margin_parts_no_table_over_two_pages() -> None:
    first, second = table(Sheet(), 660, [HEADER, *body(3)]), table(Sheet(), 72, [HEADER, *body(2, 3)])
    first.text(40, 500, "Impreso en papel reciclado", 9, turn="0 1 -1 0")
    document = read(first, second)
    assert rows(document) == [[HEADER, *body(3), *body(2, 3)]]
    assert [b.text for b in document.blocks if isinstance(b, Paragraph | Heading)] == ["Impreso en papel reciclado"]


def rules(document: Document) -> list[str]:
    return [f.rule for f in document.findings]


def test_hidden_text_is_reported() -> None:
    found = read(Sheet().text(72, 100, "visible").text(72, 130, "oculto", color="1 1 1"))
    assert rules(found) == ["texto-oculto"]
    assert "6 caracteres" in found.findings[0].message


def test_a_page_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(lines: object, page: reader.Page) -> frozenset[int]:
        if page.number == 2:
            raise ValueError("una figura imposible")
        return frozenset()

    monkeypatch.setattr(reader, "axis_labels", failing)
    document = read(*[Sheet().text(72, 100, f"Texto {name}.") for name in ("primero", "segundo", "tercero")])
    assert prose(document) == ["Texto primero.", "Texto tercero."]
    (finding,) = document.findings
    assert finding.rule == "pagina-ilegible"
    assert "La página 2 no se pudo leer: ValueError: una figura imposible" in finding.message
    assert document.source.pages == 3


def test_a_reading_without_confidence_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    real = reader.choose
    monkeypatch.setattr(
        reader, "choose", lambda page: reader.SelectedGrids(tuple(replace(g, confidence=0.3) for g in real(page).grids))
    )
    monkeypatch.setattr(reader.FallbackEngines, "reviewed", lambda self, choice, page: choice)
    document = read(table(Sheet(), 100, [HEADER, *body(3)]))
    assert rules(document) == ["lectura-insegura"]
    assert "30 %" in document.findings[0].message


def test_a_document_of_which_pdfium_reads_no_page_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = PageFailure(1, "pdfium no puede abrirla")
    monkeypatch.setattr(reader, "read_pages", lambda data: iter([failed]))
    with pytest.raises(Unreadable, match="dañado"):
        read(Sheet().text(72, 100, "Un texto cualquiera."))


def test_a_page_that_is_a_picture_has_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_pages, "recogniser", lambda: Unread("faltan los datos", "Instálelos."))
    document = read(Sheet().text(72, 100, "Resumen del año en la región."), Sheet().picture(0, 0, 612, 792))
    assert rules(document) == ["pagina-sin-texto"]
    assert "faltan los datos" in document.findings[0].message
    assert document.findings[0].suggestion == "Instálelos."
    assert [e.place.page for e in document.findings[0].evidence] == [2]


def test_characters_that_their_font_does_not_name_are_reported() -> None:
    (page,) = read_pages(pdf(Sheet().text(72, 100, "Gasto anual del servicio")))
    assert isinstance(page, Page)
    problems = PageProblems()
    problems.of_page(replace(page, unmapped=4))
    assert problems.all() == ()
    problems.of_page(replace(page, unmapped=5))
    (found,) = problems.all()
    assert found.rule == "codificacion-rota"
    assert found.evidence[0].place.page == 1
