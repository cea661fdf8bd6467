"""Pages that must be recognised from their image: read in parallel, returned in order.

Only recognition runs in threads (Tesseract releases the interpreter lock). Pages are rendered in the calling
thread, which owns the open document, since pdfium is not thread-safe. At most one image more than there are
threads is in memory.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.extract.errors import Unread
from pipeline.extract.ocr.page_selection import Why, unread
from pipeline.extract.ocr.recognition.tesseract import Available, recogniser
from pipeline.extract.pdf.page import Page, Scan, no_characters
from pipeline.extract.pdf.pdfium import PageFailure, opened
from pipeline.geometry import centre_x, centre_y
from pipeline.processes import limits

if TYPE_CHECKING:
    from pipeline.extract.ocr.recognition.read_page import PageRead
    from pipeline.extract.ocr.recognition.recognise import Recogniser

Item = Page | PageFailure


def with_scans(pages: Iterator[Item], data: bytes, threads: int = 1) -> Iterator[Item]:
    """The pages of a document, those without usable text recognised from their image.

    A page that should be recognised and cannot (no engine, no language data) is returned unchanged, with
    ``unread`` saying why. Nothing is loaded for a document without such pages.

    Args:
        pages: the pages as read from the file, in order.
        data: the whole PDF.
        threads: how many pages are recognised at a time.

    Raises:
        pipeline.extract.errors.Unreadable: raised by ``pages``.
    """
    with ExitStack() as stack:
        reader: _RecognitionPool | None = None
        waiting: deque[Item | Future[Item]] = deque()
        for page in pages:
            why = unread(page) if isinstance(page, Page) else None
            found = recogniser() if why else None
            if isinstance(found, Unread) and isinstance(page, Page):
                waiting.append(replace(page, unread=found))
            elif isinstance(found, Available) and isinstance(page, Page) and why:
                if reader is None:
                    reader = _RecognitionPool(data, found, threads, stack)
                waiting.append(reader.begin(page, why))
            else:
                waiting.append(page)
            while waiting and _ready(waiting[0], len(waiting) > threads):
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())


def _ready(item: Item | Future[Item], full: bool) -> bool:
    return full or not isinstance(item, Future) or item.done()


def _done(item: Item | Future[Item]) -> Item:
    return item.result() if isinstance(item, Future) else item


class _RecognitionPool:
    """A pool of threads, each with its own Tesseract instance, and the open document to render from."""

    def __init__(self, data: bytes, available: Available, threads: int, stack: ExitStack) -> None:
        import cv2

        cv2.setNumThreads(1)  # pages run side by side already
        self._available = available
        self._own = threading.local()
        self._all: list[Recogniser] = []
        stack.callback(self._close)
        self._document: Any = stack.enter_context(opened(data))
        self._pool = stack.enter_context(ThreadPoolExecutor(threads, thread_name_prefix="ocr"))

    def begin(self, page: Page, why: Why) -> Item | Future[Item]:
        """Starts recognising a page; returns a failure at once where it cannot be rendered."""
        from pipeline.extract.ocr.image.render import render

        limits.another_page()
        try:
            picture = render(self._document, page.number)
        except PageFailure as failure:
            return failure
        return self._pool.submit(self._read, page, picture, why)

    def _read(self, page: Page, picture: Any, why: Why) -> Item:
        from pipeline.extract.ocr.recognition.read_page import read_picture

        try:
            return merged(page, read_picture(picture, self._recogniser()), why, picture.dpi)
        except Exception as problem:  # one page must not stop the others, whatever it shows
            return PageFailure(page.number, f"falló el reconocimiento de su imagen ({type(problem).__name__})")

    def _recogniser(self) -> Recogniser:
        from pipeline.extract.ocr.recognition.recognise import Recogniser

        if not hasattr(self._own, "recogniser"):
            self._own.recogniser = Recogniser(self._available)
            self._all.append(self._own.recogniser)
        own: Recogniser = self._own.recogniser
        return own

    def _close(self) -> None:
        for own in self._all:
            own.close()


def merged(page: Page, read: PageRead, why: Why, dpi: float) -> Page:
    """The page with what was recognised on it.

    Text of its own that can be trusted (the stamp of an electronic signature over a scan) is kept, and replaces
    recognised words at the same place.
    """
    width, height = (page.height, page.width) if read.turn % 180 else (page.width, page.height)
    scan = Scan(why, round(dpi), read.turn, read.skew, read.confidence)
    words = read.words
    if why == "picture" and page.words and not read.turn and not read.skew:
        own = page.words
        words = (*own, *(w for w in words if not any(_same_place(w.box, o.box) for o in own)))
    return replace(
        page,
        width=width,
        height=height,
        characters=no_characters(),
        words=words,
        rules=read.rules,
        fills=read.fills,
        curves=(),
        structure=(),
        turn=read.turn,
        hidden=0,
        unmapped=0,
        scan=scan,
    )


def _same_place(box: Any, other: Any) -> bool:
    """Whether the centre of a box lies in another box."""
    x, y = centre_x(box), centre_y(box)
    return bool(other.x0 <= x <= other.x1 and other.top <= y <= other.bottom)
