"""Font size and weight are measured on the components, row by row; a repeated header is known though misread."""

from __future__ import annotations

import numpy as np

from pipeline.extract.assembly.repeated_headers import misread_header
from pipeline.extract.ocr.image.components import ConnectedComponents, find_components, without_paper_edges
from pipeline.extract.ocr.image.stroke_width import is_bold
from pipeline.extract.ocr.recognised_word import RecognisedWord
from pipeline.extract.ocr.recognition.text_layer import layer_words
from pipeline.extract.pdf.page import Word
from pipeline.model import Recognition
from tests.extract.ocr.image.sheet import Sheet


def _read(
    components: ConnectedComponents, scale: float, places: dict[str, tuple[float, float, float]], rows: dict[str, int]
) -> list[RecognisedWord]:
    """Words at given places: left, right and baseline in points; ``rows`` has the index of their text lines."""
    found = []
    x = (components.stats[:, 0] + components.stats[:, 2] / 2) / scale
    y = (components.stats[:, 1] + components.stats[:, 3]) / scale
    for text, (left, right, base) in places.items():
        inside = (x > left) & (x < right) & (y > base - 9) & (y < base + 4)
        inside[0] = False
        found.append(
            RecognisedWord(text.split("#")[0], Recognition(0.95), np.flatnonzero(inside).astype(np.int32), rows[text])
        )
    return found


def _words(sheet: Sheet, places: dict[str, tuple[float, float, float]], rows: dict[str, int]) -> list[Word]:
    picture = sheet.scanned(noise=2)
    components = find_components(picture, sheet.dpi)
    return list(layer_words(_read(components, sheet.scale, places, rows), components, picture, sheet.scale))


def test_one_capital_among_small_letters_tells_the_size() -> None:
    sheet = Sheet().text(20, 60, "Mesa rara con mas", 10).text(220, 60, "12.345", 10)
    words = _words(
        sheet, {"Mesa rara con mas": (15, 200, 60), "12.345": (210, 300, 60)}, {"Mesa rara con mas": 0, "12.345": 1}
    )
    assert words[0].size == words[1].size
    assert 8.5 < words[0].size < 12


def test_a_single_letter_has_the_size_of_its_row() -> None:
    sheet = Sheet().text(20, 60, "Fecha del hito", 10).text(220, 60, "8", 10)
    words = _words(sheet, {"Fecha del hito": (15, 200, 60), "o": (210, 240, 60)}, {"Fecha del hito": 0, "o": 1})
    assert words[1].size == words[0].size
    assert (words[1].top, words[1].bottom) == (words[0].top, words[0].bottom)


def test_a_row_that_is_thick_throughout_is_bold_and_a_single_thick_word_is_not() -> None:
    strokes = np.array([1.0, 1.02, 0.98, 1.0, 1.3, 1.22, 1.24, 1.26, 1.33, 1.0, 0.97, 1.01])
    letters = np.array([6, 5, 7, 6, 6, 2, 2, 5, 9, 9, 9, 9])
    rows = np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], np.int32)
    text_lines = np.arange(12, dtype=np.int32)
    assert is_bold(strokes, letters, text_lines, rows) == [False] * 4 + [True] * 4 + [False] * 4


def test_a_bold_word_in_a_row_of_others_is_bold() -> None:
    strokes = np.array([1.0, 1.0, 1.0, 1.0, 1.6, 1.0])
    letters = np.array([9, 9, 9, 9, 8, 6])
    rows = np.array([0, 0, 0, 0, 1, 1], np.int32)
    assert is_bold(strokes, letters, np.arange(6, dtype=np.int32), rows) == [False, False, False, False, True, False]


HEADER = ["N°", "Fecha de la actividad", "Lugar", "Asistentes"]
BODY = [["1", "02-03-2022", "Sala", "30"], ["2", "05-03-2022", "Plaza", "120"]]


def test_a_header_with_a_letter_misread_is_the_header_repeated() -> None:
    misread = ["N?", "Fecha de la actividad", "Lugár", "Asistentes"]
    assert misread_header([HEADER, *BODY], 1, [misread, ["3", "09-03-2022", "Sala", "44"]]) == 1


def test_another_header_and_a_row_of_the_body_are_not() -> None:
    assert misread_header([HEADER, *BODY], 1, [["N°", "Nombre", "Cargo", "Grado"], *BODY]) is None
    assert misread_header([HEADER, *BODY], 1, [BODY[0]]) is None
    assert misread_header([HEADER, *BODY], 0, [HEADER]) is None


def test_the_shadow_of_the_edge_of_the_paper_is_no_text() -> None:
    grey = np.full((400, 300), 255, np.uint8)
    grey[100:130, 2:4] = 0  # beside the left edge
    grey[100:130, 150:153] = 0  # a stroke of the text
    grey[396:398, 50:120] = 0  # along the lower edge
    for left in range(40, 240, 20):
        grey[200:220, left : left + 10] = 0
    components = find_components(grey, 72)
    kept = without_paper_edges(components, 6.0)
    lost = (components.stats[:, 4] > 0) & (kept.stats[:, 4] == 0)
    assert sorted((int(x), int(y)) for x, y in components.stats[lost, :2]) == [(2, 100), (50, 396)]
