"""What a document holds, read by others: pdfminer for PDFs, the XML of a Word file, the text of a file.

None of it goes through the pipeline: it is what the account is kept against.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_TEXT = re.compile(rb"<(?:w:t|w:delText|a:t|c:v)(?: [^>]*)?>([^<]*)</")
_PARTS = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments|charts/chart\d*|diagrams/data\d*)\.xml$"
)
_FALLBACK = re.compile(rb"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)


def digits(path: Path) -> Counter[str]:
    """How often each digit stands in a document."""
    return Counter(c for text in _texts(path) for c in text if "0" <= c <= "9")


def _texts(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    elif data.startswith(b"PK"):
        yield from _of_word(data)
    else:
        yield data.decode("utf-8-sig")


def _of_pdf(data: bytes) -> Iterator[str]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTChar, LTContainer

    def characters(item: object, drawn: set[tuple[str, int, int]]) -> Iterator[str]:
        """Every character once: some are drawn twice on one place, to look bold, and print one."""
        if isinstance(item, LTChar):
            place = (item.get_text(), round(10 * item.x0), round(10 * item.y0))
            if place not in drawn:
                drawn.add(place)
                yield item.get_text()
        elif isinstance(item, LTContainer):
            for inner in item:
                yield from characters(inner, drawn)

    for page in extract_pages(io.BytesIO(data), laparams=None):
        yield from characters(page, set())


def _of_word(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if _PARTS.match(name):
                for text in _TEXT.findall(_FALLBACK.sub(b"", package.read(name))):
                    yield text.decode()
