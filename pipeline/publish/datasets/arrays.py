"""Arrow arrays built from Python values through their buffers.

``pyarrow.array`` and ``pyarrow.scalar`` import pandas as a side effect where it is installed (1.3 s, pyarrow 26);
filling the buffers ourselves, as the Arrow columnar format specifies, does not.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

_EPOCH = date(1970, 1, 1).toordinal()


def strings(values: Sequence[str | None]) -> Any:
    """An array of UTF-8 strings."""
    import pyarrow as pa

    encoded = [b"" if value is None else value.encode("utf-8") for value in values]
    offsets = array("i", [0])
    end = 0
    for text in encoded:
        end += len(text)
        offsets.append(end)
    buffers = [_validity(values), pa.py_buffer(offsets.tobytes()), pa.py_buffer(b"".join(encoded))]
    return pa.Array.from_buffers(pa.string(), len(values), buffers)


def integers(values: Sequence[int | None]) -> Any:
    """An array of 64-bit whole numbers."""
    import pyarrow as pa

    return _fixed(pa.int64(), "q", [0 if value is None else value for value in values], values)


def floats(values: Sequence[float | None]) -> Any:
    """An array of 64-bit binary floats."""
    import pyarrow as pa

    return _fixed(pa.float64(), "d", [0.0 if value is None else value for value in values], values)


def dates(values: Sequence[date | None]) -> Any:
    """An array of days."""
    import pyarrow as pa

    return _fixed(pa.date32(), "i", [0 if v is None else v.toordinal() - _EPOCH for v in values], values)


def _fixed(kind: Any, code: str, filled: list[Any], values: Sequence[Any]) -> Any:
    """An array of a fixed-width type; ``code`` is a type code of :mod:`array`, ``filled`` has 0 for nulls."""
    import pyarrow as pa

    return pa.Array.from_buffers(kind, len(values), [_validity(values), pa.py_buffer(array(code, filled).tobytes())])


def _validity(values: Sequence[Any]) -> Any:
    """The validity bitmap, least significant bit first; ``None`` where no value is null."""
    import pyarrow as pa

    if all(value is not None for value in values):
        return None
    bits = sum(1 << i for i, value in enumerate(values) if value is not None)
    return pa.py_buffer(bits.to_bytes((len(values) + 7) // 8, "little"))
