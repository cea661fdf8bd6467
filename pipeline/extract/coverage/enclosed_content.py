"""What a file carries besides its pages or its text, and which is not read: said, so that nobody takes it for read."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

from pipeline.extract.coverage.settings import SETTINGS
from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.pdfium import opened
from pipeline.model import Finding
from pipeline.rules import finding
from pipeline.safe_text import plain

_XFA = (2, 3)  # FORMTYPE_XFA_FULL, FORMTYPE_XFA_FOREGROUND
_FORM = "un formulario XFA, que solo muestra Adobe Acrobat"


def of_pdf(data: bytes) -> tuple[Finding, ...]:
    """One finding about the files embedded in a PDF, and about a form that is not drawn on its pages.

    Raises:
        pipeline.extract.errors.Unreadable: as :func:`pipeline.extract.pdf.pdfium.opened` does.
    """
    with opened(data) as document:
        count = max(raw.FPDFDoc_GetAttachmentCount(document), 0)
        names = [_name(raw.FPDFDoc_GetAttachment(document, i)) for i in range(min(count, SETTINGS.most_enclosed))]
        form = raw.FPDF_GetFormType(document) in _XFA
    files = _files(count, names, "archivo adjunto", "archivos adjuntos")
    return _finding([*([files] if count else []), *([_FORM] if form else [])])


def of_word(names: Sequence[str]) -> tuple[Finding, ...]:
    """One finding about the parts in other formats that a Word file takes into its text, by their names."""
    shown = [plain(name)[: SETTINGS.longest_enclosed] for name in names[: SETTINGS.most_enclosed]]
    return _finding([_files(len(names), shown, "trozo de otro formato", "trozos de otro formato")] if names else [])


def _finding(what: Sequence[str]) -> tuple[Finding, ...]:
    return (finding("adjunto-sin-leer", what=" y ".join(what)),) if what else ()


def _files(count: int, names: Sequence[str], one: str, many: str) -> str:
    listed = ", ".join(f"«{name}»" for name in names if name) + (" …" if count > len(names) else "")
    return f"{count} {one if count == 1 else many}" + (f" ({listed})" if listed else "")


def _name(attachment: object) -> str:
    size = raw.FPDFAttachment_GetName(attachment, None, 0)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAttachment_GetName(attachment, buffer, size)
    said = bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
    return " ".join(plain(said).split())[: SETTINGS.longest_enclosed]
