"""Tesseract: the image of one line in, words with boxes and confidence out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.recognition.tesseract import LANGUAGE, Available

TESSERACT_OPTIONS = {
    "debug_file": os.devnull,  # Tesseract's own messages are not for the user
    "tessedit_do_invert": "0",  # light print on dark is inverted before (``image.shaded_areas``)
    "load_system_dawg": "1",
    "user_defined_dpi": "0",
}
NUMERAL_CHARACTERS = "0123456789.,%$-()"
_CHOICES = "lstm_choice_mode"
_WHITELIST = "tessedit_char_whitelist"


@dataclass(frozen=True, slots=True)
class TesseractWord:
    """A word as Tesseract recognised it: text, confidence (0 to 1), box in pixels of the given image.

    ``choices`` has, for each character, its candidates with weight, likeliest first, where they were requested.
    """

    text: str
    confidence: float
    left: int
    top: int
    right: int
    bottom: int
    choices: tuple[tuple[tuple[str, float], ...], ...] = ()


class Recogniser:
    """One instance of Tesseract, for use by one thread at a time."""

    def __init__(self, available: Available) -> None:
        self._folder = available.folder
        self._mode: int | None = None
        self._allowed = ""
        self._with_choices = False

    @cached_property
    def _tesserocr(self) -> Any:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # its own threads cost more than they bring
        import tesserocr

        return tesserocr

    @cached_property
    def _api(self) -> Any:
        """Tesseract with its data, a sixth of a second: for pictures that turn out to be drawings it is not needed."""
        api = self._tesserocr.PyTessBaseAPI(path=str(self._folder), lang=LANGUAGE, oem=self._tesserocr.OEM.LSTM_ONLY)
        for name, value in TESSERACT_OPTIONS.items():
            api.SetVariable(name, value)
        return api

    def close(self) -> None:
        if "_api" in vars(self):
            self._api.End()

    def line(self, grey: Grey, dpi: float, allowed: str = "", choices: bool = False) -> list[TesseractWord]:
        """The words of an image of one line; only of ``allowed`` characters where any are given."""
        return self._read(grey, dpi, self._tesserocr.PSM.SINGLE_LINE, allowed, choices)

    def block(self, grey: Grey, dpi: float, allowed: str = "") -> list[TesseractWord]:
        """The words of an image of several lines; ``allowed`` as in :meth:`line`."""
        return self._read(grey, dpi, self._tesserocr.PSM.SINGLE_BLOCK, allowed, False)

    def _read(self, grey: Grey, dpi: float, mode: int, allowed: str, choices: bool) -> list[TesseractWord]:
        if mode != self._mode:
            self._api.SetPageSegMode(mode)
            self._mode = mode
        if allowed != self._allowed:
            self._api.SetVariable(_WHITELIST, allowed)
            self._allowed = allowed
        if choices != self._with_choices:
            self._api.SetVariable(_CHOICES, "2" if choices else "0")
            self._with_choices = choices
        height, width = grey.shape
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(int(dpi))
        if not self._api.Recognize():
            return []
        return list(self._words(choices))

    def _words(self, choices: bool) -> Iterator[TesseractWord]:
        found = self._api.GetIterator()
        if found is None:
            return
        levels = self._tesserocr.RIL
        word, symbol = levels.WORD, levels.SYMBOL
        while True:
            text = _text(found, word)
            box = found.BoundingBox(word)
            confidence = found.Confidence(word) / 100
            each: list[tuple[tuple[str, float], ...]] = []
            if choices and text:
                while True:
                    each.append(tuple(_choices(found)))
                    if found.IsAtFinalElement(word, symbol) or not found.Next(symbol):
                        break
            if text and box:
                left, top, right, bottom = box
                yield TesseractWord(text, confidence, left, top, right, bottom, tuple(each))
            if not found.Next(word):
                return


def _text(found: Any, level: int) -> str:
    try:
        return (found.GetUTF8Text(level) or "").strip()
    except RuntimeError:  # how tesserocr reports an empty result
        return ""


def _choices(found: Any) -> Iterator[tuple[str, float]]:
    for choice in found.GetChoiceIterator():
        text = (choice.GetUTF8Text() or "").strip()
        if text:
            yield text, choice.Confidence() / 100


@contextmanager
def opened_recogniser(available: Available) -> Iterator[Recogniser]:
    """A Tesseract instance, closed at the end."""
    tesseract = Recogniser(available)
    try:
        yield tesseract
    finally:
        tesseract.close()
