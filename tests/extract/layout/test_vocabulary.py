"""What a line is by its words: a title, a numbered caption, a label alone, a note."""

from __future__ import annotations

import pytest

from pipeline.extract.layout.vocabulary import CAPTION, CONTENTS, LABEL, TITLE, is_table_note


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tabla 3: Gasto por región", "title caption"),
        ("Cuadro N° 2", "title caption label"),
        ("Recuadro 1. Supuestos", "title caption"),
        ("Figure 4.1 Income", "title caption"),
        ("Cuadros resumen de gastos", "title"),
        ("Anexo: composición del gasto", "title"),
        ("Anexo B", "title caption label"),
        ("Tablazo de inversiones 2020", ""),
        ("Boxeo 12 deportistas", ""),
        ("Gasto por región", ""),
    ],
)
def test_titles_captions_and_labels(text: str, kinds: str) -> None:
    patterns = {"title": TITLE, "caption": CAPTION, "label": LABEL}
    assert " ".join(name for name, pattern in patterns.items() if pattern.match(text)) == kinds


@pytest.mark.parametrize(
    ("text", "is_note"),
    [
        ("Fuente: registros propios", True),
        ("Elaboración propia", True),
        ("Nota 2. Sin datos de marzo", True),
        ("(*) Cifras provisorias", True),
        ("(1) Incluye a Ñuble", True),
        ("TE: Tasa de egreso por cada mil", True),
        ("1) Sin ventas", False),
        ("2) Secretaría de obras", False),
        ("Elaboración de alimentos", False),
        ("Nota 5 Efectivo y equivalentes", False),
        ("Fuentes", False),
    ],
)
def test_notes_are_no_items_of_a_list_and_no_labels_of_rows(text: str, is_note: bool) -> None:
    assert is_table_note(text) is is_note


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("ÍNDICE DE CONTENIDO", True),
        ("Índice de cuadros", True),
        ("Tabla de contenidos", True),
        ("Índice general", True),
        ("Índice de precios", False),
        ("Contenido de humedad", False),
    ],
)
def test_titles_of_lists_of_parts(text: str, is_title: bool) -> None:
    assert (CONTENTS.match(text) is not None) is is_title
