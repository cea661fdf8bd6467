"""The caption of a table: which lines above it belong to its title."""

from __future__ import annotations

import pytest

from pipeline.extract.assembly.captions import caption_before
from pipeline.extract.formats.pdf import read
from pipeline.model import Document, Heading, Paragraph, Source
from tests.extract.paper import Sheet, pdf

SENTENCE = "Los datos presentados son el reflejo de nuestro quehacer en las salas de clases del año."


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (["Personas atendidas por programa."], "Personas atendidas por programa."),
        (["Tabla N° 1", "Ingresos por región", "En millones de pesos, al 31 de agosto de 2018"], None),
        (["Valor de los fondos", "EN MILLONES DE PESOS"], None),
        (["Deuda al 30/06/2020", "(En pesos)"], None),
        (["Cuadro 3: Dotación del servicio", "(en número de personas)"], None),
        (["Cuadro 3: Dotación del servicio", "Al cierre del período"], "Cuadro 3: Dotación del servicio"),
        ([SENTENCE], ""),
        ([SENTENCE, "(En pesos)"], "(En pesos)"),
        (["adicional, que no esté sujeto a aportes de acuerdo a la siguiente equivalencia"], ""),
        (["b) Ley Nº 10381, de acuerdo con el siguiente detalle:"], None),
        (["Distribución de las empresas según tramo y tamaño, sin contar las que no tienen trabajadores."], None),
        (["Fuente: registros del servicio"], ""),
        ([], ""),
    ],
)
def test_the_title_of_a_table(lines: list[str], caption: str | None) -> None:
    blocks = [Paragraph("El servicio atendió a más personas que el año anterior, como muestra el detalle que sigue.")]
    blocks += [Paragraph(line) for line in lines]
    if lines:
        assert caption_before(blocks) == (" ".join(lines) if caption is None else caption)
    else:
        assert caption_before([Heading("…", 1)]) == caption


def test_a_label_two_lines_up_takes_its_title_and_unit_along() -> None:
    blocks = [Paragraph("Tabla 7"), Heading("Rentabilidad por fondo", 2), Paragraph("En porcentaje")]
    assert caption_before(blocks) == "Tabla 7 Rentabilidad por fondo En porcentaje"


def listed(rows: list[list[str]]) -> Document:
    """A page with texts at its left and others set right at its right edge."""
    sheet = Sheet().text(72, 80, "Informe anual", 16, bold=True)
    for k, (label, number) in enumerate(rows):
        sheet.text(72, 120 + 16 * k, label).right(540, 120 + 16 * k, number)
    return read(pdf(sheet), "x", Source("x.pdf", "", "pdf"))


TITLES = ["Capítulo 1. Quiénes somos", "Capítulo 2. El equipo", "Capítulo 3. La gestión", "Capítulo 4. Los gastos"]


@pytest.mark.parametrize(
    ("labels", "numbers", "tables"),
    [
        ([*TITLES, "Capítulo 5. Anexos"], ["3", "8", "15", "15", "22"], 0),
        ([*TITLES, "Capítulo 5. Anexos"], ["3", "8", "15", "14", "22"], 1),  # no pages: they fall
        ([*TITLES, "Capítulo 7. Anexos"], ["3", "8", "15", "15", "22"], 1),  # the titles are not in order
    ],
)
def test_numbered_titles_with_rising_pages_are_a_table_of_contents(
    labels: list[str], numbers: list[str], tables: int
) -> None:
    found = listed([list(pair) for pair in zip(labels, numbers, strict=True)])
    assert len(found.tables) == tables
