"""The Python of its own that answers the calls of a thread."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline.processes import child
from pipeline.processes.limits import Limits
from pipeline.run.inputs.sources import Job
from pipeline.run.workers.pool import Call, run_all


def test_it_works_in_the_folder_that_the_caller_works_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        monkeypatch.chdir(folder)
        assert Path(child.call(os.getcwd, (), Limits(timeout=60.0, memory=1024))) == folder


def test_a_folder_that_may_no_longer_be_entered_is_not_entered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy works where it was born: nothing of a document needs the working folder."""

    def refused(folder: str) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)

    monkeypatch.setattr(os, "chdir", refused)
    called = Call(Job("cuenta", "raw/cuenta.txt"), abs, (-7,))
    assert [made for _, made in run_all([called], workers=1, limits=Limits(timeout=60.0, memory=1024))] == [7]
