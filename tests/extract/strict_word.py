"""A Word file as Word saves it in the Strict variant of ISO 29500: other names for the same things."""

from __future__ import annotations

import io
import zipfile


def strict(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in given.namelist():
            part = given.read(name)
            for kind in (b"wordprocessingml", b"officeDocument", b"drawingml"):
                part = part.replace(
                    b"http://schemas.openxmlformats.org/" + kind + b"/2006", b"http://purl.oclc.org/ooxml/" + kind
                )
            package.writestr(name, part)
    return made.getvalue()
