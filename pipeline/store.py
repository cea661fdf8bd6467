"""``extracted/``: written whole or not at all, rewritten only where bytes differ.

An output is a folder of this machine (:class:`Folder`) or an address beyond it
(:class:`Bucket`); names in it are relative, with forward slashes. Nothing here knows what the
files mean.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from pipeline import addresses

_NEW, _OLD = ".nuevo-", ".previo-"


class Unwritable(Exception):
    """The output cannot be written; the message (Spanish) says where and what to do."""


class Output(Protocol):
    """A place to publish in. Every method that writes raises :class:`Unwritable` where it cannot."""

    @property
    def address(self) -> str:
        """As the user gave it."""

    @property
    def shared(self) -> bool:
        """Whether any process of this machine may write in it at the same time as others."""

    def prepare(self) -> None:
        """Makes it, and undoes what a run that died in the middle left."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, ``None`` where there is none."""

    def read_many(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those of the files that are there, by name, in the order of ``names``."""

    def find(self, pattern: str) -> list[str]:
        """The names of the files a glob pattern matches (``*/report.json``), sorted."""

    def write(self, name: str, data: bytes) -> bool:
        """Writes one file in one step unless it holds these bytes already; whether it changed."""

    def replace_folder(self, name: str, files: Mapping[str, bytes]) -> bool:
        """Puts ``files`` in a folder in place of all that was there; whether anything changed."""

    def remove(self, name: str) -> None:
        """Removes a file or a folder if it is there."""


def output(address: str | Path) -> Output:
    """The output at a path or an fsspec address."""
    text = str(address)
    return Bucket(text.rstrip("/")) if addresses.is_address(text) else Folder(Path(text))


def same(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder holds exactly these files with exactly these bytes."""
    held = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} if folder.is_dir() else set()
    return held == set(files) and all((folder / name).read_bytes() == data for name, data in files.items())


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of this machine.

    A report's folder is made beside the old one and put in its place by renaming, so that a run
    that dies leaves what was published before it.
    """

    root: Path

    @property
    def address(self) -> str:
        return self.root.as_posix()

    @property
    def shared(self) -> bool:
        return True

    def prepare(self) -> None:
        root = self.root
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

    def read(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read_many(self, names: Iterable[str]) -> dict[str, bytes]:
        return {name: data for name in names if (data := self.read(name)) is not None}

    def find(self, pattern: str) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern) if path.is_file())

    def write(self, name: str, data: bytes) -> bool:
        return write_file(self.root / name, data)

    def replace_folder(self, name: str, files: Mapping[str, bytes]) -> bool:
        root, final = self.root, self.root / name
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

    def remove(self, name: str) -> None:
        path = self.root / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


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


@dataclass(frozen=True, slots=True)
class Bucket:
    """An fsspec address (``s3://bucket/prefix``).

    An object store puts one object in one step but renames no folders. A report's files are
    written in order of name with ``report.json``, which says that the report is published, removed
    first and written last: a run that dies leaves a report that the next one does again, never one
    that claims to be whole.
    """

    address: str
    last: str = "report.json"

    @property
    def shared(self) -> bool:
        return False

    def _at(self, name: str = "") -> tuple[Any, str]:
        system, path = addresses.filesystem(self.address)
        return system, f"{path.rstrip('/')}/{name}".rstrip("/")

    def prepare(self) -> None:
        system, path = self._at()
        try:
            system.makedirs(path, exist_ok=True)
        except (OSError, NotImplementedError) as error:
            raise self._refused(error) from error

    def _refused(self, error: BaseException) -> Unwritable:
        return Unwritable(f"No se puede escribir en «{self.address}»: {error}. Revise la dirección y las credenciales.")

    def read(self, name: str) -> bytes | None:
        system, path = self._at(name)
        try:
            return bytes(system.cat_file(path))
        except (FileNotFoundError, IsADirectoryError):
            return None

    def read_many(self, names: Iterable[str]) -> dict[str, bytes]:
        system, _ = self._at()
        paths = {self._at(name)[1]: name for name in names}
        if not paths:
            return {}
        found = system.cat(list(paths), on_error="omit")
        return {name: bytes(found[path]) for path, name in paths.items() if path in found}

    def find(self, pattern: str) -> list[str]:
        system, root = self._at()
        return sorted(str(path)[len(root) + 1 :] for path in system.glob(f"{root}/{pattern}"))

    def write(self, name: str, data: bytes) -> bool:
        if self.read(name) == data:
            return False
        system, path = self._at(name)
        try:
            system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            system.pipe_file(path, data)
        except OSError as error:
            raise self._refused(error) from error
        return True

    def replace_folder(self, name: str, files: Mapping[str, bytes]) -> bool:
        system, folder = self._at(name)
        held = {str(p)[len(folder) + 1 :] for p in system.find(folder)} if system.exists(folder) else set()
        if held == set(files):
            there = self.read_many(f"{name}/{one}" for one in files)
            if all(there.get(f"{name}/{one}") == data for one, data in files.items()):
                return False
        try:
            if self.last in held:
                system.rm_file(f"{folder}/{self.last}")
            for relative in sorted(files, key=lambda one: (one == self.last, one)):
                path = f"{folder}/{relative}"
                system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
                system.pipe_file(path, files[relative])
            for relative in held - set(files) - {self.last}:
                system.rm_file(f"{folder}/{relative}")
        except OSError as error:
            raise self._refused(error) from error
        return True

    def remove(self, name: str) -> None:
        system, path = self._at(name)
        if system.exists(path):
            system.rm(path, recursive=True)
