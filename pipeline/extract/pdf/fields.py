"""Text shown on a page that is not part of its content stream: values of form fields, free-text annotations."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pipeline.extract.pdf import native
from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.page import Word
from pipeline.extract.pdf.settings import FIELDS
from pipeline.geometry import Box

HIDDEN = 2 | 32  # annotation flags: hidden, not shown on screen
OFF = frozenset({"", "Off", "No"})


@contextmanager
def form_handle(document: Any) -> Iterator[Any]:
    """pdfium's handle of a document's form, ``None`` where it has none; closed at the end."""
    if raw.FPDF_GetFormType(document) == raw.FORMTYPE_NONE:
        yield None
        return
    info = raw.FPDF_FORMFILLINFO(version=2)
    handle = raw.FPDFDOC_InitFormFillEnvironment(document, ctypes.byref(info))
    try:
        yield handle or None
    finally:
        if handle:
            raw.FPDFDOC_ExitFormFillEnvironment(handle)


def typed_words(page: Any, handle: Any, to_display: native.Matrix) -> list[Word]:
    """The words of visible field values and free-text annotations of a loaded page."""
    words: list[Word] = []
    count = max(raw.FPDFPage_GetAnnotCount(page), 0)
    for index in range(count):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            text = _own_text(annotation) if count > FIELDS.most_asked and handle else None
            text = _text(annotation, handle) if text is None else text
            box = _box(annotation, to_display)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
        if text and box is not None:
            words.extend(_set(text, box))
    return words


def _own_text(annotation: Any) -> str | None:
    """The value of a shown text field that is a whole field of its own, ``None`` where only the form can say.

    pdfium's form looks for each field among all, which takes minutes where there are tens of thousands.
    """
    if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_WIDGET or raw.FPDFAnnot_GetFlags(annotation) & HIDDEN:
        return None
    if raw.FPDFAnnot_HasKey(annotation, b"Parent") or raw.FPDFAnnot_HasKey(annotation, b"RV"):
        return None
    if raw.FPDFAnnot_GetValueType(annotation, b"V") != raw.FPDF_OBJECT_STRING:
        return None
    if _string(raw.FPDFAnnot_GetStringValue, annotation, b"FT") != "Tx":
        return None
    return _string(raw.FPDFAnnot_GetStringValue, annotation, b"V")


def _text(annotation: Any, handle: Any) -> str:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & HIDDEN:
        return ""
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(raw.FPDFAnnot_GetStringValue, annotation, b"Contents")
    if kind != raw.FPDF_ANNOT_WIDGET or not handle:
        return ""
    field = raw.FPDFAnnot_GetFormFieldType(handle, annotation)
    if field in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return "X" if _string(raw.FPDFAnnot_GetStringValue, annotation, b"AS") not in OFF else ""
    if field in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return _string(raw.FPDFAnnot_GetFormFieldValue, handle, annotation)
    return ""


def _string(get: Any, *arguments: Any) -> str:
    size = get(*arguments, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(*arguments, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _box(annotation: Any, m: native.Matrix) -> Box | None:
    rect = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect)):
        return None
    return native.transformed(m, rect.left, rect.bottom, rect.right, rect.top)


def _set(text: str, box: Box) -> list[Word]:
    """Words laid out in a box from the left, line by line. Sizes and widths are assumed, since only order and place
    matter.
    """
    lines = [line.split() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    size = min(FIELDS.largest, max((box.bottom - box.top) * FIELDS.font / len(lines), FIELDS.smallest))
    longest = max((len(" ".join(line)) for line in lines), default=1) or 1
    if len(lines) == 1:
        size = min(size, max((box.x1 - box.x0) / (longest * FIELDS.advance), FIELDS.smallest))
    top = box.top + max((box.bottom - box.top - size * FIELDS.leading * len(lines)) / 2, 0.0)
    words = []
    for line in lines:
        x = box.x0 + 1.0
        for word in line:
            width = len(word) * FIELDS.advance * size
            words.append(Word(word, x, top, x + width, top + size, size))
            x += width + FIELDS.advance * size
        top += size * FIELDS.leading
    return words
