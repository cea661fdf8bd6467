"""What a run remembers: ``run.json``, by which the next one knows what has not changed."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline import contract, store
from pipeline.run import declared
from pipeline.run.sources import Job

RUN = "run.json"
_CODE = Path(__file__).resolve().parent.parent
_CODE_SUFFIXES = (".py", ".j2", ".html", ".css", ".js")


@lru_cache(maxsize=1)
def code_version() -> str:
    """A hash of the pipeline's own code, templates included."""
    digest = hashlib.sha256()
    for path in sorted(p for p in _CODE.rglob("*") if p.suffix in _CODE_SUFFIXES):
        digest.update(path.relative_to(_CODE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def package_version() -> str:
    try:
        return version("cuenta")
    except PackageNotFoundError:
        return "0"


@dataclass(frozen=True, slots=True)
class Memory:
    """One document as ``run.json`` remembers it. ``failed_with`` is the message where it failed."""

    report: str
    path: str
    sha256: str
    fingerprint: str
    failed_with: str | None
    seconds: Mapping[str, float]


def fingerprint(job: Job, sha256: str, schemas: Path) -> str:
    """What a report's output depends on: document, declarations beside it, schemas, code, its names."""
    parts = [
        code_version(),
        json.dumps(dict(contract.fingerprint(schemas)), sort_keys=True),
        sha256,
        declared.fingerprint(Path(job.path)),
        job.report,
        job.path,
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def load(out: Path) -> dict[str, Memory]:
    """What the last run remembers, by report; empty where there was none or its file is damaged."""
    try:
        entries = json.loads((out / RUN).read_text(encoding="utf-8"))["inputs"]
        return {
            e["report"]: Memory(e["report"], e["path"], e["sha256"], e["fingerprint"], e["error"], e["seconds"])
            for e in entries
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def save(out: Path, memories: Iterable[Memory], statuses: Mapping[str, str], extra: Mapping[str, Any]) -> None:
    """Writes ``run.json``.

    ``statuses`` says of each report of this run whether it was published, unchanged or failed.
    """
    inputs = [
        {
            "report": m.report,
            "path": m.path,
            "sha256": m.sha256,
            "status": statuses.get(m.report, "kept"),
            "error": m.failed_with,
            "fingerprint": m.fingerprint,
            "seconds": dict(m.seconds),
        }
        for m in sorted(memories, key=lambda m: m.report)
    ]
    content = {
        "version": package_version(),
        "python": platform.python_version(),
        "code": code_version(),
        **extra,
        "inputs": inputs,
    }
    store.write_file(out / RUN, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
