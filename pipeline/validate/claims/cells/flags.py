"""Arrays of truth values: which rows, columns, cells …"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
