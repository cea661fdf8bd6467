"""Loads what every report needs, so that worker processes are born with it."""

import numpy
import pyarrow
import pyarrow.parquet
import pypdfium2

from pipeline.publish import contract_files, frames, markdown, tabular, workbook
from pipeline.publish.html import warm

__all__ = [
    "contract_files",
    "frames",
    "markdown",
    "numpy",
    "pyarrow",
    "pypdfium2",
    "tabular",
    "warm",
    "workbook",
]
