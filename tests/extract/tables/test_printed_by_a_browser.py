"""Plain tables printed by a browser are read exactly, however they are drawn: by borders, lines, stripes or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

from pipeline.extract.formats.pdf import read
from pipeline.extract.tables.engine import rows_of
from pipeline.model import Source

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

STYLES = {
    "the borders of the browser": "",
    "single lines": "table{border-collapse:collapse} td,th{border:1px solid #000}",
    "lines above and below": "table{border-collapse:collapse;border:0;border-top:1.5pt solid #000;"
    "border-bottom:1.5pt solid #000} td,th{border:0;padding:2px 8px} tr:first-child th{border-bottom:.75pt solid #000}",
    "stripes": "table{border-collapse:collapse;border:0} td,th{border:0;padding:4px 8px}"
    "tr:nth-child(even){background:#e8eef7} th{background:#24476b;color:#fff}",
    "nothing": "table{border:0} td,th{border:0;padding:2px 10px}",
    "hairlines": "table{border-collapse:collapse;border:0;width:100%}"
    "td,th{border:0;border-bottom:.5pt solid #ccc;padding:5px}",
    "a coloured header": "table{border-collapse:collapse;border:0;width:100%} td,th{border:0;padding:3px 6px}"
    "th{background:#c00;color:#fff} tr:last-child td{font-weight:bold;border-top:1pt solid #000}",
    "dotted lines": "table{border-collapse:collapse} td,th{border:1px dotted #555}",
    "double lines": "table{border:3px double #000} td,th{border:1px solid #999}",
    "round corners": "table{border-collapse:separate;border-spacing:2px;border:0}"
    "td,th{border:1px solid #888;border-radius:5px;padding:3px 8px} th{background:#ddd}",
    "coloured cells": "table{border-collapse:collapse} td,th{border:2px solid #fff;background:#dfe8f2;padding:4px}"
    "th{background:#7aa0c4}",
    "lines between columns": "table{border-collapse:collapse;border:0} td,th{border:0;"
    "border-left:.75pt solid #000;border-right:.75pt solid #000} th{border-bottom:.75pt solid #000}",
}
TABLES = [
    [
        ["Servicio", "Camas", "Egresos", "Promedio de estada (días)", "Ocupación (%)"],
        ["Clínica Médica", "68", "3.412", "6,4", "88,9"],
        ["Cirugía", "44", "2.377", "5,1", "75,5"],
        ["Pediatría", "32", "1.689", "4,4", "64,3"],
        ["Terapia Intensiva", "16", "797", "9,8", "92,7"],
        ["Total", "160", "8.275", "5,3", "78,6"],
    ],
    [
        ["Concepto", "2022", "2023"],
        ["Patentes municipales", "398.120", "412.655"],
        ["Permisos de circulación", "640.377", "689.204"],
        ["Fondo Común Municipal", "2.890.415", "3.118.940"],
        ["Total", "3.928.912", "4.220.799"],
    ],
    [
        ["Indicador", "2020", "2021"],
        ["Dosis de refuerzo", "12", "75,404"],
        ["Muertes maternas", "19", "14"],
        ["Parto institucional (%)", "89.1", "91.3"],
        ["Niños con anemia (%)", "40.2", "38.7"],
    ],
]


def page(style: str) -> str:
    body = "<h1>Memoria anual</h1><p>El año se muestra en los cuadros siguientes.</p>"
    for number, rows in enumerate(TABLES, start=1):
        body += f"<p><b>Cuadro {number}. Cifras del año</b></p><table border=1 cellspacing=0 cellpadding=3>"
        for row in rows:
            tag = "th" if row is rows[0] else "td"
            cells = (f'<{tag} align="{"right" if n else "left"}">{escape(text)}</{tag}>' for n, text in enumerate(row))
            body += f"<tr>{''.join(cells)}</tr>"
        body += "</table><p>El total se explica en el texto que sigue a cada cuadro de la memoria.</p>"
    return f"<meta charset=utf-8><style>body{{font:11pt serif}} {style}</style>{body}"


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_every_cell_is_where_the_browser_put_it(style: str, tmp_path: Path) -> None:
    (tmp_path / "memoria.html").write_text(page(style), encoding="utf-8")
    printed = tmp_path / "memoria.pdf"
    assert CHROMIUM is not None
    subprocess.run(
        [
            CHROMIUM,
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-pdf-tagging", "--no-pdf-header-footer"),
            *(
                f"--user-data-dir={tmp_path / 'profile'}",
                f"--print-to-pdf={printed}",
                f"file://{tmp_path}/memoria.html",
            ),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    document = read(printed.read_bytes(), "memoria", Source("memoria.pdf", "00", "pdf"))
    assert [rows_of(table.cells) for table in document.tables] == TABLES
