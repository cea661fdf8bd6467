"""JSON a person can read and a diff can follow: one row, one cell, one piece of evidence a line."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from pipeline.geometry import Box

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": ")).encode


def dump(value: Any) -> bytes:
    """``value`` as UTF-8 JSON, keys in the order given, ending in a line feed.

    A container stands on one line when it holds nothing but scalars and flat lists of scalars (a
    cell with its box); a list of containers always has one item a line.

    Raises:
        ValueError: a number is infinite or none at all, which JSON cannot say.
    """
    return (_render(value, "") + "\n").encode("utf-8")


def box(box: Box | None) -> list[float] | None:
    """The box in points; none where a broken page gives no numbers, for which JSON has no words."""
    sides = () if box is None else (box.x0, box.top, box.x1, box.bottom)
    return [round(float(side), 2) for side in sides] if sides and all(map(isfinite, sides)) else None


def _render(value: Any, indent: str) -> str:
    if not isinstance(value, (dict, list, tuple)) or _stands_on_one_line(value):
        return _encode(value)
    inner = indent + " "
    if isinstance(value, dict):
        items = [f"{inner}{_encode(str(key))}: {_render(item, inner)}" for key, item in value.items()]
        opening, closing = "{", "}"
    else:
        items = [f"{inner}{_render(item, inner)}" for item in value]
        opening, closing = "[", "]"
    return opening + "\n" + ",\n".join(items) + "\n" + indent + closing


def _stands_on_one_line(value: dict[str, Any] | list[Any] | tuple[Any, ...]) -> bool:
    if isinstance(value, dict):
        return all(not isinstance(item, dict) and _is_flat(item) for item in value.values())
    return _is_flat(value)


def _is_flat(value: Any) -> bool:
    if isinstance(value, dict):
        return False
    if isinstance(value, (list, tuple)):
        return not any(isinstance(item, (dict, list, tuple)) for item in value)
    return True
