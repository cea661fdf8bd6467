"""The Python of its own that answers the calls of a thread."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.processes import child
from pipeline.processes.limits import Limits


def test_it_works_in_the_folder_that_the_caller_works_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        monkeypatch.chdir(folder)
        assert Path(child.call(os.getcwd, (), Limits(timeout=60.0, memory=1024))) == folder
