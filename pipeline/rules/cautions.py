"""What messages say of how surely the document was read: added where it matters, left out where it does not."""

from __future__ import annotations

import re

_TABLE = "La tabla se leyó con una seguridad del {} %."
_PICTURE = "Se leyó de una imagen, con una seguridad del {} %."
_ENCODING = "La fuente de esa página no dice qué letra es cada signo."
_ANY = re.compile("|".join(" " + re.escape(text).replace(r"\{\}", r"\d+") for text in (_TABLE, _PICTURE, _ENCODING)))


def of_table(percent: int) -> str:
    """That a table was read with a confidence (Spanish)."""
    return _TABLE.format(percent)


def of_picture(percent: int) -> str:
    """That a figure was read from a picture with a confidence (Spanish)."""
    return _PICTURE.format(percent)


def of_encoding() -> str:
    """That the characters of a page may be others than are printed (Spanish)."""
    return _ENCODING


def without_cautions(message: str) -> str:
    """A message without what it says of our reading, which is no matter of those who wrote the document."""
    return _ANY.sub("", message)
