"""Bold words in a paragraph, and bold headings above one."""

from __future__ import annotations

from pipeline.extract.layout.lines import Line
from pipeline.extract.layout.paragraphs import BodyStyle, paragraphs
from pipeline.extract.pdf.page import Word


def line(y: float, *parts: tuple[str, bool], width: float = 400) -> Line:
    """A line of parts, bold or not, as wide as said."""
    words = [(word, bold) for text, bold in parts for word in text.split()]
    step = width / sum(len(word) + 1 for word, _ in words)
    found, x = [], 60.0
    for word, bold in words:
        found.append(Word(word, x, y - 10, x + len(word) * step, y, 12, bold))
        x += (len(word) + 1) * step
    return Line(tuple(found))


def test_a_sum_in_bold_capitals_does_not_part_its_sentence() -> None:
    lines = [
        line(100, ("Fíjase en la suma de", False), ("PESOS DOS MIL CIENTO OCHENTA Y", True)),
        line(114, ("NUEVE MILLONES TRESCIENTOS CUARENTA Y OCHO", True)),
        line(128, ("MIL ($ 2.189.348.000)", True), ("el presupuesto de la agencia", False)),
        line(142, ("para el ejercicio 2025.", False), width=150),
    ]
    (found,) = paragraphs(lines, 1, BodyStyle(12))
    assert "CUARENTA Y OCHO MIL ($ 2.189.348.000) el presupuesto" in found.text


def test_a_bold_heading_of_the_whole_width_stands_apart() -> None:
    lines = [
        line(100, ("Evolución de los gastos de la agencia durante el año", True)),
        line(114, ("Los gastos crecieron respecto del año anterior en todos los", False)),
        line(128, ("programas de la agencia.", False), width=150),
    ]
    assert len(paragraphs(lines, 1, BodyStyle(12))) == 2
