"""Report → Word, with the table styles, merged cells and orientation that offices use."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from bench.families.model import Chart, Heading, Para, Report, Table

STYLES = (
    "Table Grid",
    "Light Grid Accent 1",
    "Light List Accent 2",
    "Medium Shading 1 Accent 1",
    "Light Shading",
    "Table Grid",
    "Normal Table",
)


def write(report: Report, path: Path, rng: random.Random) -> None:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    document: Any = docx.Document()
    document.styles["Normal"].font.name = rng.choice(("Liberation Sans", "Liberation Serif", "DejaVu Sans"))
    document.styles["Normal"].font.size = Pt(rng.choice((9, 10, 11)))
    section = document.sections[0]
    if rng.random() < 0.25:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if rng.random() < 0.6:
        section.header.paragraphs[0].text = report.title.split("  ")[0]
        section.footer.paragraphs[0].text = rng.choice(
            ("Página 1", "Unidad de Planificación y Control de Gestión", "www.ejemplo.cl")
        )
    style = rng.choice(STYLES)
    real_headings, size = rng.random() < 0.6, Pt(rng.choice((8, 9, 10)))
    document.add_heading(report.title, 0) if real_headings else document.add_paragraph().add_run(
        report.title
    ).__setattr__("bold", True)
    for block in report.blocks:
        match block:
            case Heading():
                if real_headings:
                    document.add_heading(block.text, block.level)
                else:
                    document.add_paragraph().add_run(block.text).bold = True
            case Para():
                document.add_paragraph(block.text)
            case Table():
                _table(document, block, style, size)
            case Chart():
                pass
    document.save(str(path))


def _table(document: Any, table: Table, style: str, size: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if table.caption:
        document.add_paragraph(table.caption)
    width = max(map(len, table.rows))
    grid = document.add_table(rows=len(table.rows), cols=width)
    grid.style = style
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            paragraph = grid.cell(r, c).paragraphs[0]
            run = paragraph.add_run(cell.text)
            run.font.size = size
            run.bold = r < table.header_rows or None
            if r and any(ch.isdigit() for ch in cell.text) and c:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for top, left, bottom, right in table.merges:
        text = grid.cell(top, left).text
        merged = grid.cell(top, left).merge(grid.cell(bottom, right))
        for extra in merged.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
        assert merged.text == text
    for note in table.notes:
        document.add_paragraph(note)
    document.add_paragraph("")
