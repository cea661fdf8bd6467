"""How a run is asked for, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pipeline import contract
from pipeline.processes.limits import Limits
from pipeline.run.incremental import state
from pipeline.run.incremental.edited import Edit
from pipeline.run.settings import LIMITS

LAST = (
    "expectations.json",
    "earlier.json",
    "index.html",
    "datasets",
    "collection",
    "families.json",
    "datapackage.json",
    state.RUN,
)  # published after all reports


@dataclass(frozen=True)
class Options:
    """How to run. ``out`` is a path or an fsspec address; ``jobs`` 0 means as many workers as cores;
    ``timeout`` (seconds of processor) and ``memory`` (MiB) hold for one document, ``None`` means the usual;
    ``expectations`` ``None`` means where a folder is published; ``cluster`` is the address of a Dask
    scheduler, "" for this machine; ``helper`` lets another process help with a lone document; ``password``
    opens the PDFs that are protected, and is written nowhere."""

    out: Path | str
    schemas: contract.Folders = contract.SCHEMAS
    jobs: int = 0
    timeout: float | None = None
    memory: int | None = None
    force: bool = False
    resume: bool = False
    expectations: bool | None = None
    cluster: str = ""
    helper: bool = False
    password: str = field(default="", repr=False)

    @property
    def limits(self) -> Limits:
        per_page = LIMITS.per_page if self.timeout is None else 0.0
        return Limits(self.timeout or LIMITS.timeout, self.memory or LIMITS.memory, per_page)

    def judges(self, result: Result) -> bool:
        """Whether what is published is judged as a whole by Great Expectations."""
        return result.whole_folder if self.expectations is None else self.expectations


@dataclass
class Result:
    """What came of a run: per report its status (published, unchanged, failed), message and summary; the reports
    withdrawn; of those whose document another report publishes first, that one; the published files that somebody had
    changed, and what else to tell (Spanish)."""

    statuses: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    summaries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    same: Mapping[str, str] = field(default_factory=dict)
    edits: list[Edit] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    whole_folder: bool = False
    seconds: float = 0.0


class Progress(Protocol):
    """Called with how far a run is. It may have a method ``pages(report, done, total)``, which is called every second
    while a document is read, with how many of its pages have been."""

    def __call__(self, done: int, total: int, report: str, /) -> None:
        """So many documents of ``total`` are done, ``report`` just now."""


Pages = Callable[[str, int, int], None]


def pages_of(progress: Progress | None) -> Pages | None:
    """What is to be called with pages read, where ``progress`` wants to know."""
    pages: Pages | None = getattr(progress, "pages", None)
    return pages
