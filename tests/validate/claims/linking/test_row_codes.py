"""Rows named by the code in their stub and the word over it."""

from __future__ import annotations

import pytest

from pipeline.model import Cell, Document, Paragraph, Source, Table
from pipeline.validate.claims.audit import audit_document
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.row_codes import RowCodes

ROWS = [
    ("SUBT", "ASIGNACIÓN", "VIGENTE", "% EJECUCIÓN"),
    ("21", "Gastos en personal", "65.427", "92,23%"),
    ("24", "Transferencias corrientes", "16.421", "98,29%"),
    ("34", "Servicio de la deuda", "103", "100,00%"),
    ("", "Total", "81.951", "98,28%"),
]


def document(text: str) -> Document:
    cells = tuple(Cell(r, c, printed) for r, row in enumerate(ROWS) for c, printed in enumerate(row))
    table = Table("t01", cells, header_rows=1, caption="Presupuesto ejecutado por subtítulo")
    return Document("prueba", Source("prueba.pdf", "00", "pdf", 1), (Paragraph(text), table))


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("La ejecución del subtítulo 24 fue alta.", {"Transferencias corrientes"}),
        ("La ejecución del subtítulo N° 21 fue alta.", {"Gastos en personal"}),
        ("Los programas atendieron a 24 personas.", set()),
        ("El ítem 24 fue alto.", set()),
        ("El subtítulo 24,5 no existe.", set()),
    ],
)
def test_a_code_names_its_row_behind_the_word_over_it(sentence: str, labels: set[str]) -> None:
    space = CellSpace(document(sentence))
    named = RowCodes(space).named(sentence)
    assert {space.facts[n].row_label for n in range(len(space)) if int(space.row[n]) in named} == labels


def test_a_code_says_less_than_the_whole_label_of_another_row() -> None:
    _, findings = audit_document(document("El subtítulo 24 paga gastos en personal por 65.472."))
    assert [(f.observed, f.expected) for f in findings if f.rule == "texto-tabla"] == [("65.472", "65.427")]


def test_what_is_said_of_a_code_is_held_against_its_row() -> None:
    text = "La ejecución global del presupuesto fue de 98,28%. La ejecución del subtítulo 24 alcanzó el 98,23%."
    _, findings = audit_document(document(text))
    assert [(f.observed, f.expected) for f in findings if f.rule == "texto-tabla"] == [("98,23%", "98,29%")]
