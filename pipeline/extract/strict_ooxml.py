"""Word files of the Strict variant (ISO 29500-1), which Word writes where it is asked to: other names, same content.

What is read of a document says the same under the names of the Transitional variant, which all else uses.
"""

from __future__ import annotations

import io
import zipfile

_STRICT, _OFFICE = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_DATED = tuple((name, name + b"/2006") for name in (b"wordprocessingml", b"officeDocument", b"drawingml"))


def transitional(part: bytes) -> bytes:
    """A part of a package (XML) with the names of the Transitional variant."""
    if _STRICT not in part:
        return part
    for strict, dated in _DATED:
        part = part.replace(_STRICT + strict, _OFFICE + dated)
    return part


def transitional_package(data: bytes) -> bytes:
    """A package with the names of the Transitional variant in all of its XML, for readers that know no other; as it
    is, where its relations name no part in the Strict way.

    Raises:
        zipfile.BadZipFile: it is no package.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        if not any(_STRICT in given.read(name) for name in given.namelist() if name.lower() == "_rels/.rels"):
            return data
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as rewritten:
            for name in dict.fromkeys(given.namelist()):
                part = given.read(name)
                rewritten.writestr(name, transitional(part) if name.lower().endswith((".xml", ".rels")) else part)
    return made.getvalue()
