"""Pages that must be recognised from their image, and pictures of print on others: in parallel, returned in order.

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
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pipeline.extract.errors import Unread
from pipeline.extract.ocr.page_selection import Why, unread
from pipeline.extract.ocr.recognition.tesseract import Available, recogniser
from pipeline.extract.pdf.page import Page, Scan, no_characters
from pipeline.extract.pdf.pdfium import PageFailure, opened
from pipeline.geometry import Box, contains_centre
from pipeline.processes import limits

if TYPE_CHECKING:
    from pipeline.extract.ocr.image.render import PageImage
    from pipeline.extract.ocr.recognition.read_page import PageRead
    from pipeline.extract.ocr.recognition.recognise import Recogniser

Item = Page | PageFailure


def with_scans(pages: Iterator[Item], data: bytes, threads: int = 1) -> Iterator[Item]:
    """The pages of a document, those without usable text recognised from their image, and others with what was
    recognised in the pictures of print on them.

    A page that should be recognised and cannot (no engine, no language data) is returned unchanged, with
    ``unread`` saying why. Nothing is loaded for a document without such pages and pictures.

    Args:
        pages: the pages as read from the file, in order.
        data: the whole PDF.
        threads: how many pages are recognised at a time.

    Raises:
        pipeline.extract.errors.Unreadable: raised by ``pages``.
    """
    with ExitStack() as stack:
        reader = _RecognitionPool(data, threads, stack)
        waiting: deque[Item | Future[Item]] = deque()
        for page in pages:
            if not isinstance(page, Page):
                waiting.append(page)
            elif why := unread(page):
                waiting.append(reader.begin(page, why))
            elif page.images:
                waiting.append(reader.begin_pictures(page))
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
    """A pool of threads, each with its own Tesseract instance, and the open document to render from; each of them is
    made when it is first needed."""

    def __init__(self, data: bytes, threads: int, stack: ExitStack) -> None:
        self._data, self._threads, self._stack = data, threads, stack
        self._tesseract = threading.local()
        self._all: list[Recogniser] = []
        stack.callback(self._close)

    @cached_property
    def _document(self) -> Any:
        return self._stack.enter_context(opened(self._data))

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        import cv2

        cv2.setNumThreads(1)  # pages run side by side already
        return self._stack.enter_context(ThreadPoolExecutor(self._threads, thread_name_prefix="ocr"))

    def begin(self, page: Page, why: Why) -> Item | Future[Item]:
        """Starts recognising a page; returns it at once where it cannot be recognised or rendered."""
        from pipeline.extract.ocr.image.render import render

        found = recogniser()
        if isinstance(found, Unread):
            return replace(page, unread=found)
        limits.another_page()
        try:
            picture = render(self._document, page.number)
        except PageFailure as failure:
            return failure
        return self._pool.submit(self._read, page, picture, why, found)

    def begin_pictures(self, page: Page) -> Item | Future[Item]:
        """Starts recognising the pictures of print on a page; returns it at once where there are none."""
        from pipeline.extract.ocr.embedded_pictures import with_printed_pictures

        try:
            page, images = with_printed_pictures(page, self._document)
        except PageFailure:
            return page  # its own text was read
        found = recogniser() if images else None
        if not isinstance(found, Available):
            return page
        limits.another_page()
        return self._pool.submit(self._read_pictures, page, images, found)

    def _read(self, page: Page, picture: Any, why: Why, available: Available) -> Item:
        from pipeline.extract.ocr.recognition.read_page import read_picture

        try:
            return merged(page, read_picture(picture, self._recogniser(available)), why, picture.dpi)
        except Exception as problem:  # one page must not stop the others, whatever it shows
            return PageFailure(page.number, f"falló el reconocimiento de su imagen ({type(problem).__name__})")

    def _read_pictures(self, page: Page, images: list[tuple[Box, PageImage]], available: Available) -> Item:
        from pipeline.extract.ocr.embedded_pictures import with_recognised

        try:
            return with_recognised(page, images, self._recogniser(available))
        except Exception:  # its own text was read, and its pictures of print are named
            return page

    def _recogniser(self, available: Available) -> Recogniser:
        from pipeline.extract.ocr.recognition.recognise import Recogniser

        if not hasattr(self._tesseract, "recogniser"):
            self._tesseract.recogniser = Recogniser(available)
            self._all.append(self._tesseract.recogniser)
        tesseract: Recogniser = self._tesseract.recogniser
        return tesseract

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
        words = (*own, *(w for w in words if not any(contains_centre(o.box, w.box) for o in own)))
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
