"""``extracted/``: written whole or not at all, rewritten only where bytes differ.

A report's folder is made beside the old one and put in its place by renaming, so that a run that
dies leaves what was published before it. Nothing here knows what the files mean.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

_NEW, _OLD = ".nuevo-", ".previo-"


class Unwritable(Exception):
    """The output cannot be written; the message (Spanish) says where and what to do."""


def prepare(root: Path) -> None:
    """Makes the output folder, and undoes what a run that died in the middle left.

    Raises:
        Unwritable: it is no folder, or may not be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=root):
            pass
    except OSError as error:
        raise Unwritable(
            f"No se puede escribir en «{root}» ({error.strerror or error}). "
            "Elija otra carpeta con --out o revise sus permisos."
        ) from error
    for left in root.iterdir():
        if left.name.startswith(_OLD):
            final = root / left.name[len(_OLD) :]
            if final.exists():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.rename(final)
        elif left.name.startswith(_NEW):
            shutil.rmtree(left, ignore_errors=True)


def same(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder holds exactly these files with exactly these bytes."""
    held = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} if folder.is_dir() else set()
    return held == set(files) and all((folder / name).read_bytes() == data for name, data in files.items())


def replace_folder(root: Path, name: str, files: Mapping[str, bytes]) -> bool:
    """Puts ``files`` (relative path → bytes) in ``root/name`` in place of all that was there.

    Returns:
        Whether anything changed.

    Raises:
        Unwritable: the disk refuses; what was there before is whole.
    """
    final = root / name
    if same(final, files):
        return False
    new, old = root / f"{_NEW}{name}", root / f"{_OLD}{name}"
    try:
        shutil.rmtree(new, ignore_errors=True)
        for relative, data in sorted(files.items()):
            path = new / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if final.exists():
            final.rename(old)
        new.rename(final)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        if old.exists() and not final.exists():
            old.rename(final)
        shutil.rmtree(new, ignore_errors=True)
        raise Unwritable(f"No se pudo escribir «{final}» ({error.strerror or error}).") from error
    return True


def write_file(path: Path, data: bytes) -> bool:
    """Writes one file by renaming, unless it holds these bytes already. Returns whether it changed.

    Raises:
        Unwritable: the disk refuses; what was there before is whole.
    """
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=".", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Unwritable(f"No se pudo escribir «{path}» ({error.strerror or error}).") from error
    return True


def remove(path: Path) -> None:
    """Removes a file or a folder if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
