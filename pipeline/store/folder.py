"""An output that is a folder of this machine."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.store import disk, swap
from pipeline.store.base import Waiting, unwritable
from pipeline.store.files import has_same_files, read_file, replace_file, write_file
from pipeline.store.lock import locked

DRAFT = ".cuenta-"
_EARLIER = (".nuevo-", ".previo-")  # what runs of earlier versions left when they died


class _Files:
    """Files that are read one by one, many by their names."""

    __slots__ = ()

    def read(self, name: str) -> bytes | None:
        raise NotImplementedError

    def read_many(self, names: Iterable[str]) -> dict[str, bytes]:
        return {name: data for name in names if (data := self.read(name)) is not None}


@dataclass(frozen=True, slots=True)
class Folder(_Files):
    """A folder in which reports are published."""

    root: Path

    @property
    def address(self) -> str:
        return self.root.as_posix()

    def read(self, name: str) -> bytes | None:
        return read_file(self.root / name)

    def find(self, pattern: str) -> list[str]:
        return sorted(
            path.relative_to(self.root).as_posix() for path in self.root.glob(pattern) if os.path.isfile(path)
        )

    def write(self, name: str, data: bytes) -> bool:
        return write_file(self.root / name, data)

    @contextmanager
    def draft(self, last: Sequence[str], waiting: Waiting) -> Iterator[FolderDraft]:
        root = self.root
        stage = root / f"{DRAFT}{secrets.token_hex(disk.RANDOM_BYTES)}"
        with ExitStack() as locks:
            try:
                locks.enter_context(locked(root, waiting))
                for left in (path for prefix in _EARLIER for path in root.glob(f"{prefix}*")):
                    _undo(left, root)
                swap.recover(root, DRAFT, stage)
                swap.make(stage)
            except OSError as error:
                raise unwritable(root, error) from error
            opened = FolderDraft(root, stage, tuple(last), os.getpid())
            try:
                yield opened
            finally:
                opened.close()


def _undo(left: Path, root: Path) -> None:
    final = root / left.name.split("-", 1)[1]
    if left.name.startswith(".previo-") and not final.exists():
        disk.rename(left, final)
    else:
        disk.remove(left)


class NotTheOwner(RuntimeError):
    """A fault of this program: a process other than the one that opened a draft changes a file of it."""


@dataclass(frozen=True, slots=True)
class FolderDraft(_Files):
    """What is about to be published in a folder, in a folder beside what is.

    A report's folder is whole in it or not there; a single file of a published folder brings all
    the folder with it, as links. Its own folder has a name that no other run has, so a process that
    outlives its run finds nothing to write in.

    It has one owner, the process (by its number) that opened it: a worker puts in the folder of the
    report it made, which nobody else touches (``replace_folder``), and only the owner changes single
    files, takes away and publishes. Two that bring the same folder would rename one into the other.
    """

    root: Path
    stage: Path
    last: tuple[str, ...]
    owner: int

    @property
    def address(self) -> str:
        return self.root.as_posix()

    @property
    def shared(self) -> bool:
        return True

    def _at(self, name: str) -> Path | None:
        """Where a name is read from: the draft, else what is published; ``None`` where it is taken away."""
        top = name.split("/", 1)[0]
        if os.path.lexists(self.stage / swap.NEW / top):
            return self.stage / swap.NEW / name
        return None if os.path.lexists(self.stage / swap.GONE / top) else self.root / name

    def read(self, name: str) -> bytes | None:
        path = self._at(name)
        return read_file(path) if path is not None else None

    def find(self, pattern: str) -> list[str]:
        new = self.stage / swap.NEW
        drafted = Folder(new).find(pattern)
        covered = {*self._listed(swap.NEW), *self._listed(swap.GONE)}
        kept = [name for name in Folder(self.root).find(pattern) if name.split("/", 1)[0] not in covered]
        return sorted({*drafted, *(name for name in kept if not name.startswith(DRAFT))})

    def _listed(self, part: str) -> list[str]:
        try:
            return os.listdir(self.stage / part)
        except FileNotFoundError:  # published already
            return []

    def _owned(self) -> None:
        if os.getpid() != self.owner:
            raise NotTheOwner(f"process {os.getpid()} changes the draft of process {self.owner}")

    def write(self, name: str, data: bytes) -> bool:
        self._owned()
        if self.read(name) == data:
            return False
        try:
            self._bring(name)
            target = self.stage / swap.NEW / name
            if "/" in name:
                disk.make_folder(target.parent, parents=True)
            replace_file(target, data, self.stage)
            disk.remove(self.stage / swap.GONE / name)
        except OSError as error:
            raise unwritable(self.root, error) from error
        return True

    def _bring(self, name: str) -> None:
        """Makes the folder a file is in part of the draft, with all that is published in it."""
        top, _, inner = name.partition("/")
        published, drafted = self.root / top, self.stage / swap.NEW / top
        if not inner or drafted.exists():
            return
        gone = self.stage / swap.GONE / top
        made = self.stage / f"{disk.TEMPORARY}{secrets.token_hex(disk.RANDOM_BYTES)}"
        disk.make_folder(made)
        if published.is_dir() and not published.is_symlink() and not gone.exists():
            for path in sorted(published.rglob("*")):
                target = made / path.relative_to(published)
                if path.is_dir() and not path.is_symlink():
                    disk.make_folder(target, parents=True)
                elif path.is_file() and not path.is_symlink():
                    disk.link(path, target)
        disk.rename(made, drafted)
        disk.remove(gone)

    def replace_folder(self, name: str, files: Mapping[str, bytes]) -> bool:
        drafted = self.stage / swap.NEW / name
        there = self._at(name)
        if there is not None and has_same_files(there, files):
            return False
        made = self.stage / f"{disk.TEMPORARY}{secrets.token_hex(disk.RANDOM_BYTES)}"
        try:
            disk.make_folder(made)
            for folder in sorted({(made / relative).parent for relative in files} - {made}):
                disk.make_folder(folder, parents=True)
            for relative, data in sorted(files.items()):
                disk.write(made / relative, data)
            if drafted.exists():
                disk.remove(drafted)
            disk.rename(made, drafted)
            disk.remove(self.stage / swap.GONE / name)
        except OSError as error:
            shutil.rmtree(made, ignore_errors=True)  # a full disk has use for the room
            raise unwritable(self.root, error) from error
        return True

    def remove(self, name: str) -> None:
        self._owned()
        try:
            top, _, inner = name.partition("/")
            if inner:
                if self.read(name) is not None:
                    self._bring(name)
                    disk.remove(self.stage / swap.NEW / name)
                return
            disk.remove(self.stage / swap.NEW / top)
            if os.path.lexists(self.root / top):
                disk.make_folder(self.stage / swap.GONE / top)
        except OSError as error:
            raise unwritable(self.root, error) from error

    def names(self) -> frozenset[str]:
        return frozenset((*self._listed(swap.NEW), *self._listed(swap.GONE)))

    def keep(self, record: str, names: Collection[str]) -> frozenset[str]:
        self._owned()
        kept = {record, *names} if record in self._listed(swap.NEW) else set()
        try:
            for part in (swap.NEW, swap.GONE):
                for name in set(self._listed(part)) - kept:
                    disk.remove(self.stage / part / name)
        except OSError as error:
            raise unwritable(self.root, error) from error
        return self.names() - {record}

    def commit(self) -> None:
        self._owned()
        try:
            if swap.decide(self.stage, self.last):
                swap.carry_out(self.stage, self.root)
        except OSError as error:
            raise unwritable(self.root, error) from error

    def close(self) -> None:
        """Clears the draft away where there is nothing in it."""
        if os.path.isdir(self.stage) and not any(self._listed(part) for part in (swap.NEW, swap.GONE)):
            try:
                disk.remove(self.stage)
            except OSError:
                return  # the next run does it
