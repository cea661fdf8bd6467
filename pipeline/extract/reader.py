"""bytes → Document: the format is sniffed and its reader called; each reader loads only when used."""

from __future__ import annotations

import hashlib

from pipeline.characters import shown_path
from pipeline.extract.coverage.encoding_problems import legible
from pipeline.extract.coverage.text_limits import bounded
from pipeline.extract.formats.detect import sniff
from pipeline.model import Document, Source


def read(data: bytes, report: str, path: str, threads: int = 1) -> Document:
    """Reads a document.

    Args:
        data: the whole file.
        report: the id of the report.
        path: the file's path as the user gave it, for provenance only.
        threads: how many scanned pages may be read side by side.

    Raises:
        pipeline.extract.errors.Unreadable: it cannot be read at all.
    """
    format = sniff(data)
    source = Source(path=shown_path(path), sha256=hashlib.sha256(data).hexdigest(), format=format)
    if format == "pdf":
        from pipeline.extract.formats.pdf import read_pdf

        return bounded(legible(read_pdf(data, report, source, threads)))
    if format == "docx":
        from pipeline.extract.formats.word.document import read_word

        return bounded(legible(read_word(data, report, source)))
    from pipeline.extract.formats.text import read_text

    return bounded(legible(read_text(data, report, source)))
