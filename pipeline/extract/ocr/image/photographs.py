"""Text lines that stand on photographs: found by the ground around them before anything is recognised.

The leaves and windows of a photograph give hundreds of things as tall as letters, and each took as long to recognise
as a line of text. Paper is even, tinted or shaded too; a photograph is not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.ocr.image.components import ConnectedComponents, TextLine
from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.settings import PHOTOGRAPHS


def on_photographs(grey: Grey, components: ConnectedComponents, lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines whose ground is uneven, one list for each photograph that has enough of them.

    Args:
        grey: the page as it is, with what was taken out to find letters (lines, shading).
        components: what was found on it.
        lines: the text lines of it.
    """
    import cv2

    uneven = [line for line in lines if _unevenness(grey, components, line) >= PHOTOGRAPHS.uneven]
    if len(uneven) < PHOTOGRAPHS.fewest:
        return []
    reach = max(int(PHOTOGRAPHS.apart * components.letter_height / PHOTOGRAPHS.coarse), 1)
    there = np.zeros([side // PHOTOGRAPHS.coarse + 2 for side in grey.shape], np.uint8)
    for line in uneven:
        there[
            line.top // PHOTOGRAPHS.coarse : line.bottom // PHOTOGRAPHS.coarse + 1,
            line.left // PHOTOGRAPHS.coarse : line.right // PHOTOGRAPHS.coarse + 1,
        ] = 1
    areas = cv2.connectedComponents(cv2.dilate(there, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)))[1]
    together: dict[int, list[TextLine]] = {}
    for line in uneven:
        together.setdefault(int(areas[line.top // PHOTOGRAPHS.coarse, line.left // PHOTOGRAPHS.coarse]), []).append(
            line
        )
    return [found for found in together.values() if len(found) >= PHOTOGRAPHS.fewest]


def _unevenness(grey: Grey, components: ConnectedComponents, line: TextLine) -> float:
    """How far, in grey levels, what is no ink in the box of a line lies from its median; 0 where all of it is ink."""
    import cv2

    around = max(int(components.letter_height / 2), 1)
    box = np.s_[max(line.top - around, 0) : line.bottom + around, max(line.left - around, 0) : line.right + around]
    ink = cv2.dilate(
        (components.labels[box] > 0).astype(np.uint8), np.ones((PHOTOGRAPHS.rim, PHOTOGRAPHS.rim), np.uint8)
    )
    ground = grey[box][ink == 0].astype(np.int16)
    return float(np.median(np.abs(ground - np.median(ground)))) if ground.size else 0.0
