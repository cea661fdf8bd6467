"""Loads what every report needs, so that worker processes are born with it."""

import numpy
import pyarrow
import pyarrow.parquet
import pypdfium2

__all__ = ["numpy", "pyarrow", "pypdfium2"]
