"""Patterns for the role of a line: a caption, its label or unit, the title of a table of contents, a note."""

from __future__ import annotations

import re

TITLE = re.compile(
    r"^(?:anexos?\b|(?:tabla|cuadro|gr[áa]fico|figura|ilustraci[óo]n|table|chart|figure)\s*(?:n[°ºo.]*\s*)?[\dIVXA-Z]+\b)",
    re.IGNORECASE,
)
ITEM = re.compile(r"^(?:[-•*]|\d+[.)]|[a-z]\))\s")
"""How an item of a list begins."""
LABEL = re.compile(
    r"^(?:anexo|tabla|cuadro|gr[áa]fico|figura|ilustraci[óo]n|table|chart|figure)\s*(?:n[°ºo.]*\s*)?"
    r"(?:\d+(?:[.\-]\d+)*|[IVX]+|[A-Z])\W*$",
    re.IGNORECASE,
)
"""The label of a title that stands in a line of its own: "Tabla N° 1"."""
UNIT = re.compile(
    r"^\W*(?:(?:cifras|montos|valores|datos|expresad[oa]s?)\s+)*"
    r"(?:en\s+(?:miles|millones|millares|pesos|porcentajes?|d[óo]lares|euros|unidades|toneladas|personas|n[úu]mero|[%$]|m+\$|us\$|u\.?f)"
    r"|al\s+\d{1,2}\s+de\s+\w+|(?:miles|millones)\s+de|m+\$|us\$|[%$]|porcentajes?\W*$|pesos\W*$)",
    re.IGNORECASE,
)
"""A line under a title that says in what, or on which day, it counts: "En millones de pesos, al 31 de agosto"."""
CONTENTS = re.compile(
    r"^(índice|indice|contenidos?|tabla de contenidos?|sumario|(table of )?contents)( general)?\W*$", re.IGNORECASE
)
NOTE = re.compile(
    r"^(\(?\*+\)?|\(\d\)|\d\)|fuentes?\s*:|fuentes?\s+\w|notas?\s*:|nota\s+\d|source\s*:|sources\s*:|notes?\s*:|elaboraci[óo]n\s)",
    re.I,
)
