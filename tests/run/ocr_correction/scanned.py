"""Small documents as if they had been recognised: cells with readings, and scripted rereadings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.ocr.recognition.rereading import Rereading
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Document, Paragraph, ReadPart, Recognition, Source, Table

Position = tuple[int, int]
SURE = 0.97
ROWS = (
    ("Comuna", "Hombres", "Mujeres", "Total"),
    ("Maipú", "1.204", "1.100", "2.304"),
    ("Cerrillos", "500", "105", "605"),
    ("Ñuñoa", "300", "200", "500"),
    ("Total", "2.004", "1.405", "3.409"),
)


def place(row: int, column: int, page: int = 1) -> Place:
    return Place(page, Box(60.0 * column, 20.0 * row, 60.0 * column + 50, 20.0 * row + 15))


def table(
    rows: Sequence[Sequence[str]] = ROWS,
    readings: Mapping[Position, Recognition] | None = None,
    *,
    id: str = "t01",
    sure: float | None = SURE,
) -> Table:
    """A table whose cells were read with the confidence ``sure``, but for those of ``readings``.

    ``None`` for ``sure``: the text is the document's own.
    """
    given = readings or {}
    cells = tuple(
        Cell(r, c, text, place=place(r, c), reading=given.get((r, c), None if sure is None else Recognition(sure)))
        for r, line in enumerate(rows)
        for c, text in enumerate(line)
    )
    return Table(id, cells, 1, "Personas por comuna", "", (1,), "ruled" if sure is None else "ocr")


def changed(rows: Sequence[Sequence[str]], texts: Mapping[Position, str]) -> list[list[str]]:
    """The rows with other texts in some cells."""
    return [[texts.get((r, c), text) for c, text in enumerate(line)] for r, line in enumerate(rows)]


def paragraph(text: str, unsure: Mapping[str, Recognition], sure: float = SURE) -> Paragraph:
    """A sentence with a reading for every word with a digit; ``unsure`` are those of some words."""
    parts, at = [], 0
    for word in text.split(" "):
        if any(c.isdigit() for c in word):
            where = Place(1, Box(float(at), 700.0, float(at + len(word)), 712.0))
            parts.append(ReadPart(at, at + len(word), unsure.get(word, Recognition(sure)), where))
        at += len(word) + 1
    return Paragraph(text, place=Place(1, Box(0.0, 700.0, 500.0, 712.0)), readings=tuple(parts))


def document(*blocks: Table | Paragraph) -> Document:
    numbered = iter(range(1, len(blocks) + 1))
    named = tuple(replace(b, id=f"t{next(numbered):02d}") if isinstance(b, Table) else b for b in blocks)
    return Document("x", Source("raw/x.pdf", "0" * 64, "pdf", 1), named)


class Rereadings:
    """Scripted rereadings of places; it remembers which places were asked for."""

    def __init__(self, texts: Mapping[Place, Sequence[str]], confidence: float = 0.95) -> None:
        self.texts, self.confidence = texts, confidence
        self.asked: list[Place] = []

    def __call__(self, data: bytes, places: Sequence[Place], figures: bool = True) -> list[tuple[Rereading, ...]]:
        self.asked += places
        return [tuple(Rereading(text, self.confidence) for text in self.texts.get(p, ())) for p in places]
