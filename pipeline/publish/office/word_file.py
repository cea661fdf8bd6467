"""Writes plain ``.docx`` files: paragraphs, runs in bold or italics, pictures; nothing else. Same content, same bytes.

The part of Office Open XML (ECMA-376, part 1, WordprocessingML) that a letter needs. python-docx, which reads Word
documents here, takes a third of a second to import, and this is written with every report.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from pipeline.publish.office.zipped_parts import zipped
from pipeline.publish.settings import LETTER

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_D = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMU_PER_CM = 360_000
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TextRun(NamedTuple):
    """A stretch of text."""

    text: str
    bold: bool = False
    italic: bool = False


class WordFile:
    """A document being written, from top to bottom."""

    def __init__(self) -> None:
        self._body: list[str] = []
        self._pictures: list[bytes] = []

    def paragraph(self, *runs: TextRun, keep: bool = False, before: int = 0, after: int = LETTER.after) -> None:
        """A paragraph; ``keep`` holds it on the page of the next; space ``before`` and ``after`` in points."""
        self._put("".join(map(_run, runs)), keep, before, after)

    def picture(self, png: bytes, width: float, height: float, alternative: str, *, keep: bool = False) -> None:
        """A picture in a paragraph of its own; width and height in centimetres."""
        self._pictures.append(png)
        size = f'cx="{int(width * _EMU_PER_CM)}" cy="{int(height * _EMU_PER_CM)}"'
        self._put(_drawing(len(self._pictures), size, alternative), keep, LETTER.around_picture, LETTER.around_picture)

    def _put(self, content: str, keep: bool, before: int, after: int) -> None:
        spacing = f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'
        properties = f"<w:pPr>{'<w:keepNext/>' if keep else ''}{spacing}</w:pPr>"
        self._body.append(f"<w:p>{properties}{content}</w:p>")

    def save(self) -> bytes:
        """The file."""
        return zipped(
            {
                "[Content_Types].xml": _content_types(),
                "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
                "word/document.xml": _document(self._body),
                "word/styles.xml": _STYLES.encode(),
                "word/_rels/document.xml.rels": _relations(
                    [("styles", "styles.xml"), *(("image", f"media/{n}.png") for n, _ in enumerate(self._pictures, 1))]
                ),
                **{f"word/media/{n}.png": png for n, png in enumerate(self._pictures, 1)},
            }
        )


def _run(run: TextRun) -> str:
    style = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    text = escape(_NOT_IN_XML.sub("�", run.text), quote=False)
    return f'<w:r>{f"<w:rPr>{style}</w:rPr>" if style else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _drawing(number: int, size: str, alternative: str) -> str:
    description = escape(_NOT_IN_XML.sub("�", alternative))
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="{number}" name="{number}" descr="{description}"/>'
        f'<a:graphic><a:graphicData uri="{_D}/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="rId{number + 1}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _document(body: list[str]) -> bytes:
    names = (
        f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_D}/wordprocessingDrawing" '
        f'xmlns:a="{_D}/main" xmlns:pic="{_D}/picture"'
    )
    margins = 'w:top="1080" w:right="1440" w:bottom="1080" w:left="1440" w:header="700" w:footer="700" w:gutter="0"'
    page = f'<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar {margins}/></w:sectPr>'
    return f"{_DECLARATION}<w:document {names}><w:body>{''.join(body)}{page}</w:body></w:document>".encode()


def _content_types() -> bytes:
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
    ).encode()


def _relations(targets: list[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()


_STYLES = (
    f'{_DECLARATION}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="es-CL"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
