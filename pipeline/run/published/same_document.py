"""The same document under two names: a PDF and its Word file, last year's account dropped in as this year's.

Recognised by the file itself (its hash), or by the figures: two accounts that print the same hundred figures are one.
Of a document only the report that comes first by name is consolidated; ``reportes`` names it for the others.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.model import Document, Table
from pipeline.run.published.summaries import COLLECTION, Summaries
from pipeline.run.settings import FOUND
from pipeline.store import Output

_FIGURE = re.compile(r"\d[\d.,]*\d\d")  # of three digits or more: years and small counts are in every account


def published_same(out: Output) -> dict[str, str]:
    """What :func:`same_documents` found when the collection was published, read back: it is quick for thousands."""
    listed = (out.read(f"{COLLECTION}/reportes.csv") or b"").decode("utf-8-sig", "replace")
    rows = csv.DictReader(io.StringIO(listed), delimiter=";")
    said = ((row.get("reporte"), row.get("mismo_documento")) for row in rows)
    return {report: first for report, first in said if report and first}


def sketch(document: Document) -> list[int]:
    """The smallest hashes of the document's printed figures, in order; empty where there are too few to decide."""
    texts = (
        text
        for block in document.blocks
        for text in ((cell.text for cell in block.cells) if isinstance(block, Table) else (block.text,))
    )
    figures = {re.sub(r"\D", "", found) for text in texts for found in _FIGURE.findall(text)}
    hashes = sorted(_hash(figure) for figure in figures)
    return hashes[: FOUND.sketch] if len(hashes) >= FOUND.fewest_figures else []


def _hash(figure: str) -> int:
    return int.from_bytes(hashlib.blake2b(figure.encode(), digest_size=6).digest())


def same_documents(reports: Summaries) -> dict[str, str]:
    """For each report of a document that another report has too, the first of them by name."""
    found: dict[str, str] = {}
    by_file: dict[str, str] = {}
    by_figure: dict[int, list[str]] = defaultdict(list)
    for report, summary in sorted(reports.items()):
        figures = summary["sketch"]
        first = by_file.get(summary["source"]["sha256"]) or _alike(figures, by_figure, reports)
        if first is not None:
            found[report] = first
            continue
        by_file[summary["source"]["sha256"]] = report
        for figure in figures:
            by_figure[figure].append(report)
    return found


def _alike(figures: Iterable[int], by_figure: dict[int, list[str]], reports: Summaries) -> str | None:
    own = set(figures)
    shared = Counter(report for figure in own for report in by_figure.get(figure, ()))
    for report, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:1]:
        both = sorted(own | set(reports[report]["sketch"]))[: FOUND.sketch]
        together = len([figure for figure in both if figure in own and figure in set(reports[report]["sketch"])])
        if count and together >= FOUND.same_figures * len(both):
            return report
    return None
