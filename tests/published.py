"""What a run published, file by file, for tests that compare runs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def tree(out: Path) -> dict[str, bytes]:
    """Every file of an output folder but ``run.json``, which says when the run was."""
    files = (p for p in out.rglob("*") if p.is_file() and p.name != "run.json")
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in files}


def shown(out: Path) -> dict[str, bytes]:
    """The same without what a run keeps for itself."""
    return {name: data for name, data in tree(out).items() if not name.startswith(".")}


def same(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> None:
    """Two runs published the same files with the same bytes."""
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def kept_beside(folder: Path) -> Path:
    """A copy of a folder, to make the folder anew from (:func:`made_anew`)."""
    return shutil.copytree(folder, folder.with_name(f"{folder.name}-kept"))


def made_anew(kept: Path) -> Path:
    """The folder that a copy was made of, as it was then: in its place, for a run remembers where documents were."""
    folder = kept.with_name(kept.name.removesuffix("-kept"))
    shutil.rmtree(folder)
    return shutil.copytree(kept, folder)


def everything(folder: Path) -> bytes:
    """All bytes of all files of a folder."""
    return b"".join(p.read_bytes() for p in folder.rglob("*") if p.is_file())
