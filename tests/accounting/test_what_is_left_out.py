"""What is neither in a table nor in the prose is named with its kind; what nobody knows of is a warning."""

from __future__ import annotations

import json
from collections.abc import Sequence

import docx
import pytest

from pipeline.clean import Declared, clean
from pipeline.extract import reader
from pipeline.extract.coverage.ledger import Ledger, findings_of
from pipeline.geometry import Place
from pipeline.model import Account, Cell, Document, Finding, Paragraph, ReadPart, Recognition, Source, Table
from pipeline.publish.data_files.account import account_json
from pipeline.run.audit.validators import assemble, audit
from tests.accounting.making import W, saved, with_part, xml
from tests.extract import paper

Sheet = paper.Sheet


def read(data: bytes) -> Document:
    return reader.read(data, "x", "x")


def left(document: Document) -> list[tuple[str, str, int | None]]:
    return [(one.kind, one.text, one.place.page) for one in document.account.left_out]


def printed(document: Document, rule: str) -> list[Finding]:
    return [found for found in document.findings if found.rule == rule]


def prose(sheet: object, lines: Sequence[str], top: float = 200) -> object:
    for i, line in enumerate(lines):
        sheet.text(72, top + 14 * i, line)
    return sheet


def test_headers_and_footers_of_pages() -> None:
    sheets = []
    for number in (1, 2, 3):
        sheet = Sheet().text(72, 40, "Cuenta Pública 2022").text(300, 770, f"{number}")
        sheets.append(prose(sheet, [f"En la zona {number} se atendieron {number}.345 personas durante el año."]))
    document = read(paper.pdf(*sheets))
    assert left(document) == [
        ("encabezado-o-pie", "2022", 1),
        ("encabezado-o-pie", "1", 1),
        ("encabezado-o-pie", "2022", 2),
        ("encabezado-o-pie", "2", 2),
        ("encabezado-o-pie", "2022", 3),
        ("encabezado-o-pie", "3", 3),
    ]
    (found,) = printed(document, "cifras-aparte")
    assert found.severity == "info"
    assert found.message == (
        "Fuera de las tablas y del texto: 6 cifras de las páginas 1 a 3, en los encabezados y pies de página, que se "
        "repiten: «2022», «1», «2», «3»."
    )
    assert document.account.seen == 3 * len("2022" + "1") + 3 * len("1" + "1345")


def test_text_that_cannot_be_seen() -> None:
    sheet = prose(Sheet(), ["Se atendieron 1.250 personas durante el año en la región."])
    sheet.text(72, 300, "oculto 777", mode=3).text(72, 320, "blanco 88", color="1 1 1")
    sheet.text(900, 320, "fuera 99")
    document = read(paper.pdf(sheet))
    assert left(document) == [("no-visible", "777 88 99", 1)]
    assert "«777 88 99»" in printed(document, "cifras-aparte")[0].message
    assert document.account.seen == 4 + 7


def test_a_page_without_anything() -> None:
    text = prose(Sheet(), ["Se atendieron 1.250 personas durante el año en la región."])
    document = read(paper.pdf(text, Sheet(), prose(Sheet(), ["La dotación fue de 35 personas en diciembre."])))
    assert document.account.pages == ((1, "text"), (2, "empty"), (3, "text"))
    (found,) = printed(document, "pagina-sin-contenido")
    assert found.message.startswith("De la página 2 no se publica nada")
    assert [e.place.page for e in found.evidence] == [2]


def test_a_figure_that_got_lost_is_a_warning() -> None:
    """As if the reading of tables had dropped a row and the prose a word."""
    ledger = Ledger()
    ledger.of_text((word, Place(line=1)) for word in ["En", "2022", "hubo", "1.234", "casos"])
    ledger.of_text((word, Place(line=2)) for word in ["Total", "98", "76"])
    table = Table("t01", (Cell(0, 0, "Total"), Cell(0, 1, "76")))
    account = ledger.closed([Paragraph("En 2022 hubo casos"), table])
    assert [(one.kind, one.text, one.place.line) for one in account.left_out] == [
        ("sin-lugar", "1.234", 1),
        ("sin-lugar", "98", 2),
    ]
    (found,) = findings_of(account)
    assert (found.rule, found.severity) == ("cifra-sin-lugar", "warning")
    assert found.message == (
        "Hay 2 cifras que no se ven en ninguna tabla ni en el texto publicado: «1.234», «98». Revise el original."
    )


def test_a_figure_that_was_put_together_is_not_lost() -> None:
    ledger = Ledger()
    ledger.of_text((word, Place(line=1)) for word in ["1.47", "0", "personas"])
    assert ledger.closed([Paragraph("1.470 personas")]).left_out == ()


def test_digits_that_no_word_has_are_named_all_the_same() -> None:
    ledger = Ledger()
    ledger.of_text([("12", Place(line=1))])
    ledger.seen[0].update("77")
    assert [one.text for one in ledger.closed([Paragraph("12")]).left_out] == ["7 7"]


def test_a_finding_stays_short_whatever_is_left_out() -> None:
    ledger = Ledger()
    ledger.of_text((f"{n}" * 9000, Place(line=n)) for n in range(100, 400))
    account = ledger.closed([Paragraph("nada")])
    assert len(account.left_out) == 300
    (found,) = findings_of(account)
    assert len(found.message) < 1000
    assert max(len(evidence.text) for evidence in found.evidence) <= 61


def test_a_header_repeated_in_a_text_is_known() -> None:
    text = "Año\t2021\t2022\nHombres\t10\t20\nMujeres\t11\t21\n\f\nAño\t2021\t2022\nOtros\t12\t22\n"
    document = read(text.encode())
    assert [table.row_count for table in document.tables] == [4]
    assert left(document) == [("encabezado-repetido", "2021", None), ("encabezado-repetido", "2022", None)]


@pytest.fixture
def word() -> Document:
    made = docx.Document()
    made.add_paragraph("En 2022 se atendieron 1.250 personas en la región.")
    made.sections[0].header.paragraphs[0].text = "Servicio 61"
    made.sections[0].footer.paragraphs[0].text = "Página 62"
    deleted = (
        "<w:p><w:r><w:t>Quedan 15 casos</w:t></w:r><w:del><w:r><w:delText>antes 16</w:delText></w:r></w:del></w:p>"
    )
    made.element.body.insert(1, xml(deleted))
    math = "<w:p><w:r><w:t>La tasa es </w:t></w:r><m:oMath><m:r><m:t>17,5</m:t></m:r></m:oMath></w:p>"
    made.element.body.insert(2, xml(math))
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote><w:p><w:r><w:t>De 63</w:t></w:r></w:p></w:footnote></w:footnotes>'
    with_part(made, "footnotes.xml", "footnotes", note)
    comment = f'<w:comments xmlns:w="{W}"><w:comment><w:p><w:r><w:t>¿Son 64?</w:t></w:r></w:p></w:comment></w:comments>'
    with_part(made, "comments.xml", "comments", comment)
    chart = (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:v>65.5</c:v></c:chartSpace>'
    )
    with_part(made, "charts/chart1.xml", "chart", chart)
    return read(saved(made))


def test_parts_of_a_word_file(word: Document) -> None:
    assert sorted((kind, text) for kind, text, _ in left(word)) == [
        ("eliminado", "16"),
        ("parte-comentario", "64?"),
        ("parte-encabezado", "61"),
        ("parte-encabezado", "62"),
        ("parte-grafico", "65.5"),
        ("parte-nota", "63"),
    ]
    assert not printed(word, "cifra-sin-lugar")
    assert len(printed(word, "cifras-aparte")) == 5


def test_mathematics_of_a_word_file_is_read(word: Document) -> None:
    assert "La tasa es 17,5" in [b.text for b in word.blocks if isinstance(b, Paragraph)]


def test_boxes_and_tables_within_cells_of_a_word_file() -> None:
    made = docx.Document()
    table = made.add_table(2, 2)
    for row, texts in zip(table.rows, (("Zona", "Casos"), ("Norte", "41")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    inside = "<w:txbxContent><w:p><w:r><w:t>Son 42 de 43</w:t></w:r></w:p></w:txbxContent>"
    box = (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{inside}</wps:txbx></mc:Choice>'
        f"<mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    table.rows[1].cells[1]._tc.append(xml(box))
    document = read(saved(made))
    assert document.account.left_out == ()
    assert "Son 42 de 43" in [b.text for b in document.blocks if isinstance(b, Paragraph)]


def test_the_file_tells_all_of_it(word: Document) -> None:
    cleaned = clean(word, (), Declared())
    said = json.loads(account_json(assemble(cleaned, audit(cleaned, ()))))
    assert said["digits"] == {"seen": 26, "tables": 0, "prose": 13, "left_out": 13, "missing": 0}
    assert said["numerals"] == {"tables": 0, "prose": 4, "left_out": 6, "missing": 0}
    assert said["pages"] is None
    assert [entry["kind"] for entry in said["left_out"]][-1] == "eliminado"
    assert said["kinds"]["parte-nota"] == "en notas al pie o al final del documento Word"


def test_the_file_of_a_pdf_has_pages_and_regions() -> None:
    sheet = prose(Sheet(), ["Se atendieron 1.250 personas durante el año en la región."], 400)
    sheet.grid([72, 200, 300], [72, 92, 112, 132])
    sheet.cells([72, 200, 300], [72, 92, 112, 132], [["Zona", "Casos"], ["Norte", "41"], ["Sur", "42"]])
    document = read(paper.pdf(sheet, Sheet()))
    cleaned = clean(document, (), Declared())
    said = json.loads(account_json(assemble(cleaned, audit(cleaned, ()))))
    assert said["pages"] == {"total": 2, "text": 1, "ocr": [], "empty": [2], "picture": [], "failed": []}
    assert [(r["page"], r["table"]) for r in said["regions"]] == [(1, "t01")]
    assert said["digits"] == {"seen": 8, "tables": 4, "prose": 4, "left_out": 0, "missing": 0}


def test_an_account_of_nothing() -> None:
    document = Document("x", Source("x", "", "text"), ())
    cleaned = clean(document, (), Declared())
    assert json.loads(account_json(assemble(cleaned, audit(cleaned, ()))))["digits"]["seen"] == 0


def test_what_was_settled_is_counted_as_it_was_read() -> None:
    """The sum is of what was seen: a settled figure has other digits than its picture was read to have."""
    cell = Cell(0, 0, "1.234", reading=Recognition(0.9, raw="l.234"))
    part = ReadPart(8, 10, Recognition(0.9, raw="S0"))
    blocks = (Table("t01", (cell,)), Paragraph("Son 1 y 50 en 2022", readings=(part,)))
    account = Account(seen=3 + 1 + 1 + 4)
    cleaned = clean(Document("x", Source("x", "", "pdf", 1), blocks, (), account), (), Declared())
    said = json.loads(account_json(assemble(cleaned, audit(cleaned, ()))))
    assert said["digits"] == {"seen": 9, "tables": 3, "prose": 6, "left_out": 0, "missing": 0}


def test_raised_digits_count_in_the_file_as_they_do_where_they_are_seen() -> None:
    document = read("Se gastaron 1.234¹ millones y 12.345¹² pesos.\n\nMes\tN\nEnero\t5²\n".encode())
    cleaned = clean(document, (), Declared())
    said = json.loads(account_json(assemble(cleaned, audit(cleaned, ()))))
    assert said["digits"] == {"seen": 14, "tables": 2, "prose": 12, "left_out": 0, "missing": 0}
