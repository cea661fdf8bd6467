"""Removes the password protection of a PDF, and mends its index where that is damaged and pages that show nothing.

Done once, before anything reads the document, so that no engine needs the password or has to look for objects. The
result stays in memory: nothing of it is written anywhere.
"""

from __future__ import annotations

from pipeline.extract.errors import Unreadable
from pipeline.extract.pdf.marks import is_marked, is_unmarked

WRONG = (
    "La contraseña dada no abre el PDF.",
    "Revísela (mayúsculas, acentos, espacios) o pida una copia sin contraseña.",
)


def unlocked(data: bytes, password: str) -> bytes:
    """The bytes of a document without its protection, with a whole index and with pages that show what is on them; the
    same bytes where it has no protection and is whole, or is not a PDF.

    ``password`` is the user's or the owner's, "" where none was given: then nothing is done.

    Raises:
        Unreadable: the password is wrong.
    """
    if not is_marked(data) and not is_unmarked(data):
        return data
    from pipeline.extract.pdf.file.page_boxes import with_visible_pages
    from pipeline.extract.pdf.file.repair import repaired

    data = repaired(data)
    return with_visible_pages(_without_protection(data, password) if password else data)


def _without_protection(data: bytes, password: str) -> bytes:
    from pipeline.extract.pdf.file.saving import saved
    from pipeline.extract.pdf.native import raw

    for encoded in dict.fromkeys((None, password.encode(), password.encode("latin-1", "ignore"))):
        document = raw.FPDF_LoadMemDocument64(data, len(data), encoded)
        if document and encoded is None:  # not protected: the password is for other documents of the run
            raw.FPDF_CloseDocument(document)
            return data
        if document:
            break
    else:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise Unreadable(*WRONG)
        return data  # damaged: reported when it is read
    try:
        if raw.FPDF_GetSecurityHandlerRevision(document) < 0:
            return data
        plain = saved(document, raw.FPDF_REMOVE_SECURITY)
        if plain is None:
            raise Unreadable("El PDF usa un cifrado que no se puede abrir.", "Pida una copia sin cifrar.")
        return plain
    finally:
        raw.FPDF_CloseDocument(document)
