"""What a run remembers: ``run.json``, by which the next one knows what has not changed."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline import contract, locations
from pipeline.extract.ocr.recognition import tesseract as recognition
from pipeline.run.inputs.sources import Job
from pipeline.run.settings import FOUND
from pipeline.safe_text import shown_path
from pipeline.store import Output

RUN = "run.json"
_CODE = Path(__file__).resolve().parents[2]
_CODE_SUFFIXES = (".py", ".j2", ".html", ".css", ".js")


READING = (
    "model/",
    "geometry.py",
    "values.py",
    "safe_text.py",
    "spanish/",
    "rules/",
    "quantities/",
    "extract/",
    # The audit of a page that was recognised corrects its figures (post-OCR correction):
    "clean/",
    "checks/",
    "validate/",
    "run/audit/validators.py",
    "run/ocr_correction/",
)
"""The files and folders of ``pipeline/`` that decide what is read of a document."""


@lru_cache(maxsize=2)
def _version(of: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in _CODE.rglob("*") if p.suffix in _CODE_SUFFIXES):
        name = path.relative_to(_CODE).as_posix()
        if not of or name.startswith(of):
            digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def code_version() -> str:
    """A hash of the pipeline's own code, templates included."""
    return _version(())


def reading_version() -> str:
    """A hash of what a document's reading depends on beside it: the code of extraction and all it uses,
    and by what characters are recognised here, so that scans are read once that can be done."""
    return f"{_version(READING)} {recognition.identity()}"


def package_version() -> str:
    """The version of this program, "0" where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("cuenta")
    except PackageNotFoundError:
        return "0"


def _beside(job: Job) -> str:
    """A hash of all that is stated beside a document; "" where nothing is."""
    present = [(name, _stated(name)) for name in job.beside if name]
    content = b"\0".join(os.fsencode(name.rsplit("/", 1)[-1]) + b"\0" + data for name, data in present)
    return hashlib.sha256(content).hexdigest() if present else ""


def _stated(name: str) -> bytes:
    """What stands for a file beside a document: its bytes, its size where it is too large to be one (and is
    refused), nothing where it cannot be read: it is refused with its reason when the document is read."""
    try:
        if not locations.is_address(name) and (size := os.path.getsize(name)) > FOUND.largest_sidecar:
            return str(size).encode()
        return locations.read_if_there(name) or b""
    except OSError:
        return b""


@dataclass(frozen=True, slots=True)
class Memory:
    """One document as ``run.json`` remembers it. ``failed_with`` is the message where it failed;
    ``content`` the digest of what is published of it (``run.report.stages.content_of``)."""

    report: str
    path: str
    sha256: str
    fingerprint: str
    failed_with: str | None
    seconds: Mapping[str, float]
    content: str = ""


@dataclass(frozen=True)
class State:
    """What the last run remembers: its documents by report, and of each consolidated dataset what
    it was made from; ``complete`` is false where that run did not come to its end. ``drafted`` is what
    of the draft it left is as its memories say; all else there is of no known document. ``files`` are the
    hashes of what it published, by name."""

    memories: Mapping[str, Memory] = field(default_factory=dict)
    consolidated: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False
    drafted: frozenset[str] = frozenset()
    files: Mapping[str, str] = field(default_factory=dict)


def schemas_version(schemas: contract.Folders) -> str:
    """A hash of the schema files."""
    return hashlib.sha256(json.dumps(dict(contract.fingerprint(schemas)), sort_keys=True).encode()).hexdigest()


def fingerprint(job: Job, sha256: str, schemas: str) -> str:
    """What a report's output depends on: document, what is stated beside it, schemas (their
    version), code, by what characters are recognised here, its names."""
    parts = [code_version(), recognition.identity(), schemas, sha256, _beside(job), job.report, job.path]
    return hashlib.sha256(os.fsencode("\0".join(parts))).hexdigest()


def load(out: Output) -> State:
    """What the last run remembers; nothing where there was none or its file is damaged."""
    try:
        content = json.loads(out.read(RUN) or b"")
        memories = {entry["report"]: _memory(entry) for entry in content["inputs"]}
        drafted = frozenset(map(str, content["drafted"]))
        files = {str(name): str(digest) for name, digest in dict(content["files"]).items()}
        return State(memories, dict(content["consolidated"]), bool(content["complete"]), drafted, files)
    except (ValueError, KeyError, TypeError, RecursionError):
        return State()


def _memory(entry: Mapping[str, Any]) -> Memory:
    """One document as remembered. Raises ``KeyError`` or ``TypeError`` where it is not what we wrote."""
    report, path, sha256, print_, content = (entry[k] for k in ("report", "path", "sha256", "fingerprint", "content"))
    error = entry["error"]
    if not all(isinstance(text, str) for text in (report, path, sha256, print_, content, error or "")):
        raise TypeError(entry)
    seconds = {str(stage): float(spent) for stage, spent in dict(entry["seconds"]).items()}
    return Memory(report, path, sha256, print_, error, seconds, content)


def save(out: Output, state: State, statuses: Mapping[str, str]) -> None:
    """Writes ``run.json``.

    ``statuses`` says of each report of this run whether it was published, unchanged or failed.
    """
    inputs = [
        {
            "report": m.report,
            "path": shown_path(m.path),
            "sha256": m.sha256,
            "status": statuses.get(m.report, "kept"),
            "error": m.failed_with,
            "fingerprint": m.fingerprint,
            "content": m.content,
            "seconds": dict(m.seconds),
        }
        for m in sorted(state.memories.values(), key=lambda m: m.report)
    ]
    content = {
        "version": package_version(),
        "python": platform.python_version(),
        "code": code_version(),
        "complete": state.complete,
        "drafted": sorted(state.drafted),
        "consolidated": dict(sorted(state.consolidated.items())),
        "inputs": inputs,
        "files": dict(state.files),
    }
    out.write(RUN, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
