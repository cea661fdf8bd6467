"""What kind of file bytes are, by their content; what cannot be read is named, with a remedy."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.encodings import marked
from pipeline.extract.formats.registry import FORMATS, Content
from pipeline.extract.formats.settings import PACKAGES
from pipeline.extract.pdf.marks import is_unmarked

_FIRST_OF_ZIP = b"PK\x03\x04"
# What zipfile raises on damage: its own error, and those of the offsets and lengths it believes.
ZIP_ERRORS = (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, OverflowError, struct.error)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "Ábralo con su programa y guárdelo como PDF o .docx."
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "un documento RTF", _SAVE_AS),
    (b"%!PS", "un documento PostScript", "Conviértalo a PDF."),
    (b"\x89PNG", "una imagen PNG", "Póngala en un PDF para que pueda leerse con OCR."),
    (b"\xff\xd8\xff", "una imagen JPEG", "Póngala en un PDF para que pueda leerse con OCR."),
    (b"II*\x00", "una imagen TIFF", "Póngala en un PDF para que pueda leerse con OCR."),
    (b"MM\x00*", "una imagen TIFF", "Póngala en un PDF para que pueda leerse con OCR."),
    (b"GIF8", "una imagen GIF", "Póngala en un PDF para que pueda leerse con OCR."),
    (b"\x1f\x8b", "un archivo comprimido gzip", "Descomprímalo primero."),
    (b"7z\xbc\xaf", "un archivo comprimido 7z", "Descomprímalo primero."),
    (b"Rar!", "un archivo comprimido RAR", "Descomprímalo primero."),
)

_WEB_PAGE = re.compile(
    rb"(?:<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_PACKAGES = (("xl/", "una planilla Excel"), ("ppt/", "una presentación PowerPoint"))
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_DOCUMENTS = (
    (b"spreadsheet", "una planilla OpenDocument (.ods)"),
    (b"presentation", "una presentación OpenDocument (.odp)"),
    (b"graphics", "un dibujo OpenDocument (.odg)"),
    (b"", "un OpenDocument de otra clase que un texto"),
)


def _package(data: bytes) -> Content:
    """A ZIP package by the names in it.

    Raises:
        Unreadable: it is damaged.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        names = frozenset(package.namelist())
    except ZIP_ERRORS as error:
        raise Unreadable(
            "El archivo está truncado o dañado: empieza como un ZIP, que es lo que un .docx es, y no termina.",
            "Descárguelo o cópielo de nuevo.",
        ) from error

    def member(name: str) -> bytes:
        try:
            with package.open(name) as file:
                return file.read(PACKAGES.part)
        except (KeyError, *ZIP_ERRORS):
            return b""

    return Content(data[: PACKAGES.head], names, member)


def _refused_package(content: Content) -> Unreadable:
    for mark, kind in _PACKAGES:
        if any(name.startswith(mark) for name in content.names):
            return Unreadable(f"Es {kind}, no un documento que se pueda leer.", _SAVE_AS)
    mime = content.member("mimetype")
    if mime.startswith(_OPEN_DOCUMENT) or "content.xml" in content.names:
        of = mime.removeprefix(_OPEN_DOCUMENT)
        kind = next(kind for mark, kind in _OPEN_DOCUMENTS if of.startswith(mark))
        return Unreadable(f"Es {kind}, no un documento que se pueda leer.", _SAVE_AS)
    return Unreadable("Es un archivo ZIP.", "Descomprímalo y deje los documentos en la carpeta.")


def sniff(data: bytes) -> str:
    """The name of the format of a document by its content; its file name plays no part.

    Raises:
        Unreadable: it is empty, or of a kind that is not read; the message says what to do.
    """
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("El archivo está vacío.", "Cópielo o descárguelo de nuevo.")
    head = data[: PACKAGES.head]
    is_package = head.startswith(b"PK") or (_FIRST_OF_ZIP in head and zipfile.is_zipfile(io.BytesIO(data)))
    content = _package(data) if is_package else Content(head)
    for format in FORMATS:
        if format.knows(content):
            return format.name
    if is_package:
        raise _refused_package(content)
    if head.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise Unreadable("El documento Word está protegido con contraseña.", "Guárdelo sin contraseña.")
        raise Unreadable("Es un documento de Office antiguo (.doc, .xls).", "Ábralo y guárdelo como .docx o PDF.")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, kind, remedy in _FOREIGN:
        if start.startswith(mark):
            raise Unreadable(f"Es {kind}, no un documento que se pueda leer.", remedy)
    if _WEB_PAGE.match(start):
        raise Unreadable(
            "Es una página web (quizás el aviso de error de una descarga).", "Descargue el documento mismo."
        )
    content = Content(head, is_text=_is_text(data), is_unmarked_pdf=is_unmarked(data))
    for format in FORMATS:
        if format.knows(content):
            return format.name
    *others, last = (f.called for f in FORMATS)
    raise Unreadable("No se reconoce el formato del archivo.", f"Se leen {', '.join(others)} y {last}.")


def _is_text(data: bytes) -> bool:
    if marked(data) is not None:
        return True
    looked_at = data[: PACKAGES.part]
    control = sum(b < 9 or (13 < b < 32 and b != 27) for b in looked_at)
    return control / len(looked_at) < PACKAGES.control
