"""Images as arrays of pixels, of shape (height, width)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""How light every pixel is: 0 is black, 255 white."""
Mask = NDArray[np.uint8]
"""Where something is (255) or is not (0)."""
PixelBox = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""
