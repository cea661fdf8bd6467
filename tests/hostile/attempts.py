"""One document through the whole pipeline in a copy of this process: what came of it, seconds, MiB."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import contract
from pipeline.processes import fork_call
from pipeline.processes.limits import Limits
from pipeline.run.inputs.declared import Sidecars
from pipeline.run.inputs.sources import Job
from pipeline.run.report import stages as one
from pipeline.run.report.stages import DocumentOutcome, Given, Made, Task
from pipeline.run.workers import pool

LIMITS = Limits(timeout=300.0, memory=4096)
BUGS = (
    "no prevista",
    "se cay\u00f3",
    "falla del programa",
)  # what a message says where it was not the document's own fault


@dataclass(frozen=True)
class Attempt:
    """``error`` is the message of a document that failed; ``seconds`` of wall time; ``mebibytes`` are
    resident; ``tables``, ``findings`` (by rule) and ``size`` of what was published of the others; ``lost``
    is what is said of a page, or of the tables of one, that was lost for a fault of ours."""

    error: str | None
    seconds: float
    mebibytes: float = 0.0
    tables: int = 0
    findings: tuple[tuple[str, int], ...] = ()
    size: int = 0
    lost: str | None = None

    @property
    def is_bug(self) -> bool:
        return self.lost is not None or (self.error is not None and any(bug in self.error for bug in BUGS))


_Came = tuple[str | None, float, int, tuple[tuple[str, int], ...], int, str | None]


def _make(task: Task, given: Given) -> _Came:
    import json

    made: Made = one.make(task, given)
    kept = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if made.files is None:
        return made.outcome.error, kept, 0, (), 0, None
    found = json.loads(made.files["findings.json"])["findings"]
    rules = Counter(f["rule"] for f in found)
    lost = next((f["message"] for f in found if _is_lost(f["rule"], f["message"])), None)
    tables = len(json.loads(made.files["tables.json"])["tables"])
    return None, kept, tables, tuple(sorted(rules.items())), sum(map(len, made.files.values())), lost


_OF_THE_PAGE = ("pdfium", "es demasiado grande para reconocer su texto")  # what no program could read of it


def _is_lost(rule: str, message: str) -> bool:
    return rule == "tablas-no-buscadas" or (
        rule == "pagina-ilegible" and not any(cause in message for cause in _OF_THE_PAGE)
    )


def warm_up(documents: Iterable[tuple[str, bytes]]) -> None:
    """Reads good documents in this process, so that its copies are born with all they need."""
    for name, data in documents:
        one.make(Task(Job("hostil", name), contract.datasets()), Given(data, Sidecars()))


def attempt(data: bytes, name: str, limits: Limits = LIMITS) -> Attempt:
    """What comes of a document called ``name``."""
    job = Job("hostil", name)
    task = Task(job, contract.datasets())
    start = time.monotonic()
    try:
        error, kept, tables, findings, size, lost = fork_call.call(_make, (task, Given(data, Sidecars())), limits)
    except Exception as problem:
        outcome: DocumentOutcome = pool.failure(job, problem, limits)
        return Attempt(outcome.error, time.monotonic() - start)
    return Attempt(error, time.monotonic() - start, kept, tables, findings, size, lost)
