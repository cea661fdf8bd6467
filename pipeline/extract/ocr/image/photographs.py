"""Text lines that stand on photographs: found by the ground around them before anything is recognised.

The leaves and windows of a photograph give hundreds of things as tall as letters, and each took as long to recognise
as a line of text. Paper is even, tinted or shaded too; a photograph is not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.ocr.image.components import ConnectedComponents, TextLine
from pipeline.extract.ocr.image.pixels import Grey

UNEVEN = 7.0
"""Grey levels (median distance from the median) by which the ground of a line may vary: of the lines of scans 19 in 20
have 4 or less, of the lines found in photographs 9 in 10 have 8 or more (four photographs, 1,171 lines; twelve pages of
three scans)."""
FEWEST = 8  # lines that stand together: fewer are recognised in no time
APART = 2.0  # letter heights between lines of one photograph
RIM = 5  # pixels of ink and the grey around it that are no ground
COARSE = 8  # pixels of the page for one of the map on which lines are brought together


def on_photographs(grey: Grey, components: ConnectedComponents, lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines whose ground is uneven, one list for each photograph that has ``FEWEST`` or more of them.

    Args:
        grey: the page as it is, with what was taken out to find letters (lines, shading).
        components: what was found on it.
        lines: the text lines of it.
    """
    import cv2

    uneven = [line for line in lines if _unevenness(grey, components, line) >= UNEVEN]
    if len(uneven) < FEWEST:
        return []
    reach = max(int(APART * components.letter_height / COARSE), 1)
    there = np.zeros([side // COARSE + 2 for side in grey.shape], np.uint8)
    for line in uneven:
        there[line.top // COARSE : line.bottom // COARSE + 1, line.left // COARSE : line.right // COARSE + 1] = 1
    areas = cv2.connectedComponents(cv2.dilate(there, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)))[1]
    together: dict[int, list[TextLine]] = {}
    for line in uneven:
        together.setdefault(int(areas[line.top // COARSE, line.left // COARSE]), []).append(line)
    return [found for found in together.values() if len(found) >= FEWEST]


def _unevenness(grey: Grey, components: ConnectedComponents, line: TextLine) -> float:
    """How far, in grey levels, what is no ink in the box of a line lies from its median; 0 where all of it is ink."""
    import cv2

    around = max(int(components.letter_height / 2), 1)
    box = np.s_[max(line.top - around, 0) : line.bottom + around, max(line.left - around, 0) : line.right + around]
    ink = cv2.dilate((components.labels[box] > 0).astype(np.uint8), np.ones((RIM, RIM), np.uint8))
    ground = grey[box][ink == 0].astype(np.int16)
    return float(np.median(np.abs(ground - np.median(ground)))) if ground.size else 0.0
