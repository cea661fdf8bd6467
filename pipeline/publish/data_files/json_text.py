"""JSON that people can read and ``diff`` can compare: one row, one cell, one piece of evidence per line."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from pipeline.geometry import Box

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(", ", ": ")).encode


def dump(value: Any) -> bytes:
    """``value`` as UTF-8 JSON with a final line feed, keys in the order given.

    A container is written on one line when it has only scalars and flat lists of scalars (a cell with its box); a list
    of containers always has one item per line.

    Raises:
        ValueError: a number is infinite or NaN, which JSON cannot represent.
    """
    return (_render(value, "") + "\n").encode("utf-8")


def box(box: Box | None) -> list[float] | None:
    """The box as [x0, top, x1, bottom] in points, rounded to hundredths; ``None`` where a coordinate is not finite."""
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
    """Whether a container is written on one line."""
    if isinstance(value, dict):
        return all(not isinstance(item, dict) and _is_flat(item) for item in value.values())
    return _is_flat(value)


def _is_flat(value: Any) -> bool:
    if isinstance(value, dict):
        return False
    if isinstance(value, (list, tuple)):
        return not any(isinstance(item, (dict, list, tuple)) for item in value)
    return True
