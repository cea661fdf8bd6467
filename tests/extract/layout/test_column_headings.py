"""Headings of columns that an accounting print repeats at the top of each page, below its running header."""

from __future__ import annotations

from pipeline.extract.formats.pdf import read
from pipeline.model import Source, Table
from tests.extract.paper import Sheet, pdf, width

EDGES = (330.0, 430.0, 530.0)


def sheet(page: int, labels: list[str], heads: tuple[str, ...] = ("Vigente", "Devengado", "Saldo")) -> Sheet:
    """A page: the office, the name of the print, the headings between two rules, rows with and without figures."""
    made = Sheet()
    made.text(50, 40, "MUNICIPALIDAD DE VILLA NUEVA", 9).right(560, 40, f"Página {page}", 9)
    made.text(50, 52, "Ejecución de recursos por rubro", 9).right(560, 52, "Ejercicio 2023", 9)
    made.line(50, 58, 560, 58).text(50, 70, "Concepto", 9)
    for edge, head in zip(EDGES, heads, strict=True):
        made.text(edge - width(head, 9), 70, head, 9)
    made.line(50, 75, 560, 75)
    y = 90.0
    for k, label in enumerate(labels):
        made.text(50 + 10 * (len(label.split()[0]) - 2), y, label, 9)
        if len(label.split()[0]) > 2:
            for column, edge in enumerate(EDGES):
                made.right(edge, y, f"{page}{k:02}.{column}17,50", 9)
        y += 12
    return made


def tables(sheets: list[Sheet]) -> list[Table]:
    return list(read(pdf(*sheets), "print", Source("print.pdf", "", "pdf")).tables)


LABELS = [
    "11 De jurisdicción municipal",
    "111 Tasa por servicios",
    "112 Derechos de oficina",
    "12 De otras jurisdicciones nacionales",
    "121 Coparticipación",
    "122 Fondo solidario",
]


def test_headings_repeated_on_each_page_head_the_table() -> None:
    for table in tables([sheet(1, LABELS), sheet(2, LABELS)]):
        assert table.rows[0] == ("Concepto", "Vigente", "Devengado", "Saldo")
        assert [row[0] for row in table.rows[1:]] == LABELS
        assert table.header_rows == 1


def test_a_row_of_a_group_is_not_its_first_child() -> None:
    (table,) = tables([sheet(1, LABELS)])
    assert [(row[0], bool(row[1])) for row in table.rows[1:]] == [
        (label, len(label.split()[0]) > 2) for label in LABELS
    ]


def test_a_running_header_of_three_parts_is_none_of_the_table() -> None:
    sheets = [
        sheet(page, LABELS).text(50, 28, "R.A.F.A.M.", 9).text(280, 28, "Contaduría", 9).right(560, 28, "Hoja", 9)
        for page in (1, 2)
    ]
    texts = [text for table in tables(sheets) for row in table.rows for text in row]
    assert not {"R.A.F.A.M.", "Contaduría", "Hoja"} & set(texts)
