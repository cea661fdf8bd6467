"""Documents made for the account: PDFs of the sheets of another test, Word files with all that Word has."""

from __future__ import annotations

import io
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xml(text: str) -> Any:
    """An element of Word's XML; ``w:``, ``m:`` and ``wps:`` are bound."""
    from docx.oxml import parse_xml

    names = (
        f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    start, end = text.split(">", 1) if "/>" not in text.split(">", 1)[0] + ">" else (text[:-2], "")
    return parse_xml(f"{start} {names}>{end}" if end else f"{start} {names}/>")


def with_part(document: Any, name: str, kind: str, content: str) -> None:
    """Puts a part of raw XML beside the body (footnotes, comments, a chart)."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI(f"/word/{name}"), "application/xml", content.encode(), document.part.package)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
