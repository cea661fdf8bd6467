"""What an output is to those who publish in it, and what is said when it cannot be written."""

from __future__ import annotations

import errno
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from pipeline.spanish.system_errors import reason

_FULL = ("no queda espacio", "Libere espacio y vuelva a ejecutar: se sigue donde quedó.")
_FORBIDDEN = ("no hay permiso", "Revise los permisos o elija otra carpeta con --out.")
_GONE = ("la carpeta ya no está", "Si otra persona o programa la borró, vuelva a ejecutar.")
_CAUSES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("se agotó la cuota de disco", _FULL[1]),
    errno.EFBIG: ("el archivo es más grande de lo que se permite", _FULL[1]),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: ("es de solo lectura", "Elija otra carpeta con --out."),
    errno.ENOENT: _GONE,
    errno.ENOTDIR: ("un archivo ocupa el lugar de una carpeta", "Muévalo o elija otra carpeta con --out."),
    errno.EEXIST: ("un archivo ocupa el lugar de una carpeta", "Muévalo o elija otra carpeta con --out."),
    errno.ENAMETOOLONG: ("el nombre es demasiado largo", "Acorte el nombre del documento o elija otra carpeta."),
    errno.EMFILE: ("hay demasiados archivos abiertos", "Vuelva a ejecutar con --jobs 1."),
    errno.EIO: ("el disco falló", "Revise el disco o elija otra carpeta con --out."),
}

Waiting = Callable[[], None]
"""Called once when another run is publishing in the same place and this one waits for its end."""


class Unwritable(Exception):
    """The output cannot be written; the message (Spanish) says where and what to do."""


def unwritable(where: object, error: OSError) -> Unwritable:
    """What is raised when the system refuses to write."""
    cause, remedy = _CAUSES.get(error.errno or 0, (reason(error), "Revise la carpeta o elija otra con --out."))
    return Unwritable(f"No se pudo escribir en «{where}»: {cause}. {remedy}")


class Output(Protocol):
    """A place where reports are published."""

    @property
    def address(self) -> str:
        """As the user gave it."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, ``None`` where there is none.

        Raises:
            pipeline.locations.Unreachable: it cannot be read.
        """

    def read_many(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those of the files that are there, by name, in the order of ``names``."""

    def find(self, pattern: str) -> list[str]:
        """The names of the files a glob pattern matches (``*/report.json``), sorted."""

    def write(self, name: str, data: bytes) -> bool:
        """Writes one file in one step unless it holds these bytes already; whether it changed.

        Raises:
            Unwritable: the system refuses; what was there before is whole.
        """


class Draft(Output, Protocol):
    """What a run is about to publish: reads see it over what is published, and nobody else does.

    Every method that writes raises :class:`Unwritable` where it cannot.
    """

    @property
    def shared(self) -> bool:
        """Whether any process of this machine may write in it at the same time as others."""

    def replace_folder(self, name: str, files: Mapping[str, bytes]) -> bool:
        """Puts ``files`` in a folder in place of all that was there; whether anything changed."""

    def remove(self, name: str) -> None:
        """Removes a file or a folder if it is there."""

    def names(self) -> frozenset[str]:
        """What is in the draft: the names at its top, of what is new and what is taken away."""

    def keep(self, record: str, names: Collection[str]) -> frozenset[str]:
        """Takes back out what an earlier run left, but for the ``names`` that its ``record``, a file of
        that draft, vouches for; all of it where the draft has no such file. Returns what is kept."""

    def commit(self) -> None:
        """Publishes all of it. A draft that is left without it is what the next one goes on with."""


class Destination(Output, Protocol):
    """A place to publish in, one run after the other."""

    def draft(self, last: Sequence[str], waiting: Waiting) -> AbstractContextManager[Draft]:
        """Makes the place, undoes what a run that died in the middle left, and opens a draft.

        ``last`` are the names that are published after all others, in this order.

        Raises:
            Unwritable: it cannot be written.
        """
