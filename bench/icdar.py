"""Reads a folder of PDFs and writes the tables in the format of the ICDAR-2013 scorer.

    python bench/icdar.py FOLDER PRED.json

Tables that run over pages are split again by the page of their cells, as the ground truth has them.
Prints the pages read per CPU second (reading and tables, without start-up).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.model import Document, Source, Table


def by_page(document: Document) -> dict[str, list[dict[str, Any]]]:
    """The tables of a document as ``{page: [{"grid", "cells"}]}``."""
    pages: dict[str, list[dict[str, Any]]] = {}
    for table in document.tables:
        for page in table.pages:
            part = _part(table, page)
            if part is not None:
                pages.setdefault(str(page), []).append(part)
    return pages


def _part(table: Table, page: int) -> dict[str, Any] | None:
    cells = [c for c in table.cells if c.place.page == page and c.text]
    if not cells:
        return None
    rows = {row: i for i, row in enumerate(sorted({c.row for c in cells}))}
    grid = [[""] * table.column_count for _ in rows]
    spans = []
    for c in cells:
        grid[rows[c.row]][c.column] = c.text
        last = max(i for row, i in rows.items() if row <= c.row + c.row_span - 1)
        spans.append([rows[c.row], c.column, last, c.column + c.column_span - 1, c.text])
    return {"grid": grid, "cells": spans}


def main(folder: str, target: str) -> None:
    predictions: dict[str, Any] = {}
    pages = 0
    spent = 0.0
    for path in sorted(Path(folder).glob("*.pdf")):
        data = path.read_bytes()
        start = time.process_time()
        try:
            document = read_pdf(data, path.stem, Source(path.name, "", "pdf"))
        except Unreadable as problem:
            print(f"{path.name}: {problem}", file=sys.stderr)
            continue
        spent += time.process_time() - start
        pages += document.source.pages or 0
        predictions[path.name] = by_page(document)
    Path(target).write_text(json.dumps(predictions, ensure_ascii=False), encoding="utf-8")
    rate = pages / max(spent, 1e-9)
    print(f"{len(predictions)} documents, {pages} pages, {spent:.2f} CPU seconds, {rate:.1f} pages/s")


if __name__ == "__main__":
    main(*sys.argv[1:3])
