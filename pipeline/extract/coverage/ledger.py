"""The account of a document: every page, table region and figure seen is either published or named as left out.

Digits are counted, not words: a numeral that was split over lines and joined again has other words but the same
digits. Digits seen are counted from the characters of each page (or file) before anything interprets them, digits
published from the blocks of the finished document. The difference is named, with its kind where a reading step
reported it, and as missing otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.extract.coverage.page_problems import pages_text
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.pdf.rotation import displayed
from pipeline.geometry import Box, Place, contains_centre
from pipeline.model import Account, Block, Cell, Evidence, Finding, LeftOut, PageStatus, Region, Table
from pipeline.quantities.digit_counts import RAISED_DIGITS, Digits, count_digits, count_numerals
from pipeline.rules import finding
from pipeline.rules.accounting import KINDS, LONGEST_NAMED, MISSING, MOST_NAMED

_RUN = re.compile(rf"[0-9]+|[{RAISED_DIGITS}]+")
REPEATED, UNSEEN = "encabezado-repetido", "no-visible"
# Kinds that are counted where they are left out, since they are not among the words of a page or body.
BEYOND = frozenset({UNSEEN, "parte-encabezado", "parte-nota", "parte-comentario", "parte-grafico", "eliminado"})


def published_texts(blocks: Sequence[Block]) -> list[str]:
    """Every text of a finished document; a cell that spans several positions once."""
    return [t for b in blocks for t in ((c.as_read for c in b.cells) if isinstance(b, Table) else (b.text,))]


@dataclass
class Ledger:
    """Collects, page by page, what is seen, and what is left out and why."""

    statuses: dict[int, PageStatus] = field(default_factory=dict)
    seen: dict[int, Digits] = field(default_factory=dict)
    words: dict[int, list[tuple[str, Place]]] = field(default_factory=dict)
    left: list[LeftOut] = field(default_factory=list)
    regions: list[Place] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def of_page(self, page: Page) -> None:
        """Records a page as pdfium (or recognition) returns it, before anything is made of it."""
        number = page.number
        of_words = count_digits(w.text for w in page.words)
        self.seen[number] = of_words if page.scan is not None else of_words | count_digits((page.seen,))
        self.words[number] = [(w.text, _place(page, w.box)) for w in page.words if _RUN.search(w.text)]
        if page.scan is not None:
            self.statuses[number] = "ocr"
        elif page.words:
            self.statuses[number] = "text"
        else:
            self.statuses[number] = "picture" if page.unread is not None or page.images else "empty"
        if page.unseen and page.scan is None:
            self.left.append(LeftOut(UNSEEN, page.unseen, Place(number)))

    def of_picture(self, page: Page, words: Iterable[Word]) -> None:
        """Records the words recognised in a picture on a page whose own text is read, in points of that page."""
        own = [(w.text, _place(page, w.box)) for w in words if _RUN.search(w.text)]
        self.seen[page.number] = self.seen.get(page.number, Digits()) + count_digits(text for text, _ in own)
        self.words.setdefault(page.number, []).extend(own)

    def of_failure(self, number: int) -> None:
        """Records a page that could not be read; nothing of it is in the account."""
        self.statuses[number] = "failed"
        self.seen.pop(number, None)
        self.words.pop(number, None)
        self.left = [left for left in self.left if left.place.page != number]
        self.regions = [region for region in self.regions if region.page != number]
        self.used.discard(number)

    def of_words(self, kind: str, page: Page, words: Iterable[Word]) -> None:
        """Records words of a page that are left out, with the kind of reason."""
        placed = sorted(((w.top, w.x0, w) for w in words if _RUN.search(w.text)), key=lambda p: p[:2])
        self.left += [LeftOut(kind, w.text, _place(page, w.box)) for _, _, w in placed]

    def of_repeated(self, cells: Sequence[Cell]) -> None:
        """Records cells of headers that are printed again on a later page."""
        self.left += [LeftOut(REPEATED, c.text, c.place) for c in cells if _RUN.search(c.text)]

    def of_content(self, page: Page, boxes: Sequence[Box], lines: int) -> None:
        """Records what a page contributes: the boxes of its tables, and the number of its text lines."""
        if boxes or lines:
            self.used.add(page.number)
        self.regions += [_place(page, box) for box in boxes]

    def of_text(self, words: Iterable[tuple[str, Place]]) -> None:
        """Records the words of a source without pages, as they stand in the file."""
        own = [(text, place) for text, place in words if _RUN.search(text)]
        self.words.setdefault(0, []).extend(own)
        self.seen[0] = self.seen.get(0, Digits()) + count_digits(text for text, _ in own)

    def without_content(self, reported: Iterable[Finding]) -> tuple[Finding, ...]:
        """One finding for the pages of which nothing is published, except those another finding reports already."""
        left_out = {evidence.place.page for one in reported for evidence in one.evidence}
        pages = sorted(self.statuses.keys() - self.used - left_out)
        if not pages:
            return ()
        evidence = tuple(Evidence("", place=Place(page), role="context") for page in pages)
        return (finding("pagina-sin-contenido", evidence=evidence, pages=pages_text(pages)),)

    def closed(self, blocks: Sequence[Block]) -> Account:
        """The finished account, with what is missing named."""
        seen = sum(self.seen.values(), count_digits(left.text for left in self.left if left.kind in BEYOND))
        texts = published_texts(blocks)
        missing = seen - count_digits(texts) - count_digits(left.text for left in self.left)
        found = self._missing(missing, texts, blocks) if missing else []
        cells = _boxes(blocks)
        left = sorted([*self.left, *found], key=lambda one: (one.place.page or 0, list(KINDS).index(one.kind)))
        return Account(
            pages=tuple(sorted(self.statuses.items())),
            seen=seen.total(),
            regions=tuple(Region(place, _table_at(place, cells.get(place.page, ()))) for place in self.regions),
            left_out=tuple(left),
        )

    def _missing(self, missing: Digits, texts: Sequence[str], blocks: Sequence[Block]) -> list[LeftOut]:
        """The words whose digits are missing, in page order, and the digits that remain without a word."""
        there = (*texts, *(left.text for left in self.left))
        whole = Counter(word for text in there for word in text.split())
        available = Counter(run for text in there for run in _RUN.findall(text))
        # A word that stands there as it is comes first: what it needs of the same digits is not another's.
        others: list[tuple[str, Place]] = []
        for text, place in (word for page in sorted(self.words) for word in self.words[page]):
            if whole[text] > 0:
                whole[text] -= 1
                available.subtract(_RUN.findall(text))
            else:
                others.append((text, place))
        unfound: list[tuple[str, Place]] = []
        for text, place in others:
            runs = Counter(_RUN.findall(text))
            if all(available[run] >= count for run, count in runs.items()):
                available.subtract(runs)
            else:
                unfound.append((text, place))
        headers = _headers(blocks)
        left_out = []
        for text, place in unfound:
            own = count_digits((text,))
            if own <= missing:
                missing = missing - own
                repeated = text in headers.get(place.page or 0, ())
                left_out.append(LeftOut(REPEATED if repeated else MISSING, text, place))
        if missing:
            left_out.append(LeftOut(MISSING, " ".join(sorted(missing.elements()))))
        return left_out


def _headers(blocks: Sequence[Block]) -> Mapping[int, set[str]]:
    """The words of the header rows of tables that continue on each page; page 0 for sources without pages."""
    found: dict[int, set[str]] = {}
    for table in blocks:
        if isinstance(table, Table) and len(table.pages) != 1:
            words = {word for row in table.rows[: table.header_rows] for text in row for word in text.split()}
            for page in table.pages[1:] or (0,):
                found.setdefault(page, set()).update(words)
    return found


def _boxes(blocks: Sequence[Block]) -> Mapping[int | None, list[tuple[str, Box]]]:
    """The boxes of all cells by page, each with the id of its table."""
    found: dict[int | None, list[tuple[str, Box]]] = {}
    for block in blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                if cell.place.box is not None:
                    found.setdefault(cell.place.page, []).append((block.id, cell.place.box))
    return found


def _table_at(region: Place, cells: Sequence[tuple[str, Box]]) -> str | None:
    """The table with most of the cells inside a region of a page."""
    own = region.box
    assert own is not None
    counts = Counter(table for table, box in cells if contains_centre(own, box, 1.0))
    return max(counts, key=lambda table: counts[table]) if counts else None


def _place(page: Page, box: Box) -> Place:
    """The place on the page as displayed, to hundredths of a point."""
    box = displayed(box, page.turn, page.scan.skew if page.scan else 0.0, page.width, page.height)
    return Place(page.number, Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)))


def findings_of(account: Account) -> tuple[Finding, ...]:
    """One finding per kind of what is left out, with its figures, its pages and the first places."""
    made = []
    for kind in KINDS:
        left = [one for one in account.left_out if one.kind == kind]
        if not left:
            continue
        count = sum(count_numerals(one.text) for one in left)
        pages = sorted({one.place.page for one in left if one.place.page is not None})
        left_out = list(dict.fromkeys(_short(one.text) for one in left))
        listed = ", ".join(f"«{text}»" for text in left_out[:MOST_NAMED]) + (" …" if len(left_out) > MOST_NAMED else "")
        made.append(
            finding(
                "cifra-sin-lugar" if kind == MISSING else "cifras-aparte",
                evidence=tuple(
                    Evidence(_short(one.text), place=one.place, role="context") for one in left[:MOST_NAMED]
                ),
                observed=f"{count} {'cifra' if count == 1 else 'cifras'}",
                what=KINDS[kind],
                where=f" de {pages_text(pages)}" if pages else "",
                texts=listed,
            )
        )
    return tuple(made)


def _short(text: str) -> str:
    """A text as a finding quotes it; the account has all of it."""
    return text if len(text) <= LONGEST_NAMED else f"{text[:LONGEST_NAMED]}…"
