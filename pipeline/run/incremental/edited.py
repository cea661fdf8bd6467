"""Published files that somebody changed or took away: noticed by their hash, never lost and never kept in silence.

What a run publishes it remembers in ``run.json``, file by file. The next run looks at all of it first. A file that is
not as it was is copied to ``cambios-a-mano/`` under a name of its own and made again; where it cannot be made again,
because its document is not among those of the run, it stays as it is and is named every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.run.incremental.state import RUN
from pipeline.run.inputs.collection_statement import EDITABLE
from pipeline.store import Draft, Output

ASIDE = "cambios-a-mano"
NOT_WATCHED = frozenset({RUN, "earlier.json", *EDITABLE})
"""Memories of earlier runs, which no document gives back, and what a person is asked to edit."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A published file that is not as it was left; ``data`` is what is there now, ``None`` where nothing is.
    ``aside`` is the name of the copy, ``remade`` whether this run makes it again."""

    name: str
    data: bytes | None
    aside: str = ""
    remade: bool = False

    @property
    def top(self) -> str:
        """The report or file at the top of the output that it belongs to."""
        return self.name.split("/", 1)[0]


def edits(published: Output, files: Mapping[str, str]) -> list[Edit]:
    """What is no longer as ``files`` (hashes by name) says; ``published`` is the output itself, without a draft."""
    found = []
    for name, digest in sorted(files.items()):
        data = published.read(name)
        if data is None or digest_of(data) != digest:
            found.append(Edit(name, data))
    return found


def copy_name(edit: Edit) -> str:
    """Where the copy of an edited file is put: no two contents have the same."""
    path = PurePosixPath(edit.name)
    mark = digest_of(edit.data or b"")[:8]
    return f"{ASIDE}/{path.with_name(f'{path.stem}.{mark}{path.suffix}')}"


def recorded_hashes(out: Draft, earlier: Mapping[str, str]) -> dict[str, str]:
    """The hash of every file that will be published; those of what this run leaves as it is are as ``earlier``."""
    changed = out.names()
    kept = {name: digest for name, digest in earlier.items() if name.split("/", 1)[0] not in changed}
    for name in out.find("**/*"):
        if name not in kept and _is_ours(name) and (data := out.read(name)) is not None:
            kept[name] = digest_of(data)
    return dict(sorted(kept.items()))


def _is_ours(name: str) -> bool:
    top = name.split("/", 1)[0]
    return top != ASIDE and top not in NOT_WATCHED and not top.startswith(".")


def digest_of(data: bytes) -> str:
    """A hash of a file, half a SHA-256: enough to notice an edit."""
    return hashlib.sha256(data).hexdigest()[:32]


def put_aside(out: Draft, found: Collection[Edit], reports: Collection[str], remembered: Collection[str]) -> list[Edit]:
    """Copies what was edited into the draft, and takes what spans all reports out of it, to be made again.

    Args:
        reports: those whose documents are of this run, which makes them again.
        remembered: every report that is published.

    Returns:
        The edits with where their copy is and whether they are made again.
    """
    handled = []
    for edit in found:
        remade = edit.top in reports or edit.top not in remembered
        aside = copy_name(edit) if remade and edit.data is not None else ""
        if aside:
            out.write(aside, edit.data or b"")
        if remade and edit.top not in remembered:
            out.remove(edit.name)
        handled.append(Edit(edit.name, edit.data, aside, remade))
    return handled
