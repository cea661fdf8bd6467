"""What is wrong with a package (.docx, .odt) that cannot be read, in Spanish."""

from __future__ import annotations

from typing import Any

ENTITIES = "usa entidades propias de XML, que no se leen"


def damage(error: Exception) -> str:
    """What an error of reading a part says of the file: its text is not there, its XML or its ZIP is damaged."""
    if isinstance(error, KeyError):
        return "no contiene el texto"
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    return "su XML está cortado o mal escrito" if isinstance(error, LxmlError) else "su ZIP está cortado o dañado"


def has_entities(root: Any) -> bool:
    """Whether XML refers to entities of its own: no program for documents writes any, and what they stand for, with the
    text behind them, would be missing without a word."""
    from lxml.etree import Entity

    return bool(root.getroottree().docinfo.doctype) and next(root.iter(Entity), None) is not None
