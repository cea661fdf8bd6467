"""Where in a TOML file what is wrong with it stands, in Spanish."""

from __future__ import annotations

import re
import tomllib

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")


def broken_at(error: tomllib.TOMLDecodeError) -> str:
    """Where a file stops being TOML, in parentheses: the parser says what it expected in English."""
    place = _PLACE.search(str(error))
    return f" (línea {place[1]}, columna {place[2]})" if place else " (al final del archivo)"


def line_of(written: str, key: str) -> int | None:
    """The first line, from 1, that gives a key a value or opens its table; ``None`` where none does."""
    pattern = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]|\s*\[+\s*{re.escape(key)}""")
    return next((n for n, said in enumerate(written.splitlines(), start=1) if pattern.match(said)), None)
