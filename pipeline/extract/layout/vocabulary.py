"""Patterns for the role of a line: a caption, its label or unit, the title of a table of contents, a note."""

from __future__ import annotations

import re

from pipeline.spanish.caption_words import CAPTIONED, TABLE

_CAPTIONED = (
    rf"(?:{CAPTIONED}|table|tableau|tabelle|tab\.|figure|fig\.|ilustraci[óo]n|chart|exhibit|box"
    r"|recuadro|anexo|annex|appendix)(?![^\W\d_]{2})s?+\s*(?:n[°ºo.]*\s*)?"
)
"""What captions number, and the sign of a number ("Cuadro N° "); no longer word that begins alike ("tablazo")."""
TITLE = re.compile(rf"^(?:anexos?\b|{_CAPTIONED}[\dIVXA-Z]+\b)", re.IGNORECASE)
"""How a title begins, numbered or not: "Tabla 3", "Cuadro resumen"."""
CAPTION = re.compile(rf"^\s*{_CAPTIONED}(?:[A-Z]{{0,3}}[-.]?\d|[IVXLC]+\b|[A-Z]\b)", re.IGNORECASE)
"""How a numbered caption begins: "Table 3", "Cuadro N° 2:", "Figure 4.1"."""
TABLE_CAPTION = re.compile(
    rf"^\s*(?:(?:{TABLE})s?|tables?|tab\.)\s*(?:n\.?\s?[°ºo.]*\s*)?(?:[A-Z]{{0,3}}[-.]?\d|[IVXLC]+\b|[A-Z]\b)",
    re.IGNORECASE,
)
"""How a numbered caption of a table begins: "Table 3", "Cuadro N° 2:"; no chart's."""
ITEM = re.compile(r"^(?:[-•*]|\d+[.)]|[a-z]\))\s")
"""How an item of a list begins."""
LABEL = re.compile(rf"^{_CAPTIONED}(?:\d+(?:[.\-]\d+)*|[IVX]+|[A-Z])\W*$", re.IGNORECASE)
"""The label of a title that stands in a line of its own: "Tabla N° 1"."""
UNIT = re.compile(
    r"^\W*(?:(?:cifras|montos|valores|datos|expresad[oa]s?)\s+)*"
    r"(?:en\s+(?:miles|millones|millares|pesos|porcentajes?|d[óo]lares|euros|unidades|toneladas|personas|n[úu]mero|[%$]|m+\$|us\$|u\.?f)"
    r"|al\s+\d{1,2}\s+de\s+\w+|(?:miles|millones)\s+de|m+\$|us\$|[%$]|porcentajes?\W*$|pesos\W*$)",
    re.IGNORECASE,
)
"""A line under a title that says in what, or on which day, it counts: "En millones de pesos, al 31 de agosto"."""
CONTENTS = re.compile(
    r"^(índice|indice|contenidos?|tabla de contenidos?|sumario|(table of )?contents)"
    r"( general| de (contenidos?|materias|cap[íi]tulos|tablas|cuadros|gr[áa]ficos|figuras|ilustraciones|anexos))?\W*$",
    re.IGNORECASE,
)
"""The title of a list of parts of the document with their pages (an "índice de precios" is none)."""
_NOTE = re.compile(
    r"^\s*(?:\(?(?:(?:other|otras)\s)?(?:source|sources|fuente|fuentes|note|notes|nota|notas|nb|n\.b\.|quelle|key|elaboraci[oó]n"
    r"|elaborado|observaci[oó]n(?:es)?)\)?\s*(?:\d+)?\s*[.:;\-–]"
    r"|sources?:?\s|fuentes?:?\s|elaboraci[óo]n\s+propia\b|\*+|†|‡|§|¹|²|³|\(\*+\)|\(:\)|\(\.\.\)"
    r"|\d{1,2}/(?=\s|[A-Za-z])|\[\d{1,2}\]\s|\(\d{1,2}\)\s+[A-Z]|[a-z]/\s)",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^\s*(?:[A-Z]{2,8}|[a-z]{1,3}\.?|\([a-z*:.–-]{1,3}\)|[:.*–-]{1,2})\s?[:=]\s?\S.{8,}")


def is_table_note(text: str) -> bool:
    """Whether a text is the source or a footnote of a table, or says what an abbreviation or sign in it means."""
    return _NOTE.match(text) is not None or _DEFINITION.match(text) is not None
