"""Tables in HTML: set by WeasyPrint, or by LibreOffice Writer from the same source."""

from __future__ import annotations

import html
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.table_pages.contents import Row, TableContent

STYLES = {
    "lines-across": "tr { border-bottom: .5pt solid #888 } th { border-top: 1pt solid #000 }",
    "zebra": "tbody tr:nth-child(even) { background: #e8eef7 } th { background: #1f3864; color: #fff }",
    "no-lines": "",
    "three-rules": "table { border-top: 1pt solid #000; border-bottom: 1pt solid #000 } "
    "thead tr:last-child th { border-bottom: .6pt solid #000 }",
}
WIDE = 5  # columns beyond which a page lies on its side
PARAGRAPH = (
    "Durante el período se avanzó en la ejecución de los compromisos del servicio, con énfasis en la atención de las "
    "personas y en la mejora de los procesos internos, de acuerdo con las orientaciones ministeriales."
)
NOTE = "Fuente: Departamento de Estudios, 2023.<br>(1) Incluye 12 meses de operación."


def page(content: TableContent, style: str, middle: bool) -> str:
    """The source of a page; ``middle`` sets the text of a cell in the middle of its height."""
    head = "".join(_row(row, "th") for row in content.header)
    body = "".join(_row(row, "td") for row in content.body)
    side = "landscape" if content.width > WIDE else "portrait"
    rules = (
        f"@page {{ size: letter {side}; margin: 2cm }} body {{ font: 8pt 'DejaVu Sans' }}"
        f" table {{ border-collapse: collapse }} td, th {{ padding: 2pt 5pt }} {STYLES[style]}"
        f" td, th {{ vertical-align: {'middle' if middle else 'top'} }}"
    )
    return (
        f'<html><head><meta charset="utf-8"><style>{rules}</style></head><body><p>{PARAGRAPH}</p>'
        f"<p><b>Tabla 1. Resumen del período</b></p><table><thead>{head}</thead><tbody>{body}</tbody></table>"
        f'<p style="font-size: 6.5pt">{NOTE}</p></body></html>'
    )


def _row(row: Row, tag: str) -> str:
    result = ""
    for cell in row:
        text = html.escape(cell.text).replace("\n", "<br>")
        side = "center" if tag == "th" else "right" if cell.is_figure else "left"
        look = f"text-align: {side}" + (f"; padding-left: {5 + 14 * cell.level}pt" if cell.level else "")
        result += f'<{tag} colspan="{cell.columns}" rowspan="{cell.rows}" style="{look}">'
        result += (f"<b>{text}</b>" if cell.bold else text) + f"</{tag}>"
    return f"<tr>{result}</tr>"


def by_weasyprint(source: str, target: Path) -> None:
    import weasyprint

    weasyprint.HTML(string=source).write_pdf(target)


def by_libreoffice(sources: Sequence[Path], folder: Path) -> None:
    """Untagged PDFs of HTML files, all in one start of the program."""
    command = ["soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to"]
    command.append('pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}')
    subprocess.run([*command, "--outdir", str(folder), *map(str, sources)], check=True, stdout=subprocess.DEVNULL)
