"""Writes pages with tables: python -m bench.table_pages OUT [--seed N] [--no-office] [--layouts]

OUT/pdf/KIND-MAKER-STYLE.pdf and OUT/truth/KIND-MAKER-STYLE.tables.json.gz, as ``bench.tagless`` and
``bench.table_confidence --pages OUT`` read them. With ``--layouts`` whole pages: several tables, texts, columns of the
page. Needs WeasyPrint, ReportLab, fpdf2 and LibreOffice, for layouts Chromium instead of fpdf2.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
from itertools import product
from pathlib import Path

from bench.table_pages import drawn_pages, html_pages, page_layouts
from bench.table_pages.contents import KINDS, Figures, TableContent, accounting
from bench.table_pages.layouts import LAYOUTS


def write_layouts(out: Path, draw: Figures, office: bool) -> None:
    """Each kind of page by four makers in their styles."""
    sources: list[Path] = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, make in LAYOUTS.items():
            number = draw.random.randrange(6)
            makers = [(m, s) for s in page_layouts.STYLES for m in ("weasyprint", "libreoffice", "chromium")]
            for maker, style in [*makers, *(("reportlab", s) for s in page_layouts.REPORTLAB_STYLES)]:
                number += 1
                layout = make(draw)
                name, target = f"{kind}-{maker}-{style}", out / "pdf" / f"{kind}-{maker}-{style}.pdf"
                if maker == "reportlab":
                    page_layouts.by_reportlab(layout, style, number, target)
                elif maker == "weasyprint":
                    html_pages.by_weasyprint(page_layouts.page(layout, style, number), target)
                elif maker == "chromium":
                    page_layouts.by_chromium(page_layouts.page(layout, style, number), target)
                elif office and layout.columns == 1:
                    sources.append(Path(folder) / f"{name}.html")
                    sources[-1].write_text(page_layouts.page(layout, style, number), encoding="utf-8")
                else:
                    continue
                keep(out, name, [_printed(c) for c in layout.tables()])
        if sources:
            html_pages.by_libreoffice(sources, out / "pdf")


def _printed(content: TableContent) -> list[list[str]]:
    """The rows that have text; digits raised behind a figure as raised digits, other raised letters as they are."""

    def shown(text: str) -> str:
        text = re.sub(r"(?<=\d)\^(\d)", lambda m: "⁰¹²³⁴⁵⁶⁷⁸⁹"[int(m[1])], text)
        return text.replace("^", "")

    return [[shown(text) for text in row] for row in content.rows() if any(row)]


def keep(out: Path, name: str, tables: list[list[list[str]]]) -> None:
    with gzip.open(out / "truth" / f"{name}.tables.json.gz", "wt", encoding="utf-8") as file:
        json.dump([{"pages": list(range(1, 10)), "rows": rows} for rows in tables], file, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-office", action="store_true", help="leave out LibreOffice")
    parser.add_argument("--layouts", action="store_true", help="whole pages instead of single tables")
    arguments = parser.parse_args()
    draw = Figures(random.Random(arguments.seed))
    pdfs = arguments.out / "pdf"
    pdfs.mkdir(parents=True, exist_ok=True)
    (arguments.out / "truth").mkdir(exist_ok=True)

    if arguments.layouts:
        write_layouts(arguments.out, draw, not arguments.no_office)
        return

    with tempfile.TemporaryDirectory() as folder:
        sources: list[Path] = []
        for kind, make in KINDS.items():
            for (number, style), maker in product(enumerate(html_pages.STYLES), ("weasyprint", "libreoffice")):
                content = make(draw)  # drawn also where it is left out: the other pages stay the same
                if maker == "libreoffice" and arguments.no_office:
                    continue
                name = f"{kind}-{maker}-{style}"
                source = html_pages.page(content, style, middle=number % 2 == 0)
                if maker == "weasyprint":
                    html_pages.by_weasyprint(source, pdfs / f"{name}.pdf")
                else:
                    sources.append(Path(folder) / f"{name}.html")
                    sources[-1].write_text(source, encoding="utf-8")
                keep(arguments.out, name, [content.rows()])
            for style in drawn_pages.REPORTLAB_STYLES:
                content = make(draw)
                drawn_pages.by_reportlab(content, style, pdfs / f"{kind}-reportlab-{style}.pdf")
                keep(arguments.out, f"{kind}-reportlab-{style}", [content.rows()])
            for style in drawn_pages.FPDF_STYLES:
                content = make(draw)
                name = f"{kind}-fpdf-{style.lower().replace('_', '-')}"
                drawn_pages.by_fpdf(content, style, pdfs / f"{name}.pdf")
                keep(arguments.out, name, [content.rows()])
        for number in range(4):
            name = f"typed-reportlab-{'abcd'[number]}"
            parts = [accounting(draw) for _ in range(3)]
            whole = TableContent(parts[0].header, [row for part in parts for row in part.body])
            keep(arguments.out, name, [drawn_pages.typed(whole, pdfs / f"{name}.pdf")])
        if sources:
            html_pages.by_libreoffice(sources, pdfs)


if __name__ == "__main__":
    main()
