"""Patterns for the role of a line: a caption, the title of a table of contents, a note under a table."""

from __future__ import annotations

import re

TITLE = re.compile(
    r"^(?:anexos?\b|(?:tabla|cuadro|gr[áa]fico|figura|ilustraci[óo]n|table|chart|figure)\s*(?:n[°ºo.]*\s*)?[\dIVXA-Z]+\b)",
    re.IGNORECASE,
)
CONTENTS = re.compile(
    r"^(índice|indice|contenidos?|tabla de contenidos?|sumario|(table of )?contents)( general)?\W*$", re.IGNORECASE
)
NOTE = re.compile(
    r"^(\(?\*+\)?|\(\d\)|\d\)|fuentes?\s*:|fuentes?\s+\w|notas?\s*:|nota\s+\d|source\s*:|sources\s*:|notes?\s*:|elaboraci[óo]n\s)",
    re.I,
)
