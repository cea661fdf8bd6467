"""From draft to published: every name at the top of the output changes in one step, one right after
the other, by a list that is written down first.

A run that dies before the list is there leaves the output as it was, and the draft to the next
run. One that dies behind it leaves some names new and others old, each whole, and the next run does
the rest of the list before anything else.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.store import disk

NEW, OLD, GONE, LIST = "nuevo", "previo", "retirar", "lista.json"


def make(stage: Path) -> None:
    """The folders of a draft."""
    disk.make_folder(stage)
    for name in (NEW, GONE):
        disk.make_folder(stage / name)


def decide(stage: Path, last: Sequence[str]) -> bool:
    """Writes down what is to be published; whether there is anything.

    The list has each new name with the number its file or folder has on the disk, by which one
    that is still to be put in place is distinguished from the one it was exchanged with.
    """
    new = sorted(os.listdir(stage / NEW), key=lambda n: (last.index(n) + 1 if n in last else 0, n))
    gone = sorted(os.listdir(stage / GONE))
    if not new and not gone:
        return False
    content = {"poner": [[n, (stage / NEW / n).lstat().st_ino] for n in new], "retirar": gone}
    written = disk.temporary(stage, json.dumps(content).encode())
    disk.flush(stage)  # names change in the order in which they are changed, but not before what they name is there
    disk.rename(written, stage / LIST)
    return True


def carry_out(stage: Path, root: Path) -> None:
    """Does what is left of the list, and clears the draft away. The list goes last."""
    content = _decided(stage)
    disk.make_folder(stage / OLD)
    for name in content["retirar"]:
        if os.path.lexists(root / name):
            _put_away(root / name, stage / OLD / name)
    for name, number in content["poner"]:
        new = stage / NEW / name
        if os.path.lexists(new) and new.lstat().st_ino == number:
            _put(new, root / name, stage / OLD / name)
    for part in (NEW, OLD, GONE):
        disk.remove(stage / part)
    disk.remove(stage)


def _decided(stage: Path) -> dict[str, list[Any]]:
    """The list; an empty one where a disk lost what it had said was written."""
    try:
        content = json.loads((stage / LIST).read_bytes())
        return {"poner": [(str(name), int(number)) for name, number in content["poner"]], "retirar": content["retirar"]}
    except (ValueError, KeyError, TypeError):
        return {"poner": [], "retirar": []}


def _put(new: Path, final: Path, old: Path) -> None:
    if os.path.lexists(final):
        if disk.exchange(new, final):
            return
        _put_away(final, old)
    disk.rename(new, final)


def _put_away(final: Path, old: Path) -> None:
    disk.remove(old)
    try:
        disk.rename(final, old)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        disk.remove(final)  # a lower layer of an overlay, whose folders cannot be moved


def recover(root: Path, prefix: str, stage: Path) -> None:
    """Ends what a run that died was publishing; else makes its draft, if there is one, ``stage``."""
    for left in sorted(root.glob(f"{prefix}*")):
        if left.is_symlink():
            disk.remove(left)
        elif (left / LIST).is_file():
            carry_out(left, root)
        elif not stage.exists() and (left / NEW).is_dir():
            disk.rename(left, stage)
            _clear(stage)
        else:
            disk.remove(left)


def _clear(stage: Path) -> None:
    """Removes what the run that died had only half made."""
    for path in stage.glob(f"{disk.TEMPORARY}*"):
        disk.remove(path)
    disk.remove(stage / OLD)
