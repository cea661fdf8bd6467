"""Columns set so close that hardly a blank parts them, and texts wrapped in their cells."""

from __future__ import annotations

from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.engines.borderless.lines.text_lines import chunk_lines
from tests.extract.tables.engines.borderless.paper import Paper, rows

PLACES = ("Arica y Parinacota", "Tarapacá", "Antofagasta", "Atacama", "Coquimbo", "Valparaíso", "Maule", "Los Lagos")


def numbered(paper: Paper, first: int, gap: float, word: str = "") -> list[list[str]]:
    """Rows of number, name and figure, the numbers set right ``gap`` points before the names."""
    paper.left(47, 100, "N°")
    paper.left(110, 100, "Comuna")
    paper.right(300, 100, "Monto")
    truth = [["N°", "Comuna", "Monto"]]
    for k, place in enumerate(PLACES):
        y = 114 + 14 * k
        paper.right(60, y, str(first + k))
        paper.left(60 + gap, y, f"{word} {place}".strip())
        paper.right(300, y, f"{k + 1}.{517 - 31 * k}")
        truth.append([str(first + k), f"{word} {place}".strip(), f"{k + 1}.{517 - 31 * k}"])
    return truth


def test_numbers_set_right_before_names_are_a_column() -> None:
    paper = Paper()
    truth = numbered(paper, 7, gap=3.0)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_names_that_begin_with_the_same_word_are_one_column() -> None:
    paper = Paper()
    paper.right(300, 100, "Monto")
    for k, place in enumerate(PLACES):
        paper.left(60, 114 + 14 * k, f"Comuna {place}")
        paper.right(300, 114 + 14 * k, f"{k + 1}.{517 - 31 * k}")
    (grid,) = ALIGNED(paper.page())
    assert [row[0] for row in rows(grid)[-len(PLACES) :]] == [f"Comuna {p}" for p in PLACES]


def test_a_text_that_fills_its_cell_is_cut_where_the_next_column_begins() -> None:
    paper = Paper()
    cells = [
        (("Fortalecer la red", "de cuidados"), ("Contratar a doce", "profesionales"), "507.238"),
        (("Reducir la espera",), ("Rediseñar los", "formularios"), "18.495"),
        (("Ampliar las sedes", "de atención"), ("Firmar convenios", "con municipios"), "563.114"),
    ]
    edge = 50 + paper.width("Fortalecer la red") + 2.5  # a blank is 2.8 points
    paper.left(60, 100, "Objetivo")
    paper.left(edge + 12, 100, "Acción")
    paper.right(320, 100, "Monto")
    y = 100.0
    for left, right, amount in cells:
        y += 18
        for k in range(2):
            if k < len(left):
                paper.left(50, y + 11 * k, left[k])
            if k < len(right):
                paper.left(edge, y + 11 * k, right[k])
        paper.right(320, y, amount)
        y += 11
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == [[" ".join(a), " ".join(b), c] for a, b, c in cells]


def test_a_wide_gap_among_blanks_that_are_alike_parts_two_cells() -> None:
    paper = Paper()
    paper.left(50, 100, "Fortalecer la atención oportuna")
    paper.left(50 + paper.width("Fortalecer la atención oportuna") + 12, 100, "Contratar a doce")
    (line,) = chunk_lines(paper.words)
    assert [chunk.text for chunk in line.chunks] == ["Fortalecer la atención oportuna", "Contratar a doce"]


COLUMNS = (50.0, 230.0, 400.0, 490.0)
PLAN = [
    (
        ("Fortalecer la atención", "de las personas mayores", "en sus casas"),
        ("Contratar a doce", "profesionales de apoyo"),
        ("Marzo",),
        "322.391",
    ),
    (
        ("Modernizar los sistemas", "de información"),
        ("Licitar la plataforma", "común con el registro", "Social de Hogares"),
        ("Marzo",),
        "686.269",
    ),
    (
        ("Reducir los tiempos de", "entrega de beneficios", "de las familias"),
        ("Rediseñar el proceso", "de postulación"),
        ("Junio",),
        "235.711",
    ),
    (("Ampliar la cobertura", "de cuidados"), ("Convenios rurales",), ("Diciembre", "de 2023"), "227.155"),
]


def test_wrapped_cells_set_in_the_middle_of_their_rows_are_one_table() -> None:
    paper = Paper()
    paper.prose(330, 50, 560, 3)
    for x, heading in zip(COLUMNS, ("Objetivo", "Acción", "Plazo"), strict=False):
        paper.left(x, 100, heading, bold=True)
    paper.right(530, 100, "Monto", bold=True)
    y = 118.0
    for *texts, amount in PLAN:
        most = max(map(len, texts))
        for x, cell in zip(COLUMNS, texts, strict=False):
            for k, text in enumerate(cell):
                paper.left(x, y + 11.6 * (k + (most - len(cell)) / 2), text)
        paper.right(530, y + 11.6 * (most - 1) / 2, amount)
        y += 11.6 * most + 5
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Objetivo", "Acción", "Plazo", "Monto"],
        *([*(" ".join(text) for text in texts), amount] for *texts, amount in PLAN),
    ]


def test_a_column_that_no_line_of_figures_fills_is_seen_by_its_heading() -> None:
    paper = Paper()
    paper.prose(330, 50, 560, 3)
    paper.left(50, 106, "Objetivo", bold=True)
    paper.left(230, 106, "Responsable", bold=True)
    paper.left(400, 106, "Plazo", bold=True)
    paper.right(530, 100, "Monto", bold=True)
    paper.right(530, 112, "(M$)", bold=True)
    truth = []
    for k, place in enumerate(PLACES[1:5]):
        y = 132 + 30 * k
        paper.left(50, y, f"Atender a {place}")
        paper.left(50, y + 11.6, "y su provincia")
        paper.left(230, y + 5.8, "Dirección")
        paper.left(400, y + 5.8, "Marzo")
        paper.right(530, y + 5.8, f"{k + 2}04.117")
        truth.append([f"Atender a {place} y su provincia", "Dirección", "Marzo", f"{k + 2}04.117"])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Objetivo", "Responsable", "Plazo", "Monto (M$)"], *truth]


def test_a_header_ruled_off_from_rows_of_text_is_theirs() -> None:
    paper = Paper()
    paper.prose(330, 50, 560, 3)
    for x, heading in zip((70.0, 250.0, 410.0), ("Objetivo", "Acción", "Plazo"), strict=True):
        paper.left(x, 100, heading, bold=True)
    paper.right(522, 100, "Monto", bold=True)
    paper.right(518, 112, "(M$)", bold=True)
    paper.rule(124, 45, 535)
    truth = []
    for k, place in enumerate(PLACES[1:5]):
        y = 142 + 36 * k
        for x, text in zip((50.0, 230.0, 400.0), (f"Atender a {place}", "Abrir una sede", "Marzo"), strict=True):
            paper.left(x, y, text)
        paper.right(530, y, f"{k + 2}04.117")
        paper.left(50, y + 11.6, "y su provincia")
        truth.append([f"Atender a {place} y su provincia", "Abrir una sede", "Marzo", f"{k + 2}04.117"])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Objetivo", "Acción", "Plazo", "Monto (M$)"], *truth]


def test_numbers_of_one_width_are_a_column_under_a_heading_of_their_own() -> None:
    paper = Paper()
    truth = numbered(paper, 50, gap=3.0)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_codes_of_one_width_without_a_heading_stay_with_their_names() -> None:
    paper = Paper()
    paper.left(50, 100, "Rubro")
    paper.right(300, 100, "Monto")
    for k, place in enumerate(PLACES):
        paper.left(50, 114 + 14 * k, f"11{k} {place}")
        paper.right(300, 114 + 14 * k, f"{k + 1}.{517 - 31 * k}")
    (grid,) = ALIGNED(paper.page())
    assert [row[0] for row in rows(grid)[1:]] == [f"11{k} {place}" for k, place in enumerate(PLACES)]


def test_labels_printed_over_figures_hide_no_column() -> None:
    """Two labels of sixteen go over the figures beside them: all others have these in a column of their own."""
    paper = Paper()
    for x, text in ((50.0, "Programa"), (230.0, "Vigente"), (420.0, "Pagado")):
        paper.left(x, 100, text)
    for k in range(16):
        y = 114.0 + 14 * k
        if k in (5, 9):
            paper.left(50, y, "Convenio con el Ministerio de Trabajo de la Nación")
        else:
            paper.left(50, y, f"Programa {k}")
            paper.right(265, y, f"{k}4.120")
        paper.right(450, y, f"{k}1.204")
    (grid,) = ALIGNED(paper.page())
    found = rows(grid)
    assert found[1] == ["Programa 0", "04.120", "01.204"]
    assert found[6] == ["Convenio con el Ministerio de Trabajo de la Nación", "", "51.204"]
    assert [row[1:] for k, row in enumerate(found[1:]) if k not in (5, 9)] == [
        [f"{k}4.120", f"{k}1.204"] for k in range(16) if k not in (5, 9)
    ]


def test_a_dash_between_a_code_and_its_name_parts_no_columns() -> None:
    paper = Paper()
    for x, text in ((50.0, "Rubro"), (160.0, "Procedencia"), (290.0, "Monto")):
        paper.left(x, 100, text)
    body = [
        ["Licencias", "22 - Afectados", "352.775"],
        ["Multas", "11 - De libre", "5.375"],
        ["Tasas", "11 - Propio", "35.285"],
    ]
    for k, (label, source, amount) in enumerate(body):
        y = 114.0 + 14 * k
        code, _, name = source.partition(" - ")
        paper.left(50, y, label)
        for x, text in ((160.0, code), (174.0, "-"), (183.0, name)):
            paper.left(x, y, text)
        paper.right(330, y, amount)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Rubro", "Procedencia", "Monto"], *body]


def numbered_alike(paper: Paper, heading: float, text: float, title: str = "") -> list[list[str]]:
    """Rows of one-digit numbers, all of one width, a blank before names; the headings begin at two places."""
    if title:
        paper.left(50, 76, title)
    paper.left(heading, 100, "N°", bold=True)
    paper.left(text, 100, "Proyecto", bold=True)
    paper.right(330, 100, "Monto", bold=True)
    truth = [["N°", "Proyecto", "Monto"]]
    for k, place in enumerate(PLACES[:6]):
        y = 114 + 14 * k
        paper.right(72, y, str(1 + k))
        paper.left(74, y, f"Sede {place}")
        paper.right(330, y, f"{k + 1}.{517 - 31 * k}")
        truth.append([str(1 + k), f"Sede {place}", f"{k + 1}.{517 - 31 * k}"])
    return truth


def test_numbers_set_right_of_their_heading_are_a_column() -> None:
    paper = Paper()
    truth = numbered_alike(paper, heading=52, text=130)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_headings_set_left_hardly_a_blank_apart_are_two() -> None:
    paper = Paper()
    truth = numbered_alike(paper, heading=62, text=74)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_a_title_above_the_rows_runs_over_no_column() -> None:
    paper = Paper()
    truth = numbered_alike(paper, heading=52, text=130, title="Servicio de Cultura del Litoral Central")
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[-len(truth) :] == truth


def test_the_heading_of_numbers_set_elsewhere_in_their_cells_is_their_own() -> None:
    paper = Paper()
    paper.right(158, 100, "N°", bold=True)
    paper.left(160, 100, "Proyecto", bold=True)
    paper.right(330, 100, "Monto", bold=True)
    body = [[str(k + 1), f"Sede {place}", f"{k + 1}.{517 - 31 * k}"] for k, place in enumerate(PLACES[:6])]
    for k, (number, name, amount) in enumerate(body):
        paper.left(110, 114 + 14 * k, number)
        paper.left(160, 114 + 14 * k, name)
        paper.right(330, 114 + 14 * k, amount)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["N°", "Proyecto", "Monto"], *body]


def months(headings: list[str]) -> list[list[str]]:
    """The rows read of figures under headings set right, the last columns a blank apart."""
    paper = Paper()
    edges = (170.0, 224.0, 254.0, 281.8)
    body = [[place, str(210 + k), f"4.1{k}2", f"{k}61", f"9.{k}27"] for k, place in enumerate(PLACES)]
    for k, (label, *texts) in enumerate([["Comuna", *headings], *body]):
        paper.row(100 + 14 * k, label, texts, edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == body
    return rows(grid)[:1]


def test_headings_set_right_a_blank_apart_are_cut_where_figures_end() -> None:
    assert months(["Oct", "Nov", "Dic", "Total"]) == [["Comuna", "Oct", "Nov", "Dic", "Total"]]


def test_a_heading_over_two_columns_is_not_cut_where_it_ends_elsewhere() -> None:
    assert months(["Oct", "Nov", "", "Año todo"]) == [["Comuna", "Oct", "Nov", "Año todo", ""]]
