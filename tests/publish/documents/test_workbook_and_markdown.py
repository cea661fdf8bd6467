"""The workbook with real numbers and no formula, and the Markdown for a pull request."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from pipeline.geometry import Place
from pipeline.model import ClaimVerdict, Column, Evidence, Table
from pipeline.publish.documents.markdown import escape, quality_markdown
from pipeline.publish.documents.workbook import part_around_figure, quality_workbook
from pipeline.publish.documents.workbook_data import on_a_page
from pipeline.publish.office.spreadsheet import Book
from pipeline.publish.settings import SHEETS
from tests.publish.publish_sample import clean_table, sample


def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(quality_workbook(sample())))


def test_sheets() -> None:
    assert book().sheetnames == [
        "Resumen",
        "Hallazgos",
        "Cifras del texto",
        "presupuesto",
        "beneficiarios",
        "Tablas impresas",
    ]


def test_datasets_hold_numbers_dates_and_codes() -> None:
    made = book()
    row = made["presupuesto"][2]
    assert [(cell.value, cell.data_type) for cell in row[2:]] == [
        ("01", "s"),
        ("Personal", "s"),
        (1000, "n"),
        (900, "n"),
        (90, "n"),
    ]
    assert (row[4].number_format, row[6].number_format) == ('"$" #,##0', '#,##0.0"%"')
    day = made["beneficiarios"][2][6]
    assert (day.value, day.number_format) == (datetime(2022, 3, 8), "dd-mm-yyyy")
    assert made["presupuesto"][4][5].value == "s/i"


def test_accused_cells_are_coloured() -> None:
    made = book()
    assert made["presupuesto"][5][4].fill.fgColor.rgb == "FFFBE6E3"
    assert made["presupuesto"][2][4].fill.fgColor.rgb == "00000000"


def test_no_cell_is_a_formula_and_links_lead_to_the_printed_cell() -> None:
    made = book()
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert {link.target for link in links} == {None}
    sheet, _, first = links[0].location.partition("!")
    assert sheet == "'Tablas impresas'"
    assert made["Tablas impresas"][first].value == "$ 11.000"
    assert any(cell.value == '=HYPERLINK("x"); & "más"' for cell in cells)


def test_findings_say_where_and_what_was_decided() -> None:
    rows = [[cell.value for cell in row] for row in book()["Hallazgos"].iter_rows(min_row=2)]
    assert rows[0][0] == "f001"
    assert rows[0][1] == "Error"
    assert rows[0][6:9] == [
        "1.000 + 3.000 + 6.000 = 10.000 ≠ 11.000",
        "t01/4/2",
        "Corrija el total a $ 10.000.",
    ]
    assert str(rows[1][0]).startswith("↳")
    assert rows[3][9:11] == ["Aceptado", "Así lo publica el servicio. M. Rojas 02-05-2023"]


def test_rows_are_as_high_as_their_texts_and_pages_as_wide_as_the_sheet() -> None:
    made = book()
    findings = made["Hallazgos"]
    assert findings.row_dimensions[2].height >= 30  # a message of 72 letters in a column of 52
    for sheet in made:
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert findings.print_title_rows == "$1:$1"


def test_notes_stand_apart_from_what_a_person_decides() -> None:
    report = sample()
    note = replace(report.findings[1], id="f009", severity="info", status="open", decision=None, consequences=())
    made = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, findings=(report.findings[0], note)))))
    assert [cell.value for cell in made["Notas"]["A"]] == ["Id", "f009"]
    assert "f009" not in {cell.value for cell in made["Hallazgos"]["A"]}


def test_a_finding_of_the_prose_leads_to_its_figure() -> None:
    report = sample()
    numeral = report.numerals[0]
    piece = Evidence(numeral.text, sentence=numeral.sentence, role="observed")
    found = replace(report.findings[0], evidence=(piece,), consequences=())
    made = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, findings=(found,)))))
    link = made["Hallazgos"]["A2"].hyperlink
    assert link.location == "'Cifras del texto'!A4"
    assert made["Cifras del texto"]["A4"].value == numeral.text


def test_figures_that_another_contradicts_come_first_and_they_alone_are_printed() -> None:
    report = sample()
    verdicts: dict[str, ClaimVerdict] = {"70": "contradicted", "1005": "verified"}
    judged = tuple(replace(n, verdict=verdicts.get(n.text)) for n in report.numerals)
    made = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, numerals=judged))))
    assert [cell.value for cell in made["Cifras del texto"]["A"]] == ["Cifra", "70", "1005", "2022"]
    assert made["Cifras del texto"].print_area == "'Cifras del texto'!$A$1:$E$2"
    assert made["Hallazgos"].print_area == "'Hallazgos'!$A$1:$J$5"
    nobody = tuple(replace(n, verdict="unsupported") for n in report.numerals)
    made = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, numerals=nobody))))
    assert made["Cifras del texto"].print_area == "'Cifras del texto'!$A$1:$E$1", "only its header"


@pytest.mark.parametrize(
    ("widths", "least", "made"),
    [
        ((40, 16, 16), (12, 9, 9), (40, 16, 16)),
        ((40, *[16] * 15), (12, *[9] * 15), (14, *[14] * 15)),
        ((40, *[16] * 15), (30, *[15] * 15), (40, *[16] * 15)),
        ((), (), ()),
    ],
    ids=["fits anyway", "fits narrower", "cannot fit", "no column"],
)
def test_columns_are_as_narrow_as_a_page_asks_and_no_narrower_than_their_words(
    widths: tuple[int, ...], least: tuple[int, ...], made: tuple[int, ...]
) -> None:
    narrowed = on_a_page(widths, least)
    assert sum(narrowed) <= SHEETS.page_width or narrowed == widths
    assert narrowed == made


def test_a_figure_has_the_width_it_needs() -> None:
    printed = (("Concepto", "Importe"), ("Becas", "7.125.300,250"))  # in millions
    columns = (Column("concepto", "texto", "Concepto"), Column("importe", "monto", "Importe", "CLP"))
    clean = clean_table("t01", "importes", columns, (("Becas", 7_125_300_250_000),), printed, {})
    report = sample()
    report = replace(report, clean=replace(report.clean, tables=(clean,)))
    sheet = openpyxl.load_workbook(io.BytesIO(quality_workbook(report)))["importes"]
    assert sheet.column_dimensions["D"].width >= len("$ 7.125.300.250.000")


def test_sheets_of_data_are_printed_whole_with_their_header_on_every_page_and_the_first_sheet_says_so() -> None:
    made = book()
    data = [made[name] for name in ("presupuesto", "beneficiarios", "Tablas impresas")]
    assert [sheet.print_area for sheet in data[:2]] == ["", ""], "no area: all of the sheet"
    assert [sheet.print_title_rows for sheet in data] == ["$1:$1", "$1:$1", None]
    assert [(s.page_setup.fitToWidth, s.page_setup.fitToHeight, s.page_setup.orientation) for s in data] == [
        (1, 0, "landscape")
    ] * 3
    said = {row[0].value: row[1].value for row in made["Resumen"].iter_rows(max_col=2)}
    assert "Cada hoja se imprime entera" in said["Al imprimir"]


def test_of_the_printed_tables_only_those_that_a_finding_accuses_are_printed_each_on_its_page() -> None:
    report = sample()
    assert book()["Tablas impresas"].print_area == "'Tablas impresas'!$A$3:$E$8", "one table, with its title"
    people = report.document.tables[1]
    at = people.cell_at[1, 3]
    other = Evidence(at.text, people.id, 1, 3, place=at.place, role="observed")
    found = replace(report.findings[0], evidence=(other,), consequences=(), id="f009", key="k-otra")
    both = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, findings=(*report.findings, found)))))
    assert both["Tablas impresas"].print_area == "'Tablas impresas'!$A$3:$E$8,'Tablas impresas'!$A$11:$E$14"
    nothing = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, findings=(), checks=()))))
    assert nothing["Tablas impresas"].print_area == "'Tablas impresas'!$A$1:$E$1", "only what the sheet is"


def test_a_sheet_too_wide_for_one_page_goes_over_several_side_by_side() -> None:
    made = Book()
    for name, columns in (("ancha", 30), ("angosta", 5)):
        made.sheet(name, (16,) * columns).text(0, 0, "Concepto")
    sheets = openpyxl.load_workbook(io.BytesIO(made.save()))
    assert [sheets[name].page_setup.fitToWidth for name in ("ancha", "angosta")] == [3, 1]


def test_a_year_has_no_thousands_apart() -> None:
    report = sample()
    budget = report.clean.tables[0]
    row = budget.rows[0]
    year = replace(row.values["requerimiento"], typed=2022, printed="2022")
    rows = (replace(row, values={**row.values, "requerimiento": year}), *budget.rows[1:])
    clean = replace(report.clean, tables=(replace(budget, rows=rows), *report.clean.tables[1:]))
    made = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, clean=clean))))
    assert [made["presupuesto"][r][4].number_format for r in (2, 3)] == ['"$" 0', '"$" #,##0']


def test_a_table_that_may_be_no_table_says_so_over_its_cells() -> None:
    report = sample()
    blocks = tuple(replace(b, confidence=0.6) if isinstance(b, Table) else b for b in report.document.blocks)
    unsure = replace(report, clean=replace(report.clean, document=replace(report.document, blocks=blocks)))
    made = openpyxl.load_workbook(io.BytesIO(quality_workbook(unsure)))
    assert str(made["Tablas impresas"]["A3"].value).endswith("(lectura insegura: compárela con la página)")
    assert "insegura" not in str(book()["Tablas impresas"]["A1"].value)


def test_a_long_sentence_is_shown_around_its_figure() -> None:
    assert part_around_figure("a" * 50 + " 1.005 " + "b" * 50, "1.005", 25) == "…" + "a" * 9 + " 1.005 " + "b" * 9 + "…"
    assert part_around_figure("Se atendió a 12.", "12", 25) == "Se atendió a 12."


def test_same_report_same_workbook() -> None:
    assert quality_workbook(sample()) == quality_workbook(sample())


def test_sheet_names_that_clash_or_are_too_long_are_made_to_fit() -> None:
    report = sample()
    budget = report.clean.tables[0]
    names = ("hallazgos", "a" * 40, "a" * 41, "x/y:[z]")
    tables = tuple(replace(budget, dataset=name) for name in names)
    made = openpyxl.load_workbook(
        io.BytesIO(quality_workbook(replace(report, clean=replace(report.clean, tables=tables))))
    )
    assert made.sheetnames[3:7] == ["hallazgos 2", "a" * 31, "a" * 29 + " 2", "x y  z"]


def test_markdown_tells_verdict_findings_and_places() -> None:
    said = quality_markdown(sample()).decode()
    assert said.startswith("# Informe de calidad: Cuenta Pública 2022\n\n**No debe citarse sin corregir:")
    assert "| Cifras de las tablas | 8 comprobadas de 16, 6 cuadran |" in said
    assert "- Dónde: `t01/4/2`: \\$ 11.000" in said
    assert "- Decisión (M. Rojas): Así lo publica el servicio." in said
    assert "\\<b\\>en becas" in said


def test_markdown_marks_of_a_document_are_letters() -> None:
    assert escape("a | b\n# *c* <d> [e](f) `g`") == "a \\| b \\# \\*c\\* \\<d\\> \\[e\\](f) \\`g\\`"
    assert "@equipo" not in escape("@equipo")


def test_the_markdown_says_on_which_page_a_sentence_stands_and_no_folder_of_the_machine() -> None:
    report = sample()
    (piece, *others) = report.findings[1].evidence
    found = replace(report.findings[1], evidence=(replace(piece, place=Place(3)), *others))
    text = quality_markdown(replace(report, findings=(found,))).decode()
    assert "- Texto (página 3): «Durante el año 2022" in text
    assert "| Documento | muestra-2022.txt |" in text


def test_what_is_neither_cell_nor_sentence_is_named_by_its_page() -> None:
    report = sample()
    pictures = tuple(Evidence("", place=Place(page=page)) for page in (8, 11))
    found = replace(report.findings[0], evidence=pictures)
    made = openpyxl.load_workbook(io.BytesIO(quality_workbook(replace(report, findings=(found,)))))
    values = [cell.value for row in made["Hallazgos"].iter_rows() for cell in row]
    assert "página 8; página 11" in values
