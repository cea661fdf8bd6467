"""Report → text in the dialect of the source documents: a line a paragraph, cells with tabs, blank lines between."""

from __future__ import annotations

from bench.families.model import Chart, Heading, Para, Report, Table


def write(report: Report) -> str:
    parts = [report.title]
    for block in report.blocks:
        match block:
            case Heading(text=text) | Para(text=text):
                parts.append(text)
            case Table():
                if block.caption:
                    parts.append(block.caption)
                parts.append("\n".join("\t".join(cell.text for cell in row) for row in block.rows))
                parts += block.notes
            case Chart():
                pass
    return "\n\n".join(parts) + "\n"
