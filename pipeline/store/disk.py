"""Every effect on a disk that publishing has, one function each: what a test lets fail or ends at.

All raise ``OSError``. Only :func:`exchange` says by its result that the system cannot.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

RANDOM_BYTES = 4  # in the names of what is not yet whole
TEMPORARY = ".tmp-"  # how the names of files begin that are not yet whole
_HERE = -100  # AT_FDCWD
_SWAP = 2  # RENAME_EXCHANGE on Linux, RENAME_SWAP on macOS
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV})


def make_folder(path: Path, parents: bool = False) -> None:
    """A folder, with its ``parents`` where asked; one that is there stays. Raises ``OSError``."""
    path.mkdir(parents=parents, exist_ok=True)


def write(path: Path, data: bytes) -> None:
    """A file that is not there yet; what a death in the middle leaves is cut off."""
    with open(path, "xb") as out:
        out.write(data)


def write_into(path: Path, data: bytes) -> None:
    """Writes to a device or a pipe that is there."""
    with open(path, "wb") as out:
        out.write(data)


def link(source: Path, target: Path) -> None:
    """The same file under another name; a copy where the disk has no such thing."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EEXIST):
            raise
        shutil.copyfile(source, target)


def rename(source: Path, target: Path) -> None:
    """Puts a file in the place of another, or a folder where there is nothing, in one step."""
    os.replace(source, target)


def remove(path: Path) -> None:
    """Removes a file, a link or a folder with all that is in it, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def temporary(folder: Path, data: bytes) -> Path:
    """A file of these bytes under a name of its own, readable by all who may read the folder."""
    descriptor, name = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
        os.chmod(path, 0o644)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path


def flush(folder: Path) -> None:
    """Has the system bring to the disk all that was written where ``folder`` is."""
    sync = getattr(_system(), "syncfs", None) if sys.platform == "linux" else None
    if sync is None:
        if hasattr(os, "sync"):
            os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if sync(descriptor):
            _raise(folder)
    finally:
        os.close(descriptor)


def exchange(one: Path, other: Path) -> bool:
    """Swaps two names in one step, whatever they name; ``False`` where system or disk cannot."""
    a, b = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(_system(), "renameat2"):
        failed = _system().renameat2(_HERE, a, _HERE, b, _SWAP)
    elif sys.platform == "darwin" and hasattr(_system(), "renamex_np"):
        failed = _system().renamex_np(a, b, _SWAP)
    else:
        return False
    if failed and ctypes.get_errno() in _CANNOT:
        return False
    if failed:
        _raise(other)
    return True


@lru_cache(maxsize=1)
def _system() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _raise(path: Path) -> None:
    code = ctypes.get_errno()
    raise OSError(code, os.strerror(code), str(path))
