"""Locations of documents and output: paths of this machine, or fsspec addresses elsewhere.

An address contains ``://`` (``s3://cuentas/2023/salud.pdf``); anything else is a path. fsspec and the driver of the
service (s3fs…) belong to the extra ``cloud`` and are imported only for an address. The driver finds credentials
by itself; none pass through here.
"""

from __future__ import annotations

import errno
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.spanish.system_errors import reason


class Unreachable(Exception):
    """An address or a published file that cannot be used; the message (Spanish) says what to do."""


def is_address(name: str) -> bool:
    """Whether ``name`` is an fsspec address and not a path."""
    return "://" in name


_WEB = re.compile(r"https?://[^\s/?#<>\"]+\.[^\s/?#<>\".]+([/?#][^\s<>\"]*)?", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether a text is the whole address of something on the web: its scheme, a host with its domain, no blanks."""
    return _WEB.fullmatch(text) is not None


@lru_cache(maxsize=32)
def filesystem(root: str) -> tuple[Any, str]:
    """The fsspec file system of an address, and the path within it.

    Raises:
        Unreachable: the extra is not installed, or fsspec has no driver for this kind of address.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise Unreachable(
            f"Para usar «{root}» falta el extra «cloud». Instálelo con: pip install 'cuenta[cloud]'."
        ) from error
    try:
        found, path = url_to_fs(root)
    except ImportError as error:
        raise Unreachable(
            f"Para usar «{root}» falta el programa que lee direcciones «{root.split('://')[0]}://». De s3:// es el "
            "extra «cloud» (pip install 'cuenta[cloud]'), de otras el que nombra fsspec en su documentación."
        ) from error
    except ValueError as error:
        raise Unreachable(f"No se puede usar «{root}»: no se conoce esa clase de dirección. Revísela.") from error
    except OSError as error:
        raise Unreachable(f"No se puede usar «{root}»: {reason(error)}. Revise la dirección.") from error
    return found, str(path)


def folder_of(name: str) -> str:
    """The folder (address or path) that contains ``name``."""
    return name.rsplit("/", 1)[0] if is_address(name) else str(Path(name).parent)


def sibling(name: str, suffix: str) -> str:
    """The file next to ``name`` with the same stem and the given suffix, as an address or a path."""
    if is_address(name):
        folder, last = name.rsplit("/", 1)
        return f"{folder}/{PurePosixPath(last).stem}{suffix}"
    path = Path(name)
    return str(path.with_name(path.stem + suffix))


def read(name: str) -> bytes:
    """The bytes at a path or an address.

    Raises:
        OSError: the file does not exist or cannot be read.
        Unreachable: the address cannot be used.
    """
    if not is_address(name):
        return Path(name).read_bytes()
    folder, last = name.rsplit("/", 1)
    system, path = filesystem(folder)
    return bytes(system.cat_file(f"{path.rstrip('/')}/{last}"))


def read_if_there(name: str) -> bytes | None:
    """The bytes at a path or an address; ``None`` where there is no such file, or the name is too long for one.

    Raises:
        OSError: the file exists and cannot be read.
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
    """Every file under an address as a full address (the address itself where it is a file); empty where there is none.

    Raises:
        Unreachable: the address cannot be used, or the service refuses.
    """
    system, path = filesystem(address)
    try:
        found = [str(one) for one in system.find(path)]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Unreachable(
            f"No se puede leer «{address}»: {reason(error)}. Revise la dirección y las credenciales."
        ) from error
    root, given = path.rstrip("/"), address.rstrip("/")
    return sorted(given + one[len(root) :] for one in found if one.startswith(root))
