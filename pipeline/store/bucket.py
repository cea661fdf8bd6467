"""An output beyond this machine: an fsspec address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pipeline import locations
from pipeline.store.base import Unwritable, Waiting


@dataclass(frozen=True, slots=True)
class Bucket:
    """An fsspec address (``s3://bucket/prefix``).

    An object store puts one object in one step but renames no folders. A report's files are
    written in order of name with ``report.json``, which says that the report is published, removed
    first and written last: a run that dies leaves a report that the next one does again, never one
    that claims to be whole. Nothing keeps two runs apart.
    """

    address: str
    last: str = "report.json"

    @property
    def shared(self) -> bool:
        return False

    def _at(self, name: str = "") -> tuple[Any, str]:
        system, path = locations.filesystem(self.address)
        return system, f"{path.rstrip('/')}/{name}".rstrip("/")

    @contextmanager
    def draft(self, last: Sequence[str], waiting: Waiting) -> Iterator[Bucket]:
        system, path = self._at()
        try:
            system.makedirs(path, exist_ok=True)
        except (OSError, NotImplementedError) as error:
            raise self._refused(error) from error
        yield self

    def names(self) -> frozenset[str]:
        """Nothing is ever drafted here."""
        return frozenset()

    def keep(self, record: str, names: Collection[str]) -> frozenset[str]:
        """Nothing: what an earlier run wrote is published."""
        return frozenset()

    def commit(self) -> None:
        """Nothing is left to do: an object store publishes what it is given."""

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
        present = {str(p)[len(folder) + 1 :] for p in system.find(folder)} if system.exists(folder) else set()
        if present == set(files):
            there = self.read_many(f"{name}/{one}" for one in files)
            if all(there.get(f"{name}/{one}") == data for one, data in files.items()):
                return False
        try:
            if self.last in present:
                system.rm_file(f"{folder}/{self.last}")
            for relative in sorted(files, key=lambda one: (one == self.last, one)):
                path = f"{folder}/{relative}"
                system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
                system.pipe_file(path, files[relative])
            for relative in present - set(files) - {self.last}:
                system.rm_file(f"{folder}/{relative}")
        except OSError as error:
            raise self._refused(error) from error
        return True

    def remove(self, name: str) -> None:
        system, path = self._at(name)
        if system.exists(path):
            system.rm(path, recursive=True)
