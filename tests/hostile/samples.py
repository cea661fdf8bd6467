"""Good documents to be damaged: small ones of every format, made here, and whole accounts.

A small one takes a tenth of a second of CPU from its bytes to its files, an account up to a second: where ten
thousand are wanted most must be small. Each has a heading, prose with figures and a table that adds up.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from bench.tiny_pdf import MARGIN, Writer
from tests.places import DATA

_HEADING = "Cuenta Pública 2022"
_PROSE = "Se atendió a 1.234 personas (12,3%), un 4,5% más que en 2021. De ellas, 270 fueron mujeres."
_ROWS = (
    ("Programa", "Mujeres", "Hombres", "Total", "%"),
    ("Uno", "120", "80", "200", "40%"),
    ("Dos", "150", "150", "300", "60%"),
    ("Total", "270", "230", "500", "100%"),
)


def _markdown() -> bytes:
    first, *rest = ("| " + " | ".join(row) + " |" for row in _ROWS)
    rule = "|---|---:|---:|---:|---:|"
    return "\n".join([f"# {_HEADING}", "", _PROSE, "", "Tabla 1: Personas", "", first, rule, *rest, ""]).encode()


def _text() -> bytes:
    return "\n".join([_HEADING, "", _PROSE, "", "Tabla 1: Personas", "", *map("\t".join, _ROWS), ""]).encode()


def _ruled() -> bytes:
    page = Writer()
    page.heading(_HEADING)
    page.paragraph(_PROSE)
    page.paragraph("Tabla 1: Personas")
    page.table(_ROWS)
    return page.bytes()


def _borderless() -> bytes:
    page = Writer()
    page.heading(_HEADING)
    page.paragraph(_PROSE)
    page.paragraph("Tabla 1: Personas")
    page.aligned(_ROWS, [MARGIN + 90.0 * column for column in range(len(_ROWS[0]))])
    return page.bytes()


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(_HEADING)
    document.add_paragraph(_PROSE)
    document.add_paragraph("Tabla 1: Personas")
    table = document.add_table(len(_ROWS) + 1, len(_ROWS[0]))
    table.cell(0, 1).merge(table.cell(0, 3)).text = "Personas"
    for row, texts in zip(table.rows[1:], _ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _account(name: str) -> Callable[[], bytes]:
    return (DATA / "cases" / name).read_bytes


SMALL: Mapping[str, Callable[[], bytes]] = {
    "breve.md": _markdown,
    "breve.txt": _text,
    "breve.docx": _word,
    "con-rayas.pdf": _ruled,
    "sin-rayas.pdf": _borderless,
}
ACCOUNTS: Mapping[str, Callable[[], bytes]] = {
    name: _account(name)
    for name in (
        "becas-c05.txt", "becas-c05.docx", "becas-p00.pdf", "becas-p00.txt", "becas-p00.docx", "sence-p01.pdf",
        "sence-c06.pdf",
    )
}  # fmt: skip
EVERY = {**SMALL, **ACCOUNTS}
