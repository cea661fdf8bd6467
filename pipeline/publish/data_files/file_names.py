"""File names derived from texts of a document."""

from __future__ import annotations

import re

from pipeline.publish.settings import SAYING
from pipeline.spanish.folding import fold_plain


def slug(text: str, *, otherwise: str = "tabla") -> str:
    """``text`` as lower-case ASCII words joined by hyphens, at most 60 characters, cut at a word.

    >>> slug("Presupuesto asignado y ejecutado 2022 — subtítulo 24.")
    'presupuesto-asignado-y-ejecutado-2022-subtitulo-24'
    """
    plain = fold_plain(text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > SAYING.max_slug:
            break
        made = longer
    return made or ("-".join(words)[: SAYING.max_slug] if words else otherwise)
