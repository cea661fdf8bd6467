"""bytes → Document: the format is sniffed and its reader called; each reader loads only when used."""

from __future__ import annotations

import hashlib

from pipeline.extract.coverage.encoding_problems import with_publishable_texts
from pipeline.extract.coverage.text_limits import split_overlong
from pipeline.extract.formats.detect import sniff
from pipeline.extract.formats.registry import named
from pipeline.model import Document, Source
from pipeline.safe_text import shown_path


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
    return split_overlong(with_publishable_texts(named(format).read()(data, report, source, threads)))
