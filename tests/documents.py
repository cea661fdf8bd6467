"""Documents of the repository, each read once by a process for all the tests that look at what was read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.contract import datasets
from pipeline.extract.reader import read
from pipeline.model import Document
from pipeline.run.inputs.declared import Sidecars
from pipeline.run.inputs.sources import Job
from pipeline.run.report import stages
from tests.places import DATA


@cache
def read_once(path: Path) -> Document:
    """A document as it is read under its own name.

    Raises:
        pipeline.extract.errors.Unreadable: it cannot be read.
    """
    return read(path.read_bytes(), path.stem, path.name)


@cache
def load_what_runs_use() -> None:
    """Takes a document through all stages in this process.

    A run does that in copies of its process, and what a copy loads (lists, fitted weights, templates) is gone with it:
    half a second of each of the hundreds of runs that tests make, were it not loaded here before.
    """
    data = (DATA / "cases" / "becas-c05.txt").read_bytes()
    stages.make(stages.Task(Job("becas-c05", "becas-c05.txt"), datasets()), stages.Given(data, Sidecars()))
