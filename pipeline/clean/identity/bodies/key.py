"""One key for an institution, however its name is written: by it accounts of different years are of one service."""

from __future__ import annotations

from functools import lru_cache

from pipeline.clean.identity.bodies.printed import body, in_line


@lru_cache(maxsize=4096)
def institution_key(name: str) -> str:
    """A key that is equal for every way of writing the name of one institution; "" for no name.

    Acronym or full name of the official list, capitals, accents, articles, "I. Municipalidad" or "Municipio",
    with or without the ministry it belongs to. Lower case words of ASCII joined by hyphens.
    """
    named = list(in_line(name))
    found = max(named, key=lambda one: one.level) if named else body(name)
    return "-".join(found.key.split())
