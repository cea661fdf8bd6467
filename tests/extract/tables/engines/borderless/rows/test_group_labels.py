"""Labels of groups in the middle of their rows: merged cells of which no line is drawn."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows, spans
from tests.trials import trials

EDGES = (360.0, 420.0, 480.0)
GROUPS = ("Controles", "Consultas", "Consejerías", "Talleres")
PARTS = ("Médico", "Enfermera", "Matrona", "Psicóloga")
LONG = (("Salud sexual", "y reproductiva"), ("Salud mental", "de adolescentes"))


def header(paper: Paper) -> list[str]:
    names = ["Actividad", "Profesional", "2021", "2022", "Total"]
    paper.left(50, 100, names[0], bold=True)
    paper.left(170, 100, names[1], bold=True)
    for edge, text in zip(EDGES, names[2:], strict=True):
        paper.right(edge, 100, text, bold=True)
    return names


def figures(number: int) -> list[str]:
    return [str(1209 + 37 * number), str(2218 + 51 * number), str(3427 + 88 * number)]


@given(st.lists(st.integers(2, 4), min_size=2, max_size=4), st.booleans())
@settings(max_examples=trials(30), deadline=None)
def test_labels_in_the_middle_of_their_rows_go_over_them(counts: list[int], wrapped: bool) -> None:
    if not any(count % 2 == 0 for count in counts) and sum(count > 1 for count in counts) < 2:
        return
    paper = Paper()
    expected = [header(paper)]
    y, number = 120.0, 0
    for group, count in enumerate(counts):
        middle = y + 20 * (count - 1) / 2
        two = LONG[group % 2] if wrapped and group < 2 else None
        if two:
            paper.left(50, middle - 5, two[0])
            paper.left(50, middle + 5, two[1])
        else:
            paper.left(50, middle, GROUPS[group])
        for k in range(count):
            paper.left(170, y, PARTS[k])
            for edge, text in zip(EDGES, figures(number), strict=True):
                paper.right(edge, y, text)
            label = (" ".join(two) if two else GROUPS[group]) if k == 0 else ""
            expected.append([label, PARTS[k], *figures(number)])
            y, number = y + 20, number + 1
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
    for group, count in enumerate(counts):
        label = " ".join(LONG[group % 2]) if wrapped and group < 2 else GROUPS[group]
        assert spans(grid).get(label, (1, 1)) == (count, 1)


def test_labels_over_wrapped_rows() -> None:
    paper = Paper()
    expected = [header(paper)]
    y, number = 120.0, 0
    for group, parts in enumerate((("Asistente", "Psicóloga"), ("Médico", "Matrona", "Nutricionista"))):
        top = y
        for part in parts:
            paper.left(170, y, part)
            paper.left(170, y + 12, "contratada")
            for edge, text in zip(EDGES, figures(number), strict=True):
                paper.right(edge, y + 6, text)
            label = GROUPS[group] if part == parts[0] else ""
            expected.append([label, f"{part} contratada", *figures(number)])
            y, number = y + 32, number + 1
        paper.left(50, (top + y - 20) / 2, GROUPS[group])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_a_year_at_the_first_of_its_rows_stays_there() -> None:
    paper = Paper()
    header(paper)
    expected = []
    for number in range(6):
        y = 120 + 20 * number
        label = f"Año {'AB'[number // 3]}" if number % 3 == 0 else ""
        if label:
            paper.left(50, y, label)
        paper.left(170, y, PARTS[number % 3])
        for edge, text in zip(EDGES, figures(number), strict=True):
            paper.right(edge, y, text)
        expected.append([label, PARTS[number % 3], *figures(number)])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == expected


def test_wrapped_labels_of_single_rows_set_close_stay_apart() -> None:
    """Each label has its figures beside its middle, and the lines of two labels are as close as those of one."""
    paper = Paper()
    names = header(paper)
    labels = (
        ("Barrio Adentro",),
        ("Ministerio de Desarrollo", "Social y Familia"),
        ("Plan Sumar",),
        ("Centros Juveniles",),
        ("Refacción y ampliación", "del centro de salud"),
        ("Programa Especial",),
    )
    expected = [names]
    y = 120.0
    for number, parts in enumerate(labels):
        middle = y + 6 * (len(parts) - 1)
        for i, part in enumerate(parts):
            paper.left(50, y + 12 * i, part)
        paper.left(170, middle, "Provincial")
        for edge, text in zip(EDGES, figures(number), strict=True):
            paper.right(edge, middle, text)
        expected.append([" ".join(parts), "Provincial", *figures(number)])
        y += 12 * len(parts)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_rows_with_blank_cells_are_shared_out_where_all_labels_stand_between_rows() -> None:
    paper = Paper()
    expected = [header(paper)]
    blank = {1: 2, 3: 3, 5: 4, 6: 2}  # number of the row, column that has no figure
    for number in range(8):
        row = ["", PARTS[number % 4], *figures(number)]
        row[blank.get(number, 0)] = ""
        paper.left(170, 114 + 13 * number, row[1])
        paper.row(114 + 13 * number, "", row[2:], EDGES)
        expected.append(row)
    for first, count, label in ((0, 4, "Controles"), (4, 2, "Consultas"), (6, 2, "Talleres")):
        paper.left(50, 114 + 13 * (first + (count - 1) / 2), label)
        expected[first + 1][0] = label
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_lines_of_wrapped_texts_between_group_labels_are_no_rows() -> None:
    paper = Paper()
    expected = [header(paper)]
    texts = (
        ("Personal", "médico de la", "atención", "primaria", "y rural"),
        ("Equipo de", "enfermería", "de sala de", "la posta", "central"),
    )
    y = 114.0
    for number in range(4):
        lines = texts[number % 2]
        for k, line in enumerate(lines):
            paper.left(170, y + 11 * k, line)
        paper.row(y + 11 * (len(lines) - 1) / 2, "", figures(number), EDGES)
        expected.append(["", " ".join(lines), *figures(number)])
        y += 11 * len(lines) + 4
    middles = (114 + (11 * 9 + 4) / 2, 114 + 11 * 10 + 8 + (11 * 9 + 4) / 2)
    for number, middle, label in zip((1, 3), middles, ("Controles", "Consultas"), strict=True):
        paper.left(50, middle, label)
        expected[number][0] = label
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_a_label_whose_lines_stand_beside_rows_by_chance_is_one() -> None:
    paper = Paper()
    expected = [header(paper)]
    y = 120.0
    for group, (first, second) in enumerate((("Seguridad", "ciudadana"), ("Infraestructura y", "espacios"))):
        for k, line in enumerate((first, second)):
            paper.left(50, y, line)
            paper.left(170, y, PARTS[k])
            for edge, text in zip(EDGES, figures(2 * group + k), strict=True):
                paper.right(edge, y, text)
            expected.append([f"{first} {second}" if k == 0 else "", PARTS[k], *figures(2 * group + k)])
            y += 12
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_labels_that_had_room_for_the_next_word_stay_apart() -> None:
    paper = Paper()
    expected = [header(paper)]
    labels = ("Surtido en conserva", "sucedáneo de café", "Jurel", "sal")
    for k, label in enumerate(labels):
        paper.left(50, 120 + 12 * k, label)
        paper.left(170, 120 + 12 * k, PARTS[k])
        for edge, text in zip(EDGES, figures(k), strict=True):
            paper.right(edge, 120 + 12 * k, text)
        expected.append([label, PARTS[k], *figures(k)])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_codes_that_some_rows_lack_stay_beside_their_own() -> None:
    """Titles of a budget have a code in the first column and their items one in the second; the total has none."""
    codes = [
        "-",
        "21",
        "22",
        ":01",
        "23",
        ":01",
        ":02",
        "24",
        "25",
        ":01",
        ":02",
        "26",
        ":01",
        ":02",
        "29",
        "31",
        ":01",
        ":02",
    ]
    table = [
        ["" if c[0] in "-:" else c, c[1:] if c[0] == ":" else "", f"Gasto {'ABCDEFGHIJKLMNOPQR'[k]}"]
        for k, c in enumerate(codes)
    ]
    paper = Paper()
    for x, text in ((50, "Título"), (110, "Ítem"), (160, "Denominación")):
        paper.left(x, 100, text)
    for edge, text in zip(EDGES, ("Ley", "Vigente", "Gasto"), strict=True):
        paper.right(edge, 100, text)
    expected = [["Título", "Ítem", "Denominación", "Ley", "Vigente", "Gasto"]]
    for k, row in enumerate(table):
        y = 114 + 12 * k
        for x, text in zip((50, 110, 160), row, strict=True):
            paper.left(x, y, text)
        paper.row(y, "", figures(k), EDGES)
        expected.append([*row, *figures(k)])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected


def test_lines_that_begin_right_of_group_labels_part_them_from_the_rows() -> None:
    """Labels in the middle of their rows beside wrapped texts, on no line of figures; a heading of two lines."""
    paper = Paper()
    paper.left(50, 94, "Producto")
    paper.left(50, 106, "estratégico")
    paper.left(170, 100, "Indicador")
    for edge, text in zip(EDGES, ("2021", "2022", "Meta"), strict=True):
        paper.right(edge, 100, text)
    paper.rule(112, 46, 484)
    expected = [["Producto estratégico", "Indicador", "2021", "2022", "Meta"]]
    texts = (("Solicitudes de atención", "respondidas en plazo"), ("Visitas realizadas",))
    y, number = 126.0, 0
    for label, parts in (("Atención", (0, 1)), ("Inspección", (1, 0)), ("Gestión", (1, 1, 0))):
        top = y
        for k, part in enumerate(parts):
            lines = texts[part]
            for i, line in enumerate(lines):
                paper.left(170, y + 12 * i, line)
            paper.row(y + 6 * (len(lines) - 1), "", figures(number), EDGES)
            expected.append([label if k == 0 else "", " ".join(lines), *figures(number)])
            y, number = y + 12 * len(lines) + 6, number + 1
            last = k == len(parts) - 1
            paper.rule(y - 13, 46 if last else 166, 484)
        paper.left(50, (top + y - 18) / 2, label)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
