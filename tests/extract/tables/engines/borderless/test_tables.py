"""Tables without rules, on pages of words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.extract.pdf.page import Fill
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.geometry import Box
from tests.extract.tables.engines.borderless.paper import Paper, rows, spans

EDGES = (260.0, 340.0, 420.0)
BODY = [
    ("Arica y Parinacota", ("2.198", "1.004", "0,8%")),
    ("Tarapacá", ("7.232", "3.300", "2,5%")),
    ("Antofagasta", ("31.282", "9.120", "10,7%")),
    ("Total", ("40.712", "13.424", "14,0%")),
]
TRUTH = [["Región", "Mujeres", "Hombres", "Parte"], *([label, *figures] for label, figures in BODY)]


def table(paper: Paper, y: float = 200.0, pitch: float = 14.0) -> float:
    paper.row(y, "Región", ("Mujeres", "Hombres", "Parte"), EDGES)
    for label, figures in BODY:
        y += pitch
        paper.row(y, label, figures, EDGES)
    return y


def test_a_table_without_rules_between_paragraphs() -> None:
    paper = Paper()
    paper.prose(80, 50, 560, 6)
    end = table(paper)
    paper.prose(end + 40, 50, 560, 6)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == TRUTH
    assert grid.header_rows == 1
    assert grid.method == "aligned"
    assert grid.confidence > 0.8
    assert (grid.box.top, grid.box.bottom) == (pytest.approx(200 - 7.8), pytest.approx(end + 2.2))


def test_prose_alone_is_no_table() -> None:
    paper = Paper()
    paper.prose(80, 50, 560, 30)
    assert ALIGNED(paper.page()) == []


def test_two_columns_of_prose_are_no_table() -> None:
    paper = Paper()
    paper.prose(80, 50, 290, 30)
    paper.prose(80, 320, 560, 30)
    assert ALIGNED(paper.page()) == []


def test_a_table_in_one_of_two_columns_of_a_page() -> None:
    paper = Paper()
    paper.prose(80, 320, 560, 40)
    edges = (170.0, 220.0, 280.0)
    y = paper.prose(80, 50, 290, 6) + 30
    paper.row(y, "Región", ("M", "H", "Total"), edges)
    for label, figures in BODY:
        y += 13.1
        paper.row(y, label, figures, edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Región", "M", "H", "Total"], *TRUTH[1:]]


def test_tables_side_by_side_with_lines_of_their_own_are_two() -> None:
    paper = Paper()
    for k in range(9):
        paper.row(100 + 14 * k, f"Norte{k}", (f"{k}.101", f"{k}.20"), (170.0, 250.0))
        paper.row(105 + 13 * k, f"Sur{k}", (f"{k}.303", f"{k}.40"), (470.0, 550.0), x=330)
    grids = ALIGNED(paper.page())
    assert [rows(g)[0] for g in grids] == [["Norte0", "0.101", "0.20"], ["Sur0", "0.303", "0.40"]]


def test_headings_centred_over_figures_set_right_stand_in_their_columns() -> None:
    paper = Paper()
    for x, text in ((80, "Región"), (230, "Mujer"), (370, "Monto"), (500, "Total")):
        paper.centre(x, 200, text)
    paper.row(225, "Maule", ("54.598", "50.635", "105.233"), (290.0, 430.0, 555.0))
    paper.rule(186, 45, 560)
    paper.rule(208, 45, 560)
    paper.rule(236, 45, 560)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Región", "Mujer", "Monto", "Total"], ["Maule", "54.598", "50.635", "105.233"]]


def test_a_wrapped_label_with_tighter_leading_is_one_row() -> None:
    paper = Paper()
    y = 200.0
    paper.row(y, "Programa", ("Total", "Parte"), EDGES[:2])
    for first, second, figures in (
        ("Beca Presidente", "República", ("7.548", "74%")),
        ("Residencia", "Familiar", ("8.186", "82%")),
        ("Integración", "", ("6.725", "73%")),
    ):
        y += 24
        paper.row(y, first, figures, EDGES[:2])
        if second:
            y += 12
            paper.left(50, y, second)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Programa", "Total", "Parte"],
        ["Beca Presidente República", "7.548", "74%"],
        ["Residencia Familiar", "8.186", "82%"],
        ["Integración", "6.725", "73%"],
    ]


def test_a_hanging_label_with_one_leading_is_one_row_and_a_section_stands_alone() -> None:
    paper = Paper()
    y = 200.0
    paper.row(y, "Item", ("1999", "2000"), EDGES[:2])
    paper.left(50, y + 12, "Private")
    paper.row(y + 24, "Persons in families with", ("5,120", "6,310"), EDGES[:2])
    paper.left(60, y + 36, "income below the line")
    paper.row(y + 48, "Other persons", ("410", "388"), EDGES[:2])
    paper.left(50, y + 60, "Public")
    paper.row(y + 72, "Schools", ("77", "81"), EDGES[:2])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["Item", "1999", "2000"],
        ["Private", "", ""],
        ["Persons in families with income below the line", "5,120", "6,310"],
        ["Other persons", "410", "388"],
        ["Public", "", ""],
        ["Schools", "77", "81"],
    ]


def test_figures_on_the_last_line_of_a_wrapped_label() -> None:
    paper = Paper()
    y = 200.0
    paper.row(y, "Item", ("1999", "2000"), EDGES[:2])
    for k, figures in enumerate((("5,120", "6,310"), ("410", "388"), ("77", "81"))):
        paper.left(50, y + 14 + 26 * k, "Persons in families with")
        paper.row(y + 26 + 26 * k, f"income below line {k}", figures, EDGES[:2], x=60)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == [
        ["Persons in families with income below line 0", "5,120", "6,310"],
        ["Persons in families with income below line 1", "410", "388"],
        ["Persons in families with income below line 2", "77", "81"],
    ]


def test_figures_in_the_middle_of_a_label_of_two_lines() -> None:
    paper = Paper()
    paper.row(200, "Alimento", ("Valor", "Calorías"), EDGES[:2])
    paper.row(216, "Arroz", ("486", "81"), EDGES[:2])
    paper.left(50, 232, "Té corriente para")
    paper.row(238, "", ("500", "13"), EDGES[:2])
    paper.left(50, 244, "desayuno")
    paper.row(260, "Palta", ("497", "20"), EDGES[:2])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[2] == ["Té corriente para desayuno", "500", "13"]
    assert len(rows(grid)) == 4


def test_two_levels_of_headings_with_rules_under_the_upper_ones() -> None:
    paper = Paper()
    edges = (240.0, 300.0, 380.0, 440.0)
    paper.centre(250, 200, "Hombres")
    paper.centre(390, 200, "Mujeres")
    paper.rule(204, 215, 300)
    paper.rule(204, 355, 440)
    paper.row(216, "Año", ("2021", "2022", "2021", "2022"), edges)
    for k in range(4):
        paper.row(232 + 14 * k, f"Zona {k}", (f"{k}1,5", f"{k}2,5", f"{k}3,5", f"{k}4,5"), edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[:3] == [
        ["", "Hombres", "", "Mujeres", ""],
        ["Año", "2021", "2022", "2021", "2022"],
        ["Zona 0", "01,5", "02,5", "03,5", "04,5"],
    ]
    assert spans(grid) == {"Hombres": (1, 2), "Mujeres": (1, 2)}
    assert grid.header_rows == 2


def test_headings_over_groups_that_repeat_need_no_rule() -> None:
    paper = Paper()
    edges = tuple(180.0 + 55 * k for k in range(6))
    paper.centre(225, 200, "Norte")
    paper.centre(390, 200, "Sur")
    paper.row(214, "", ("Mujer", "Hombre", "Total") * 2, edges)
    for k in range(4):
        paper.row(230 + 14 * k, f"Zona {k}", tuple(f"{k}{j}" for j in range(6)), edges)
    (grid,) = ALIGNED(paper.page())
    assert spans(grid) == {"Norte": (1, 3), "Sur": (1, 3)}
    assert rows(grid)[1] == ["", "Mujer", "Hombre", "Total", "Mujer", "Hombre", "Total"]


def test_stacked_headings_are_one_cell_each() -> None:
    paper = Paper()
    edges = (260.0, 360.0)
    paper.centre(240, 188, "Number of")
    paper.centre(340, 188, "Percent of")
    paper.centre(240, 200, "persons")
    paper.centre(340, 200, "total")
    paper.left(50, 200, "Age")
    for k in range(4):
        paper.row(218 + 14 * k, f"Under {k}5", (f"{k},120", f"{k}.5"), edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[0] == ["Age", "Number of persons", "Percent of total"]
    assert grid.header_rows == 1


def test_caption_unit_and_source_stay_outside() -> None:
    paper = Paper()
    paper.left(50, 170, "Cuadro 3. Beneficiarios por región y sexo")
    paper.left(50, 184, "(en miles de personas)")
    end = table(paper)
    paper.left(50, end + 14, "Fuente: Instituto Nacional de Estadísticas.")
    paper.left(50, end + 28, "Nota: cifras provisorias.")
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == TRUTH


def test_leaders_are_no_text() -> None:
    paper = Paper()
    paper.row(200, "Item", ("1999", "2000"), EDGES[:2])
    for k, dots in enumerate(("....................", ". . . . . . . . . . .", "")):
        y = 216.0 + 14 * k
        paper.left(50, y, f"Estate{dots if ' ' not in dots and k == 0 else ''}")
        if " " in dots:
            paper.left(90, y, dots)
        paper.row(y, "", (f"{k},120", f"{k}.5"), EDGES[:2])
    (grid,) = ALIGNED(paper.page())
    assert [r[0] for r in rows(grid)] == ["Item", "Estate", "Estate", "Estate"]


def test_a_table_of_contents_is_no_table() -> None:
    paper = Paper()
    for k, page in enumerate((3, 4, 4, 7, 9, 12, 15, 21)):
        paper.left(50, 100 + 16 * k, f"Capítulo {k + 1} Gestión")
        paper.left(160, 100 + 16 * k, "." * 70)
        paper.right(560, 100 + 16 * k, str(page))
    assert ALIGNED(paper.page()) == []


def test_a_list_with_bullets_is_no_table() -> None:
    paper = Paper()
    for k in range(8):
        paper.left(60, 100 + 16 * k, "•")
        paper.left(90, 100 + 16 * k, "atención de personas en la oficina regional")
    assert ALIGNED(paper.page()) == []


def test_labels_on_the_bars_of_a_chart_are_no_table() -> None:
    paper = Paper()
    for k in range(5):
        y = 200.0 + 26 * k
        paper.row(y, str(2001 + k), (f"{30 + k}.5", f"{49 - k}.0", f"{20 + k}.4"), (160.0 + 3 * k, 330 - 9 * k, 520))
        cuts = (100.0, 150 + 11 * k, 330 - 13 * k, 540)
        for j, (x0, x1) in enumerate(pairwise(cuts)):
            paper.fills.append(Fill(Box(x0, y - 10 - j, x1, y + 4 + j), 0x99CCFF + j))
    assert ALIGNED(paper.page()) == []


def test_shaded_rows_are_rows() -> None:
    paper = Paper()
    y = 200.0
    paper.row(y, "Institución", ("Monto", "Parte"), EDGES[:2])
    for k, (first, second) in enumerate(
        (("Corporación", "Mapuche"), ("Vicaría", "Social"), ("Sindicato", "Único"), ("Fundación", "Chile"))
    ):
        top = y + 6
        y += 18
        paper.row(y, first, (f"1{k}.500", f"{k},5%"), EDGES[:2])
        y += 12
        paper.left(50, y, second)
        if k % 2 == 0:
            paper.fills.append(Fill(Box(45, top, 345, y + 5), 0xEEEEEE))
    (grid,) = ALIGNED(paper.page())
    assert [r[0] for r in rows(grid)[1:]] == [
        "Corporación Mapuche",
        "Vicaría Social",
        "Sindicato Único",
        "Fundación Chile",
    ]


def test_a_table_of_words_with_wrapped_cells() -> None:
    paper = Paper()
    for x, text in ((50, "Región"), (200, "Institución"), (420, "Consejero")):
        paper.left(x, 200, text, bold=True)
    y = 200.0
    truth = []
    for name, lines, person in (
        ("Metropolitana", ("Corporación de desarrollo", "integral mapuche"), "Hugo Alcamán"),
        ("Maule", ("Vicaría de Pastoral",), "Arcadio Arriagada"),
        ("Biobío", ("Cooperativa de Servicios", "Médicos y Técnicos"), "Mauricio Cárcamo"),
    ):
        y += 24
        paper.left(50, y, name)
        paper.left(420, y, person)
        for k, line in enumerate(lines):
            paper.left(200, y + 12 * k, line)
        y += 12 * (len(lines) - 1)
        truth.append([name, " ".join(lines), person])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [["Región", "Institución", "Consejero"], *truth]


def test_vertical_rules_alone_part_the_columns() -> None:
    paper = Paper()
    for k, (a, b, c) in enumerate(
        (("Nombre", "Cargo", "Monto"), ("Ana", "Jefa", "10"), ("Eva", "Guía", "20"), ("Luz", "Jefa", "30"))
    ):
        y = 200.0 + 14 * k
        paper.left(50, y, a)
        paper.left(50 + paper.width(a) + 3, y, b)
        paper.right(200, y, c)
    paper.bar(81, 188, 246)
    (grid,) = ALIGNED(paper.page())
    assert [r[-1] for r in rows(grid)] == ["Monto", "10", "20", "30"]


def test_a_region_is_read_alone() -> None:
    paper = Paper()
    end = table(paper)
    table(paper, y=end + 100)
    (grid,) = ALIGNED(paper.page(), Box(0, end + 60, 612, 792))
    assert rows(grid) == TRUTH
    assert grid.box.top > end + 60


def test_two_tables_with_a_title_between_are_two() -> None:
    paper = Paper()
    end = table(paper)
    paper.left(50, end + 26, "Atenciones recibidas")
    table(paper, y=end + 44)
    grids = ALIGNED(paper.page())
    assert [rows(g) for g in grids] == [TRUTH, TRUTH]


def test_a_title_in_the_middle_of_the_figures_heads_rows() -> None:
    paper = Paper()
    paper.row(200, "Item", ("1999", "2000", "2001"), EDGES)
    y = 200.0
    for title in ("Number", "Percent"):
        y += 20
        paper.centre((230 + 420) / 2, y, title)
        for k in range(3):
            y += 14
            paper.row(y, f"Zone {k}", (f"{k}10", f"{k}20", f"{k}30"), EDGES)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1] == ["", "Number", "", ""]
    assert rows(grid)[5] == ["", "Percent", "", ""]
    assert spans(grid) == {"Number": (1, 3), "Percent": (1, 3)}


def test_every_word_of_the_page_is_in_one_cell_at_most() -> None:
    paper = Paper()
    table(paper)
    (grid,) = ALIGNED(paper.page())
    assert sorted(w.text for w in grid.words) == sorted(w for r in TRUTH for t in r for w in t.split())


def test_headings_between_rules_of_their_own_begin_a_table_though_they_stand_over_no_figure() -> None:
    paper = Paper()
    for y in (188, 262, 272, 334):
        paper.rule(y, 50, 430)
    end = table(paper)
    y = end + 28
    for x, text in ((60, "N°"), (170, "Fecha"), (290, "Hito")):
        paper.left(x, y, text)
    body = [("1", "20-01-2021", "Seminario"), ("2", "04-02-2021", "Feria"), ("3", "07-04-2021", "Taller")]
    for number, date, event in body:
        y += 14
        paper.right(130, y, number)
        paper.right(270, y, date)
        paper.left(290, y, event)
    grids = [rows(grid) for grid in ALIGNED(paper.page())]
    assert grids == [TRUTH, [["N°", "Fecha", "Hito"], *(list(row) for row in body)]]


def test_columns_that_only_the_header_fills_together_are_two() -> None:
    """Cells set in the middle of their row: a label of two lines and one of one line share no baseline."""
    paper = Paper()
    paper.left(50, 200, "N°")
    paper.left(80, 200, "Compromiso")
    paper.left(330, 200, "Responsable")
    paper.left(440, 200, "Plazo")
    labels = [
        ("Implementar la ventanilla de atención", "Dirección de", "Obras"),
        ("Actualizar el plan regulador", "Secretaría de", "Planificación"),
        ("Habilitar la sede social del sur", "Desarrollo", "Comunitario"),
    ]
    for number, (label, first, second) in enumerate(labels, start=1):
        y = 200 + 34.0 * number
        paper.rule(y - 20, 50, 480)
        paper.left(50, y, str(number))
        paper.left(80, y, label)
        paper.left(330, y - 6, first)
        paper.left(330, y + 6, second)
        paper.right(470, y, f"{number * 7}")
    paper.rule(200 + 34.0 * 4 - 20, 50, 480)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == [
        ["N°", "Compromiso", "Responsable", "Plazo"],
        *([str(n), label, f"{a} {b}", str(7 * n)] for n, (label, a, b) in enumerate(labels, start=1)),
    ]


def test_a_rule_under_two_headings_is_of_none_of_them() -> None:
    paper = Paper()
    edges = (230.0, 290.0, 350.0, 410.0, 470.0, 530.0)
    paper.centre(100, 107, "Región")
    paper.centre(275, 100, "Año 2022")
    paper.centre(455, 100, "Año 2023")
    paper.rule(103, 190, 535)
    for k, edge in enumerate(edges):
        paper.centre(edge - 15, 114, ("Mujeres", "Varones", "Total")[k % 3])
    for k, place in enumerate(("Arica", "Tarapacá", "Antofagasta", "Atacama")):
        paper.row(130 + 14 * k, place, [f"{k + 1}.{c}17" for c in range(6)], edges)
    (grid,) = ALIGNED(paper.page())
    assert spans(grid)["Año 2022"] == spans(grid)["Año 2023"] == (1, 3)


@pytest.mark.parametrize(
    ("code", "following", "on"),
    [
        ("21", "22", True),
        ("21", "211", True),
        ("21.01", "21.01.001", True),
        ("2.1.", "2.2.", True),
        ("21", "30", False),
        ("21", "19.880", False),
        ("Ley", "20", False),
    ],
)
def test_codes_that_number_one_thing_after_another(code: str, following: str, on: bool) -> None:
    assert text_kinds.counts_on(code, following) is on


def test_a_label_in_the_middle_of_a_header_of_two_levels_is_of_the_header() -> None:
    paper = Paper(size=7.0)
    edges = (230.0, 290.0, 350.0, 410.0, 470.0, 530.0)
    paper.centre(275, 100, "Año 2022")
    paper.centre(455, 100, "Año 2023")
    paper.left(60, 107.2, "Región")
    for k, edge in enumerate(edges):
        paper.centre(edge - 12, 116, ("Mujeres", "Varones", "Total")[k % 3])
    for k, place in enumerate(("Arica", "Tarapacá", "Antofagasta", "Atacama")):
        paper.row(131 + 14 * k, place, [f"{k + 1}.{c}17" for c in range(6)], edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[:2] == [
        ["Región", "Año 2022", "", "", "Año 2023", "", ""],
        ["", *["Mujeres", "Varones", "Total"] * 2],
    ]


def test_groups_with_code_and_name_below_the_header_are_rows() -> None:
    paper = Paper()
    edges = (270.0, 340.0, 410.0, 480.0, 550.0)
    paper.left(50, 100, "Código")
    paper.row(100, "Denominación", ("Inicial", "Cambios", "Vigente", "Devengado", "Saldo"), edges, x=110)
    truth = [["Código", "Denominación", "Inicial", "Cambios", "Vigente", "Devengado", "Saldo"]]
    lines = [
        ("21", "GASTOS EN PERSONAL", False),
        ("21.01", "Personal de planta", False),
        ("21.01.001", "Sueldos", True),
        ("21.01.002", "Aportes", True),
        ("22", "BIENES DE CONSUMO", False),
        ("22.01.001", "Alimentos", True),
        ("22.01.002", "Textiles", True),
    ]
    for k, (code, name, figures) in enumerate(lines):
        paper.left(50, 114 + 14 * k, code)
        texts = [f"{k + 1}.{c}17,50" if figures else "" for c in range(5)]
        paper.row(114 + 14 * k, name, texts, edges, x=110)
        truth.append([code, name, *texts])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == truth


def test_a_group_in_capitals_is_not_the_beginning_of_its_first_label() -> None:
    paper = Paper()
    edges = (330.0, 420.0)
    paper.row(100, "Cuenta", ("2023", "2022"), edges)
    labels = ("INGRESOS OPERACIONALES NETOS", "Transferencias", "Otros ingresos", "Ventas y servicios prestados")
    for k, label in enumerate(labels):
        paper.row(114 + 14 * k, label, (f"{k}4.117", f"{k}5.220") if k else ("", ""), edges)
    (grid,) = ALIGNED(paper.page())
    assert [row[0] for row in rows(grid)[1:]] == list(labels)


def test_the_lines_of_a_heading_set_close_are_no_measure_of_how_far_rows_may_be() -> None:
    paper, edges = Paper(), (220.0, 300.0, 380.0, 460.0, 540.0)
    for y, names in (
        (200, ("Estados", "", "", "Corea", "")),
        (206, ("", "China", "Irán", "", "Global")),
        (212, ("Unidos", "", "", "del Sur", "")),
    ):
        for edge, name in zip(edges, names, strict=True):
            paper.centre(edge - 20, y, name)
    paper.row(238, "Casos confirmados", ("23.331", "31.108", "38.885", "46.662", "54.439"), edges)
    paper.row(265, "Casos nuevos", ("2.664", "3.552", "4.440", "5.328", "6.216"), edges)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[0] == ["", "Estados Unidos", "China", "Irán", "Corea del Sur", "Global"]
    assert grid.header_rows == 1
