"""Writes pages with tables: python -m bench.table_pages OUT [--seed N] [--no-office]

OUT/pdf/KIND-MAKER-STYLE.pdf and OUT/truth/KIND-MAKER-STYLE.tables.json.gz, as ``bench.tagless`` and
``bench.table_confidence --pages OUT`` read them. Needs WeasyPrint, ReportLab, fpdf2 and LibreOffice.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import tempfile
from pathlib import Path

from bench.table_pages import drawn_pages, html_pages
from bench.table_pages.contents import KINDS, Figures, TableContent, accounting


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-office", action="store_true", help="leave out LibreOffice")
    arguments = parser.parse_args()
    draw = Figures(random.Random(arguments.seed))
    pdfs = arguments.out / "pdf"
    pdfs.mkdir(parents=True, exist_ok=True)
    (arguments.out / "truth").mkdir(exist_ok=True)

    def keep(name: str, rows: list[list[str]]) -> None:
        with gzip.open(arguments.out / "truth" / f"{name}.tables.json.gz", "wt", encoding="utf-8") as file:
            json.dump([{"pages": list(range(1, 10)), "rows": rows}], file, ensure_ascii=False)

    with tempfile.TemporaryDirectory() as folder:
        sources: list[Path] = []
        for kind, make in KINDS.items():
            for number, style in enumerate(html_pages.STYLES):
                for maker in ("weasyprint", "libreoffice"):
                    content = make(draw)
                    name = f"{kind}-{maker}-{style}"
                    source = html_pages.page(content, style, middle=number % 2 == 0)
                    if maker == "weasyprint":
                        html_pages.by_weasyprint(source, pdfs / f"{name}.pdf")
                    elif not arguments.no_office:
                        sources.append(Path(folder) / f"{name}.html")
                        sources[-1].write_text(source, encoding="utf-8")
                    else:
                        continue
                    keep(name, content.rows())
            for style in drawn_pages.REPORTLAB_STYLES:
                content = make(draw)
                drawn_pages.by_reportlab(content, style, pdfs / f"{kind}-reportlab-{style}.pdf")
                keep(f"{kind}-reportlab-{style}", content.rows())
            for style in drawn_pages.FPDF_STYLES:
                content = make(draw)
                name = f"{kind}-fpdf-{style.lower().replace('_', '-')}"
                drawn_pages.by_fpdf(content, style, pdfs / f"{name}.pdf")
                keep(name, content.rows())
        for number in range(4):
            name = f"typed-reportlab-{'abcd'[number]}"
            parts = [accounting(draw) for _ in range(3)]
            whole = TableContent(parts[0].header, [row for part in parts for row in part.body])
            keep(name, drawn_pages.typed(whole, pdfs / f"{name}.pdf"))
        if sources:
            html_pages.by_libreoffice(sources, pdfs)


if __name__ == "__main__":
    main()
