"""A word that the recogniser read, and the ink it was read from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.model import Recognition


@dataclass(frozen=True)
class RecognisedWord:
    """A word as it was read: its text, the pieces of ink it is made of, its stretch by number."""

    text: str
    reading: Recognition
    pieces: NDArray[np.int32]
    stretch: int
