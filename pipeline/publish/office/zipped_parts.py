"""The parts of an Office file in one ZIP archive: same parts, same bytes (no dates, no system)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date a ZIP archive can state."""
UNIX = 3


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The archive of ``parts`` (path to content), in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            archive.writestr(entry, content)
    return out.getvalue()
