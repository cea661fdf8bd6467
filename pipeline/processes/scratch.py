"""A folder for what libraries leave in the temporary folder: removed with the run, however its children end.

camelot writes a copy of the document it reads and removes it at the end of its process; a child that is
stopped by its clock has no such end, and a document is nothing to be left lying about.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

_TMPDIR = "TMPDIR"
_open: list[str] = []


@contextmanager
def scratch() -> Iterator[None]:
    """Has this process, and all that are born of it meanwhile, write temporary files in a folder of their own.

    Within another one, and where no such folder can be made, nothing changes.
    """
    try:
        folder = "" if _open else tempfile.mkdtemp(prefix="cuenta-")
    except OSError:
        folder = ""
    if not folder:
        yield
        return
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
