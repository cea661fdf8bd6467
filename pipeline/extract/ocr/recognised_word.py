"""A word as recognised, and the connected components it was read from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Recognition


@dataclass(frozen=True)
class RecognisedWord:
    """A recognised word.

    ``component_ids`` are labels of :class:`image.components.ConnectedComponents`; ``text_line`` is the index of
    the text line the word stands on.
    """

    text: str
    reading: Recognition
    component_ids: NDArray[np.int32]
    text_line: int
