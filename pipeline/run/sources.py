"""Which documents a run reads, and the id of each report."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.extract.errors import Unreadable
from pipeline.extract.sniff import sniff

_UNSAFE = re.compile(r"[^a-z0-9._-]+")
_SIDECAR_SUFFIXES = (".toml",)  # what people state beside a document (pipeline.run.declared)
_TEMPORARY_PREFIXES = (".", "~$")


class NoDocuments(Exception):
    """There is nothing to read; the message (Spanish) says where and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: its path as the user gave it, and the id of its report."""

    report: str
    path: str


def safe_name(stem: str) -> str:
    """A file name's stem made safe as a folder name: lower case, without accents or spaces."""
    folded = unicodedata.normalize("NFKD", stem.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return _UNSAFE.sub("-", plain).strip("-.") or "reporte"


def _in_folder(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix.lower() not in _SIDECAR_SUFFIXES
        and not any(part.startswith(_TEMPORARY_PREFIXES) for part in path.relative_to(folder).parts)
    ]


def _format(path: Path) -> str:
    try:
        return sniff(path.read_bytes())
    except (Unreadable, OSError):
        return path.suffix.lstrip(".").lower() or "archivo"


def find(sources: Sequence[str]) -> list[Job]:
    """The documents of files and folders (searched through), each once, in order of path.

    Two documents that would share an id get their format behind it, and a number where that is
    not enough.

    Raises:
        NoDocuments: a source does not exist, or no document is found in any.
    """
    paths: dict[Path, str] = {}
    for source in sources:
        path = Path(source)
        if not path.exists():
            raise NoDocuments(f"No existe «{source}». Revise la ruta.")
        for found in _in_folder(path) if path.is_dir() else [path]:
            paths.setdefault(found.resolve(), found.as_posix())
    if not paths:
        raise NoDocuments(
            f"No hay documentos en «{', '.join(sources)}». Deje ahí las cuentas públicas (PDF, Word o texto)."
        )
    given = sorted(paths.values())
    names = {path: safe_name(Path(path).stem) for path in given}
    shared = Counter(names.values())
    jobs: list[Job] = []
    taken: set[str] = set()
    for document in given:
        name = names[document]
        if shared[name] > 1:
            name = f"{name}-{_format(Path(document))}"
        base, number = name, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        jobs.append(Job(name, document))
    return jobs
