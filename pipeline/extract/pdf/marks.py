"""Whether bytes are a PDF: by the mark at its beginning, or by its objects where that mark is missing."""

from __future__ import annotations

import re

from pipeline.extract.pdf.settings import FILE

MARK = b"%PDF-"
# What begins a file that may hold a whole PDF as it is: a ZIP package, an old Office document.
_CONTAINERS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OBJECT = re.compile(rb"(?<![0-9])[0-9]{1,7}\s+[0-9]{1,5}\s+obj\b")
_END = b"endobj"


def is_marked(data: bytes) -> bool:
    """Whether a file says that it is a PDF where readers look for that."""
    return MARK in data[: FILE.mark_at_start]


def is_unmarked(data: bytes) -> bool:
    """Whether a file is a PDF that does not say so, its beginning being lost or damaged: most of its bytes stand in
    objects of a PDF. A text that shows a few of them is none."""
    if _END not in data or is_marked(data) or any(mark in data[: FILE.mark_at_start] for mark in _CONTAINERS):
        return False
    *pieces, _ = data.split(_END)
    begun = ((piece, _OBJECT.search(piece)) for piece in pieces)
    within = sum(len(piece) - found.start() + len(_END) for piece, found in begun if found)
    return within >= FILE.in_objects * len(data)
