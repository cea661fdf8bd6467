"""Labels of two lines with the figures of their row in the middle, groups among them, and the last row of a form."""

from __future__ import annotations

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows

EDGES = (300.0, 370.0, 440.0)
LABELS = (
    ("Subdirección de", "Programas y Prestaciones"),
    ("Unidad de", "Auditoría Interna"),
    ("Departamento de Gestión", "y Desarrollo de Personas"),
    ("División", "Jurídica"),
)


def test_labels_around_their_figures_are_a_column_down_to_the_last_line() -> None:
    paper = Paper()
    paper.left(90, 94, "Unidad")
    paper.row(100, "", ["Ingresos", "Egresos", "Saldo"], EDGES)
    paper.left(80, 106, "responsable")
    truth = [["Unidad responsable", "Ingresos", "Egresos", "Saldo"]]
    for k, (first, second) in enumerate(LABELS):
        y = 130 + 30 * k
        figures = [str(2825 + 111 * k), str(86 + k), str(330 + 7 * k)]
        paper.left(50, y - 6, first)
        paper.row(y, "", figures, EDGES)
        paper.left(50, y + 6, second)
        truth.append([f"{first} {second}", *figures])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_a_long_group_row_is_no_label_that_goes_on_where_others_are_short() -> None:
    paper = Paper()
    truth = [["Concepto", "2021", "2022", "2023"]]
    paper.row(100, "Concepto", truth[0][1:], EDGES)
    y = 100
    for group in ("Gastos corrientes", "Inversiones", "Transferencias de capital"):
        y += 14
        paper.left(50, y, group)
        truth.append([group, "", "", ""])
        for part in ("Personal de planta", "Honorarios a suma alzada", "Jornales"):
            y += 14
            figures = [str(1000 + 13 * y), str(2000 + 7 * y), str(3000 + 11 * y)]
            paper.row(y, part, figures, EDGES)
            truth.append([part, *figures])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_the_last_row_of_a_form_may_have_no_figure() -> None:
    paper = Paper()
    truth = [
        ["Código BIP", "30.123.456", "Comuna", "San Felipe"],
        ["Monto total", "M$ 845.120", "Avance", "45,0%"],
        ["Beneficiarios", "2.815", "Inicio", "Marzo 2022"],
        ["Término", "Mayo 2024", "Ejecutor", "Municipio"],
    ]
    for k, row in enumerate(truth):
        for x, text in zip((50, 150, 260, 340), row, strict=True):
            paper.left(x, 100 + 14 * k, text)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_texts_with_one_row_of_figures_beside_each_are_cells_and_no_paragraphs() -> None:
    paper = Paper()
    for x, text in zip((50, 150, 420, 480), ("Compromiso", "Descripción", "Meta", "Avance"), strict=True):
        paper.left(x, 100, text)
    wrapped = (
        "La cobertura territorial alcanzó a todas las regiones",
        "del país con énfasis en las zonas rurales y extremas",
        "y se suscribieron convenios con municipios de todo el",
        "territorio durante el segundo semestre.",
    )
    truth = [["Compromiso", "Descripción", "Meta", "Avance"]]
    for k, label in enumerate(("Oficios", "Becas", "Subsidios")):
        top = 120 + 60 * k
        for i, line in enumerate(wrapped):
            paper.left(150, top + 11 * i, line)
        paper.left(50, top + 16.5, label)
        paper.right(440, top + 16.5, str(85 + k))
        paper.right(510, top + 16.5, f"{30 + k},5%")
        truth.append([label, " ".join(wrapped), str(85 + k), f"{30 + k},5%"])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_texts_of_cells_set_close_below_each_other_are_no_paragraph() -> None:
    paper = Paper()
    for x, text in zip((50, 150, 420, 480), ("Compromiso", "Descripción", "Meta", "Avance"), strict=True):
        paper.left(x, 100, text)
    wrapped = (
        "La cobertura territorial alcanzó a todas las regiones",
        "del país y se suscribieron convenios con municipios.",
    )
    truth = [["Compromiso", "Descripción", "Meta", "Avance"]]
    for k, label in enumerate(("Oficios", "Becas", "Subsidios", "Bonos")):
        top = 118 + 26 * k
        for i, line in enumerate(wrapped):
            paper.left(150, top + 11 * i, line)
        paper.left(50, top + 5.5, label)
        paper.right(440, top + 5.5, str(85 + k))
        paper.right(510, top + 5.5, f"{30 + k},5%")
        truth.append([label, " ".join(wrapped), str(85 + k), f"{30 + k},5%"])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_a_mark_hardly_smaller_than_its_figure_is_of_its_line() -> None:
    paper = Paper()
    for k, label in enumerate(("Maule", "Ñuble", "Biobío", "Atacama")):
        paper.row(100 + 14 * k, label, [str(510 + k), str(720 + k), str(830 + k)], EDGES)
        paper.size = 9.2
        paper.left(EDGES[1], 96 + 14 * k, "(a)")
        paper.size = 10
    (grid,) = ALIGNED(paper.page())
    assert [row[2] for row in rows(grid)] == ["720(a)", "721(a)", "722(a)", "723(a)"]


def test_a_bold_heading_set_a_little_closer_than_the_rows_stays_a_row() -> None:
    paper = Paper(size=7)
    truth = [["Gastos por programa", "2021", "2022", "2023"]]
    paper.row(100, truth[0][0], truth[0][1:], EDGES)
    paper.left(50, 112, "Organismos descentralizados", bold=True)
    truth.append(["Organismos descentralizados", "", "", ""])
    for k, name in enumerate(
        ("1120 - 60 Servicios urbanos", "1120 - 70 Centro de salud", "1120 - 80 Turismo", "Varios")
    ):
        figures = [str(2825 + 111 * k), str(86 + k), str(330 + 7 * k)]
        paper.row(119.4 + 8.4 * k, name, figures, EDGES)
        truth.append([name, *figures])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth
