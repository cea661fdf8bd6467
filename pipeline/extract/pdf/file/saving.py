"""An open PDF as bytes, as pdfium writes it."""

from __future__ import annotations

import ctypes
from typing import Any

from pipeline.extract.pdf.native import raw


def saved(document: Any, flags: int) -> bytes | None:
    """What pdfium writes of an open document, by its flags for saving; ``None`` where it cannot."""
    parts: list[bytes] = []

    def write(_: object, block: int, size: int) -> int:
        parts.append(ctypes.string_at(block, size))
        return 1

    kind = dict(raw.FPDF_FILEWRITE._fields_)["WriteBlock"]
    target = raw.FPDF_FILEWRITE(version=1, WriteBlock=kind(write))
    return b"".join(parts) if raw.FPDF_SaveAsCopy(document, ctypes.byref(target), flags) else None
