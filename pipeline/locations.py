"""Where documents are read from and output is written to beyond this machine: fsspec addresses.

An address has ``://`` in it (``s3://cuentas/2023/salud.pdf``); anything else is a path. fsspec and
the driver of the service (s3fs…) are the extra ``cloud`` and imported only for an address. The
driver looks for credentials where it always does; none pass through here.
"""

from __future__ import annotations

import errno
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any


class Unreachable(Exception):
    """An address that cannot be used; the message (Spanish) says what to do."""


def is_address(name: str) -> bool:
    """Whether ``name`` is an fsspec address and not a path."""
    return "://" in name


@lru_cache(maxsize=32)
def filesystem(root: str) -> tuple[Any, str]:
    """The fsspec file system of an address, and its path in it.

    Raises:
        Unreachable: the extra is not installed, or fsspec knows no such kind of address.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise Unreachable(
            f"Para usar «{root}» falta el extra «cloud». Instálelo con: pip install 'cuenta[cloud]'."
        ) from error
    try:
        found, path = url_to_fs(root)
    except (ImportError, ValueError, OSError) as error:
        raise Unreachable(f"No se puede usar «{root}»: {error}. Revise la dirección.") from error
    return found, str(path)


def folder_of(name: str) -> str:
    """The address or path of what holds ``name``."""
    return name.rsplit("/", 1)[0] if is_address(name) else str(Path(name).parent)


def sibling(name: str, suffix: str) -> str:
    """The address or path beside ``name`` whose last part is its stem and ``suffix``."""
    if is_address(name):
        folder, last = name.rsplit("/", 1)
        return f"{folder}/{PurePosixPath(last).stem}{suffix}"
    path = Path(name)
    return str(path.with_name(path.stem + suffix))


def read(name: str) -> bytes:
    """The bytes at a path or an address.

    Raises:
        OSError: it is not there or cannot be read.
        Unreachable: the address cannot be used.
    """
    if not is_address(name):
        return Path(name).read_bytes()
    folder, last = name.rsplit("/", 1)
    system, path = filesystem(folder)
    return bytes(system.cat_file(f"{path.rstrip('/')}/{last}"))


def read_if_there(name: str) -> bytes | None:
    """The bytes at a path or an address, ``None`` where there is no such file (nor can be, by its name).

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        return read(name)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return None
        raise


def files_under(address: str) -> list[str]:
    """Every file under an address, itself where it is one, as full addresses; none where nothing is.

    Raises:
        Unreachable: the address cannot be used, or the service refuses.
    """
    system, path = filesystem(address)
    try:
        found = [str(one) for one in system.find(path)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Unreachable(f"No se puede leer «{address}»: {error}. Revise la dirección y las credenciales.") from error
    root, given = path.rstrip("/"), address.rstrip("/")
    return sorted(given + one[len(root) :] for one in found if one.startswith(root))
