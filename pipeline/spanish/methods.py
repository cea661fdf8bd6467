"""How the ways of reading a table are called for people."""

from __future__ import annotations

METHOD_NAMES: dict[str, str] = {
    "text": "texto",
    "word": "documento Word",
    "tagged": "estructura del PDF",
    "ruled": "líneas dibujadas",
    "aligned": "alineación del texto",
    "camelot": "una tercera lectura",
    "pdfplumber": "una segunda lectura",
    "ocr": "reconocimiento óptico",
}
