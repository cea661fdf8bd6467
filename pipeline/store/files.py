"""Single files of this machine: written in one step or not at all, read or refused by name."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.locations import Unreachable
from pipeline.spanish.system_errors import reason
from pipeline.store import disk
from pipeline.store.base import unwritable


def has_same_files(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder holds exactly these files with exactly these bytes."""
    if not os.path.isdir(folder) or folder.is_symlink():
        return False
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if os.path.isfile(p)}
    try:
        return there == set(files) and all((folder / name).read_bytes() == data for name, data in files.items())
    except OSError:  # what cannot be read is made anew
        return False


def write_file(path: Path, data: bytes) -> bool:
    """Writes one file by renaming, unless it holds these bytes already. Returns whether it changed.

    Raises:
        Unwritable: the disk refuses; what was there before is whole.
    """
    try:
        if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
        disk.make_folder(path.parent, parents=True)
        replace_file(path, data, path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    return True


def write_named(path: Path, data: bytes) -> None:
    """Writes a file that a person named: as :func:`write_file`, but a link stays one, and what it leads to is written;
    a device or a pipe (``/dev/stdout``) is written to, never replaced by a file.

    Raises:
        Unwritable: the disk refuses, or it is a folder.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if path.exists() and not path.is_file():
            disk.write_into(path, data)
            return
    except OSError as error:
        raise unwritable(path, error) from error
    write_file(Path(os.path.realpath(path)) if path.is_symlink() else path, data)


def replace_file(path: Path, data: bytes, beside: Path) -> None:
    """Writes a file by way of one in the folder ``beside``, which is on the same disk."""
    made = disk.temporary(beside, data)
    try:
        disk.rename(made, path)
    except OSError:
        disk.remove(made)
        raise


def read_file(path: Path) -> bytes | None:
    """The bytes of a file, ``None`` where there is none.

    Raises:
        pipeline.locations.Unreachable: there is one that cannot be read.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        raise Unreachable(
            f"No se pudo leer «{path}», que es de lo publicado ({reason(error)}). Revise sus permisos o bórrelo."
        ) from error
