"""Shaded headings and columns, marks of footnotes, first rows with few figures, texts around their figures."""

from __future__ import annotations

from dataclasses import replace

from pipeline.extract.pdf.page import Fill
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.select import choose
from pipeline.geometry import Box
from tests.extract.tables.engines.borderless.paper import Paper, rows, spans

GREY = 0xDDDDDD
EDGES = (240.0, 310.0, 380.0, 450.0)
TEXT = (
    "La cobertura llegó a todas las comunas",
    "de la región, con énfasis en las rurales,",
    "y se suscribieron varios convenios con",
    "municipios de las provincias del norte",
    "para atender a más personas.",
)


def test_shaded_headings_of_two_levels_are_no_bars_of_a_chart() -> None:
    paper = Paper()
    for x0, x1, top, bottom in ((48, 178, 196, 208), (182, 312, 190, 202), (318, 455, 190, 202)):
        paper.fills.append(Fill(Box(x0, top, x1, bottom), GREY))
    for x0, x1 in ((182, 242), (248, 312), (318, 384), (389, 455)):
        paper.fills.append(Fill(Box(x0, 206, x1, 218), GREY))
    paper.left(90, 206, "Escuela")
    paper.centre(247, 200, "Mujeres")
    paper.centre(387, 200, "Hombres")
    for edge, year in zip(EDGES, ("2021", "2022", "2021", "2022"), strict=True):
        paper.right(edge, 216, year)
    body = [[f"Escuela {name}", *(str(37 * i + 11 * k + 12) for k in range(4))] for i, name in enumerate("ABCDE")]
    for i, row in enumerate(body):
        paper.row(234 + 16 * i, row[0], row[1:], EDGES)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Escuela", "Mujeres", "", "Hombres", ""], ["", "2021", "2022", "2021", "2022"], *body]


def described(where: int, shaded: bool) -> tuple[Paper, list[list[str]]]:
    """Rows of a name and a figure at line ``where`` of a text between them, its column shaded cell by cell."""
    paper = Paper()
    for x, text in ((80, "Programa"), (280, "Descripción"), (425, "Meta")):
        paper.left(x, 98.5, text, bold=True)
    truth = [["Programa", "Descripción", "Meta"]]
    for k, name in enumerate(("Becas", "Talleres", "Fondos")):
        y = 114.0 + 63 * k
        for number, line in enumerate(TEXT):
            paper.left(170, y + 12 * number, line)
        paper.left(50, y + 12 * where, name)
        paper.right(450, y + 12 * where, str(87 + k))
        truth.append([name, " ".join(TEXT), str(87 + k)])
        if shaded:
            paper.fills.append(Fill(Box(165, y - 10, 400, y + 53), GREY))
    return paper, truth


def test_the_shade_of_one_column_parts_no_lines_of_a_row() -> None:
    paper, truth = described(2, shaded=True)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_lines_of_a_text_above_its_figures_are_no_headings() -> None:
    paper, truth = described(4, shaded=False)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_a_first_row_of_one_figure_is_no_heading() -> None:
    paper = Paper()
    edges = (200.0, 260.0, 320.0, 380.0, 440.0, 500.0)
    truth = [["Comuna", "Lunes", "Martes", "Jueves", "Viernes", "Sábado", "Total"], ["Arica", *[""] * 5, "572"]]
    truth += [["Putre", "12", "", "31", "4", "", "47"], ["Camarones", "", "5", "", "61", "7", "73"]]
    truth += [["Iquique", "9", "8", "", "", "55", "72"]]
    for k, row in enumerate(truth):
        paper.row(100 + 14 * k, row[0], row[1:], edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_the_last_label_goes_on_where_all_labels_have_two_lines() -> None:
    paper = Paper()
    truth = [["Unidad responsable", "Altas", "Bajas"]]
    paper.row(100, "Unidad", truth[0][1:], (300, 370))
    paper.left(50, 110, "responsable")
    labels = ("División de|Administración", "Oficina de|Partes y Archivo", "Unidad de|Auditoría", "División|Jurídica")
    for k, label in enumerate(labels):
        first, second = label.split("|")
        figures = [str(411 + 7 * k), str(38 + 9 * k)]
        paper.row(124 + 23 * k, first, figures, (300, 370))
        paper.left(50, 134 + 23 * k, second)
        truth.append([f"{first} {second}", *figures])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_a_total_over_a_narrow_column_of_numbers_leaves_it_a_column() -> None:
    paper = Paper()
    truth = [["N°", "Comuna", "Casos"]]
    paper.left(50, 100, "N°")
    paper.row(100, "Comuna", ["Casos"], (300,), x=66)
    for k, name in enumerate(("Arica", "Putre", "Camarones", "Iquique", "Alto Hospicio", "Pica", "Huara")):
        y = 114 + 14 * k
        paper.left(52, y, str(k + 1))
        paper.row(y, name, [str(210 + 13 * k)], (300,), x=66)
        truth.append([str(k + 1), name, str(210 + 13 * k)])
    paper.row(212, "Total", ["1.743"], (300,))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [*truth, ["Total", "", "1.743"]]


def test_shares_below_their_figures_between_lines_are_of_the_same_cells() -> None:
    paper = Paper()
    truth = [["Programa", "Mujeres", "Hombres"]]
    paper.row(100, "Programa", truth[0][1:], (300, 400))
    for k, name in enumerate(("Becas", "Talleres", "Fondos", "Bonos")):
        y = 118 + 30 * k
        paper.rule(y - 12, 48, 402)
        paper.row(y, name, [f"{3 + k}.956", f"1.{654 + k}"], (300, 400))
        paper.row(y + 12, "", [f"(1{k},8%)", f"({k},5%)"], (300, 400))
        truth.append([name, f"{3 + k}.956 (1{k},8%)", f"1.{654 + k} ({k},5%)"])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_labels_in_the_middle_of_their_rows_may_stand_beside_their_centred_heading() -> None:
    paper = Paper()
    for x, text in ((70, "Año"), (160, "Trimestre"), (290, "Altas"), (390, "Bajas")):
        paper.left(x, 100, text)
    truth = [["Año", "Trimestre", "Altas", "Bajas"]]
    for k, year in enumerate(("2021", "2022")):
        for i, quarter in enumerate(("I", "II", "III", "IV")):
            y = 114 + 14 * (4 * k + i)
            paper.left(130, y, f"{quarter} trimestre")
            figures = [str(1187 + 311 * i + k), str(341 + 27 * i + k)]
            for edge, figure in zip((340, 440), figures, strict=True):
                paper.right(edge, y, figure)
            truth.append([year if i == 0 else "", f"{quarter} trimestre", *figures])
        paper.left(100, 135 + 56 * k, year)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth
    assert spans(grid) == {"2021": (4, 1), "2022": (4, 1)}


def test_units_and_numbers_of_columns_below_wrapped_headings_have_rows_of_their_own() -> None:
    paper = Paper()
    headings = ("Ítem", "Presupuesto|inicial", "Presupuesto|vigente", "Gasto|acumulado", "Saldo|por|ejecutar", "Avance")
    numbers = ("", "(1)", "(2)", "(3)", "(4)=(2)-|(3)", "(5)=|(3)/(2)")
    for x, heading, unit, number in zip(
        (80, 200, 280, 360, 430, 490), headings, ("", *["(M$)"] * 4, "(%)"), numbers, strict=True
    ):
        for top, text in ((132.8, heading), (159.7, unit), (180.5, number)):
            lines = text.split("|")
            for k, line in enumerate(lines):
                paper.centre(x, top + 12.2 * (k - (len(lines) - 1) / 2), line)
    body = [
        [name, f"{890 + k}", f"{912 + k}", f"{417 + k}", "495", "45,7"]
        for k, name in enumerate(("Personal", "Bienes", "Obras"))
    ]
    for k, row in enumerate(body):
        paper.row(205 + 15 * k, row[0], row[1:], (220, 300, 380, 445, 505))
    (grid,) = ALIGNED(paper.page())
    head = [heading.replace("|", " ") for heading in headings]
    counted = ["", "(1)", "(2)", "(3)", "(4)=(2)- (3)", "(5)= (3)/(2)"]
    assert rows(grid) == [head, ["", *["(M$)"] * 4, "(%)"], counted, *body]


def test_a_large_raised_mark_is_of_the_line_of_its_figure() -> None:
    paper = Paper(size=7.5)
    truth = [["Programa", "Meta", "Efectivo"]]
    paper.row(100, "Programa", truth[0][1:], (240, 320))
    marks = Paper(size=7.2)  # what a browser makes of "smaller"
    for k, name in enumerate(("Becas", "Talleres", "Fondos")):
        y = 115.0 + 15 * k
        paper.row(y, name, [f"{954 + k}", f"3.36{k}"], (240, 320))
        marks.left(320, y - 3.6, "(a)")
        truth.append([name, f"{954 + k}", f"3.36{k}(a)"])
    page = paper.page()
    (grid,) = ALIGNED(replace(page, words=(*page.words, *marks.words)))
    assert [[text.replace(" ", "") for text in row] for row in rows(grid)] == truth


def test_a_shaded_part_of_a_row_is_no_table_of_its_columns() -> None:
    """Shades that merged cells have moved by a column: those of the first row say nothing of the columns beside."""
    paper = Paper()
    truth = [["Año", "Trimestre", "Altas", "Bajas", "Saldo"]]
    edges = (260.0, 340.0, 420.0)
    paper.left(50, 100, "Año")
    paper.row(100, "Trimestre", truth[0][2:], edges, x=100)
    paper.fills.append(Fill(Box(95, 104, 180, 118), GREY))
    paper.fills.append(Fill(Box(265, 104, 345, 118), GREY))
    for k in range(3):
        paper.fills.append(Fill(Box(180, 118 + 14 * k, 265, 132 + 14 * k), GREY))
    for k, quarter in enumerate(("I", "II", "III", "IV")):
        figures = [f"{4017 + k}", f"{9961 + k}", f"{5340 + k}"]
        paper.row(114 + 14 * k, f"{quarter} trimestre", figures, edges, x=100)
        truth.append(["2021" if k == 0 else "", f"{quarter} trimestre", *figures])
    paper.left(50, 114, "2021")
    (grid,) = choose(paper.page()).grids
    assert rows(grid) == truth
