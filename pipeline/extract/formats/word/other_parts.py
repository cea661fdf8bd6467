"""What a Word file holds beside its body, and the account of all of it.

Counted apart from the reader: every run of text in the XML of the body, and in the parts a person
sees in Word but the reader does not publish (headers and footers, notes, comments, charts, diagrams).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.extract.coverage.ledger import UNSEEN, Ledger
from pipeline.extract.formats.word.package import Package
from pipeline.extract.formats.word.runs import RUN, SYMBOL, is_hidden, shown, symbol
from pipeline.extract.layout.settings import RUNNING
from pipeline.geometry import Place
from pipeline.model import Account, Block, LeftOut, Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXTS = (f"{_W}t", f"{_A}t", f"{_C}v")
_PROPERTIES = (("title", "title"), ("author", "creator"), ("subject", "subject"), ("created", "created"))
_KINDS = (
    ("word/header", "parte-encabezado"),
    ("word/footer", "parte-encabezado"),
    ("word/footnotes", "parte-nota"),
    ("word/endnotes", "parte-nota"),
    ("word/comments", "parte-comentario"),
    ("word/charts/chart", "parte-grafico"),
    ("word/diagrams/data", "parte-grafico"),
)


def account_of(
    body: Any, package: Package, blocks: Sequence[Block], recognised: Iterable[tuple[str, Place]] = ()
) -> Account:
    """The account of an opened docx file, of whose ``body`` the ``blocks`` were read; ``recognised`` are the words of
    its pictures."""
    ledger = Ledger()
    ledger.of_text(recognised)
    for number, paragraph in enumerate(body.iter(f"{_W}p"), start=1):
        seen, deleted, hidden = _own_text(paragraph)
        ledger.of_text((word, Place(paragraph=number)) for word in seen.split())
        _leave(ledger, "eliminado", deleted)
        _leave(ledger, UNSEEN, hidden)
    _leave(ledger, "parte-grafico", " ".join(t.text or "" for t in body.iter(f"{_A}t")))
    for name, root in package.under(*(start for start, _ in _KINDS)):
        kind = next(kind for start, kind in _KINDS if name.startswith(start))
        for text in _texts(root):
            _leave(ledger, kind, text)
    return ledger.closed(blocks)


def running_of(package: Package) -> tuple[Paragraph, ...]:
    """The lines of the headers and footers, each once, in order of the parts."""
    parts = package.under("word/header", "word/footer")
    lines = [" ".join(text.split()) for _, root in parts for text in _texts(root)]
    kept = [line for line in dict.fromkeys(lines) if any(c.isalpha() for c in line)]
    return tuple(Paragraph(line) for line in kept[: RUNNING.most])


def properties_of(package: Package) -> tuple[tuple[str, str], ...]:
    """Title, author, subject and date of making, those that the file says of itself."""
    for _, root in package.under("docprops/core.xml"):
        found = {child.tag.rsplit("}", 1)[-1]: " ".join((child.text or "").split()) for child in root}
        return tuple((name, found[tag]) for name, tag in _PROPERTIES if found.get(tag))
    return ()


def _leave(ledger: Ledger, kind: str, text: str) -> None:
    words = [word for word in text.split() if any("0" <= c <= "9" for c in word)]
    if words:
        ledger.left.append(LeftOut(kind, " ".join(words)))


def _own_text(paragraph: Any) -> tuple[str, str, str]:
    """The text of a paragraph that is shown, what was deleted or moved away, and what is hidden; of what stands in text
    boxes inside it nothing, since these have paragraphs of their own."""
    seen: list[str] = []
    deleted: list[str] = []
    hidden: list[str] = []

    def walk(element: Any, into: list[str]) -> None:
        for child in element:
            if child.tag in (f"{_W}t", _MATH):
                into.append(shown(child.text or "", element))
            elif child.tag == f"{_W}delText":
                deleted.append(child.text or "")
            elif child.tag == SYMBOL:
                into.append(symbol(child))
            elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                into.append(" ")
            elif child.tag in (f"{_W}del", f"{_W}moveFrom"):
                walk(child, deleted)
            elif child.tag == RUN and is_hidden(child) and into is seen:
                walk(child, hidden)
            elif child.tag not in (f"{_W}p", _FALLBACK):
                walk(child, into)

    if not any(ancestor.tag == _FALLBACK for ancestor in paragraph.iterancestors()):
        away = any(row.find(f"{_W}trPr/{_W}del") is not None for row in paragraph.iterancestors(f"{_W}tr"))
        walk(paragraph, deleted if away else seen)
    return "".join(seen), "".join(deleted), "".join(hidden)


def _texts(root: Any) -> Iterator[str]:
    """The texts of a part, by paragraph."""
    paragraphs = [p for tag in (f"{_W}p", f"{_A}p") for p in root.iter(tag)]
    if paragraphs:
        for paragraph in paragraphs:
            yield "".join(t.text or "" for t in paragraph.iter(*_TEXTS))
    yield " ".join(v.text or "" for v in root.iter(f"{_C}v"))
