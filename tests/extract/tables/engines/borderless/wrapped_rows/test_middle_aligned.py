"""Cells set in the middle of their height: headings over several levels, wrapped texts, merged cells, empty columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.pdf.page import Fill
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.geometry import Box
from tests.extract.tables.engines.borderless.paper import Paper, rows, spans

EDGES = (240.0, 310.0, 380.0, 450.0)


def figures(paper: Paper, y: float, count: int = 4) -> list[list[str]]:
    body = [[f"Escuela {name}", *(str(37 * i + 11 * k + 12) for k in range(4))] for i, name in enumerate("ABCDE")]
    for i, row in enumerate(body[:count]):
        paper.row(y + 16 * i, row[0], row[1:], EDGES)
    return body[:count]


def test_a_heading_in_the_middle_of_two_levels_is_as_high_as_both() -> None:
    paper = Paper()
    paper.centre(257, 200, "Mujeres")
    paper.centre(397, 200, "Hombres")
    paper.left(50, 208, "Escuela")
    for edge, text in zip(EDGES, ("2021", "2022", "2021", "2022"), strict=True):
        paper.right(edge, 216, text)
    body = figures(paper, 234)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Escuela", "Mujeres", "", "Hombres", ""],
        ["", "2021", "2022", "2021", "2022"],
        *body,
    ]
    assert spans(grid) == {"Escuela": (2, 1), "Mujeres": (1, 2), "Hombres": (1, 2)}


def test_three_levels_of_headings() -> None:
    paper = Paper()
    paper.centre(327, 200, "Educación")
    paper.centre(257, 214, "Diurna")
    paper.centre(397, 214, "Nocturna")
    paper.left(50, 214, "Escuela")
    for edge, text in zip(EDGES, ("Niñas", "Niños", "Niñas", "Niños"), strict=True):
        paper.right(edge, 228, text)
    body = figures(paper, 246)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Escuela", "Educación", "", "", ""],
        ["", "Diurna", "", "Nocturna", ""],
        ["", "Niñas", "Niños", "Niñas", "Niños"],
        *body,
    ]


def test_headings_set_left_over_figures_set_right_stand_over_their_own() -> None:
    paper = Paper()
    paper.left(50, 207, "Tipo")
    for x, upper, lower in ((180, "Generado", "(ton)"), (262, "Valorizado", "(ton)"), (344, "Tasa", "(%)")):
        paper.left(x, 200, upper)
        paper.left(x, 214, lower)
    body = [["Orgánicos", "12", "7", "1,5"], ["Papel", "9", "1", "3,5"], ["Vidrio", "24", "8", "2,5"]]
    for i, row in enumerate(body):
        paper.row(232 + 16 * i, row[0], row[1:], (256, 338, 420))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Tipo", "Generado (ton)", "Valorizado (ton)", "Tasa (%)"], *body]


def test_a_heading_over_nothing_is_an_empty_column() -> None:
    paper = Paper()
    for x, text in ((50, "Indicador"), (150, "Meta"), (205, "Logro"), (270, "Observación"), (370, "Responsable")):
        paper.left(x, 200, text)
    body = [["Cobertura", "90%", "92%", "", "Salud"], ["Reclamos", "80%", "85%", "", "Finanzas"]]
    for i, row in enumerate(body):
        y = 216 + 16 * i
        paper.row(y, row[0], row[1:3], (170, 230))
        paper.left(370, y, row[4])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Indicador", "Meta", "Logro", "Observación", "Responsable"], *body]


def test_a_title_right_above_the_headings_is_none_of_them() -> None:
    paper = Paper()
    paper.left(50, 186, "Atenciones de urgencia en el hospital")
    paper.row(200, "Tipo", ("Mujeres", "Hombres"), (330, 400))
    body = [["Consulta", "120", "110"], ["Cirugía", "75", "61"], ["Control", "34", "52"]]
    for i, row in enumerate(body):
        paper.row(214 + 14 * i, row[0], row[1:], (330, 400))
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Tipo", "Mujeres", "Hombres"], *body]


def wrapped(paper: Paper, y: float, words: list[int]) -> list[list[str]]:
    """Rows whose labels have so many lines, the figures beside the middle of each; what they are."""
    paper.row(y, "Proyecto", ("Monto", "Avance"), (330, 400))
    y += 24
    result = [["Proyecto", "Monto", "Avance"]]
    for i, lines in enumerate(words):
        texts = [f"Construcción de la obra {k}" for k in range(lines)]
        for k, text in enumerate(texts):
            paper.left(50, y + 12 * k, text)
        row = [str(1200 + i), f"{i + 10}%"]
        paper.row(y + 6 * (lines - 1), "", row, (330, 400))
        result.append([" ".join(texts), *row])
        y += 12 * lines + 10
    return result


@given(st.lists(st.integers(1, 3), min_size=3, max_size=6).filter(lambda lines: sum(n > 1 for n in lines) > 1))
def test_figures_beside_the_middle_of_wrapped_labels(lines: list[int]) -> None:
    paper = Paper()
    truth = wrapped(paper, 100, lines)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_labels_of_sections_between_single_rows_stay_rows() -> None:
    paper = Paper()
    paper.row(200, "Área", ("Monto", "Avance"), (330, 400))
    y = 216.0
    expected = [["Área", "Monto", "Avance"]]
    for section, item in (("Salud", "Farmacia"), ("Educación", "Becas"), ("Deporte", "Ligas")):
        paper.left(50, y, section)
        paper.row(y + 14, item, ("12.345", "10%"), (330, 400), x=58)
        expected += [[section, "", ""], [item, "12.345", "10%"]]
        y += 28
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_labels_in_the_middle_of_their_rows_span_them() -> None:
    paper = Paper()
    for x, text in ((50, "Etapa"), (140, "Proyecto"), (300, "Fuente")):
        paper.left(x, 200, text)
    paper.right(430, 200, "Monto")
    body = [["Plaza", "Fondo", "120"], ["Posta", "Subsidio", "98"], ["Red", "Fondo", "71"], ["Sede", "Propia", "30"]]
    body.append(["Muro", "Propia", "15"])
    for i, row in enumerate(body):
        paper.left(140, 218 + 16 * i, row[0])
        paper.left(300, 218 + 16 * i, row[1])
        paper.right(430, 218 + 16 * i, row[2])
    paper.left(50, 226, "Diseño")  # of the first two
    paper.left(50, 266, "Obra")  # of the last three
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Etapa", "Proyecto", "Fuente", "Monto"],
        *([label, *row] for label, row in zip(("Diseño", "", "Obra", "", ""), body, strict=True)),
    ]
    assert spans(grid) == {"Diseño": (2, 1), "Obra": (3, 1)}


def test_a_section_right_under_a_shaded_header_stands_alone_among_ruled_rows() -> None:
    paper = Paper()
    paper.fills.append(Fill(Box(44, 188, 410, 206), 0x334466))
    paper.row(200, "Programa", ("2021", "2022"), (330, 400))
    expected = [["Programa", "2021", "2022"]]
    items = [("Educación", "", ""), ("Becas", "5.100", "5.220"), ("Útiles", "880", "910"), ("Salud", "", "")]
    items += [("Farmacia", "1.204", "1.310"), ("Total", "7.184", "7.440")]
    for i, (label, *figures) in enumerate(items):
        y = 218 + 18 * i
        paper.row(y, label, figures, (330, 400))
        paper.rule(y + 6, 44, 410)
        expected.append([label, *figures])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_a_label_that_its_own_blanks_show_to_be_wrapped_is_one() -> None:
    """With its next word and a blank as wide as its own, the first line of the wrapped label is just too long."""
    paper = Paper()
    labels = (("Posta Rural del Doctor", "Urzúa"), ("Establecimiento municipal 1",), ("CECOSF",), ("SAPU Norte",))
    assert 2.0 < paper.width(labels[1][0]) - paper.width("Posta Rural del Doctor") - paper.width("Urzúa") < 2.8
    paper.left(50, 100, "Establecimiento")
    for edge, text in zip(EDGES, ("2020", "2021", "2022", "2023"), strict=True):
        paper.right(edge, 100, text)
    expected = [["Establecimiento", "2020", "2021", "2022", "2023"]]
    y = 120.0
    wrapped = ("Servicio de urgencia rural", "de la comuna", "y alrededores")
    for i, parts in enumerate((wrapped, labels[1], wrapped, labels[0], labels[3], wrapped, wrapped, labels[2])):
        middle = y + 6 * (len(parts) - 1)
        figures_of_row = [str(1237 * (i + 1) + 41 * k) for k in range(4)]
        for n, part in enumerate(parts):
            paper.left(50, y + 12 * n, part)
        for edge, text in zip(EDGES, figures_of_row, strict=True):
            paper.right(edge, middle, text)
        expected.append([" ".join(parts), *figures_of_row])
        y += 12 * len(parts) + 6
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
