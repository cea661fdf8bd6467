"""A folder for what libraries leave in the temporary folder: removed with the run, however its children end.

camelot writes a copy of the document it reads and removes it at the end of its process; a child that is
stopped by its clock has no such end, and a document is nothing to be left lying about. The folder has the number of
its process in its name, so that what a run that was killed left is removed by the next.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_TMPDIR = "TMPDIR"
_NAME = re.compile(r"cuenta-(\d+)-(\d+)-\w+")
_open: list[str] = []


@contextmanager
def scratch() -> Iterator[None]:
    """Has this process, and all that are born of it meanwhile, write temporary files in a folder of their own.

    Within another one, and where no such folder can be made, nothing changes.
    """
    try:
        folder = "" if _open else tempfile.mkdtemp(prefix=f"cuenta-{_space()}-{os.getpid()}-")
    except OSError:
        folder = ""
    if not folder:
        yield
        return
    _sweep(os.path.dirname(folder))
    before, variable, maker = tempfile.tempdir, os.environ.get(_TMPDIR), os.getpid()
    _open.append(folder)
    tempfile.tempdir = os.environ[_TMPDIR] = folder
    try:
        yield
    finally:
        if os.getpid() == maker:
            _open.remove(folder)
            tempfile.tempdir = before
            if variable is None:
                del os.environ[_TMPDIR]
            else:
                os.environ[_TMPDIR] = variable
            shutil.rmtree(folder, ignore_errors=True)


def _sweep(place: str) -> None:
    """Removes the folders of ours in ``place`` whose process has ended: only those of this user, and no links."""
    if not hasattr(os, "getuid"):
        return
    with suppress(OSError):
        for entry in os.scandir(place):
            with suppress(OSError):
                if _is_left(entry):
                    shutil.rmtree(entry.path, ignore_errors=True)


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder of ours (no link) that a process of this user left when it ended."""
    named = _NAME.fullmatch(entry.name)
    if named is None or int(named[1]) != _space() or not entry.is_dir(follow_symlinks=False):
        return False
    return not _lives(int(named[2])) and entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _space() -> int:
    """What the numbers of processes hold for: two containers that share a temporary folder each count their own."""
    try:
        return os.stat("/proc/self/ns/pid").st_ino
    except OSError:
        return 0


def _lives(process: int) -> bool:
    """Whether there is a process of this number; one that cannot be asked is taken to be alive."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
