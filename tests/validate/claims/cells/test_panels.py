"""A list printed in several panels beside each other has a row for each label, not for each line."""

from __future__ import annotations

from pipeline.validate.claims import audit
from pipeline.validate.claims.cells.panels import panels
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.evidence.read_tables import read_tables
from tests.validate.accounts import account

CASES = """País | Casos | Lugar | Casos | Otros | Casos
España | 195.944 | Suecia | 13.216 | Grecia | 2.207
Italia | 175.925 | Israel | 12.982 | Hungría | 1.834
Alemania | 137.439 | Polonia | 8.379 | Total | 548.926"""
PLAIN = """País | Casos | Curados
España | 195.944 | 77.357
Italia | 175.925 | 44.927"""
OTHER = """Región | Casos | Ciudad | Muertes
Norte | 195 | Iquique | 12
Sur | 175 | Temuco | 11"""


def test_each_panel_is_a_table_with_its_own_labels() -> None:
    (table,) = read_tables(account("Cuenta pública 2020", CASES))
    one, two, three = panels(table)
    assert [(f.row_label, f.text) for f in two.facts] == [
        ("Suecia", "13.216"), ("Israel", "12.982"), ("Polonia", "8.379")
    ]  # fmt: skip
    assert [f.total_row for f in three.facts] == [False, False, True]
    assert one.id == two.id == table.id
    assert [(f.row, f.column.index) for f in two.facts] == [(f.row, 3) for f in one.facts]


def test_tables_that_do_not_repeat_their_headers_stay_whole() -> None:
    for text in (PLAIN, OTHER):
        (table,) = read_tables(account("Cuenta pública 2020", text))
        assert panels(table) == (table,)


def test_a_figure_is_of_the_label_in_its_own_panel() -> None:
    document = account("Cuenta pública 2020", "Los casos de Polonia llegaron a 8.379, los de Italia a 175.925.", CASES)
    numerals, findings = audit.audit_document(document)
    shown = {n.text: [(e.row, e.column) for e in n.evidence] for n in numerals if n.verdict == "verified"}
    (table,) = CellSpace(document).as_printed
    first = table.table.header_rows
    assert shown == {"8.379": [(first + 2, 3)], "175.925": [(first + 1, 1)]}
    assert not findings
