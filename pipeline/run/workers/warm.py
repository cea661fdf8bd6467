"""Loads what every report needs, so that worker processes are born with it."""

import numpy
import pyarrow
import pyarrow.parquet
import pypdfium2

from pipeline.publish.data_files import contract_files
from pipeline.publish.datasets import frames, tabular
from pipeline.publish.documents import markdown, workbook
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
