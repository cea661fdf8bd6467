"""Whether characters can be recognised on this machine: tesserocr and Tesseract's data for Spanish.

Nothing is loaded to find out, since every run asks.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipeline.extract.errors import Unread

LANGUAGE = "spa"
INSTALL = "en Debian o Ubuntu, «sudo apt install tesseract-ocr-spa»; en macOS, «brew install tesseract-lang»"

FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",  # Debian, Ubuntu
    "/usr/share/tesseract-ocr/tessdata",
    "/usr/share/tessdata",  # Arch, Alpine, openSUSE
    "/usr/share/tesseract/tessdata",  # Fedora
    "/usr/local/share/tessdata",  # Homebrew on Intel, FreeBSD, built from source
    "/opt/homebrew/share/tessdata",  # Homebrew on Apple silicon
    "/home/linuxbrew/.linuxbrew/share/tessdata",
    "/opt/local/share/tessdata",  # MacPorts
)
WINDOWS_FOLDERS = (("ProgramFiles", "Tesseract-OCR"), ("LOCALAPPDATA", "Programs/Tesseract-OCR"))


@dataclass(frozen=True, slots=True)
class Available:
    """The folder of the language data."""

    folder: Path


def recogniser() -> Available | Unread:
    """The recognition engine of this machine, or why there is none. Found once per process."""
    return found_at(os.environ.get("TESSDATA_PREFIX", ""))


def identity() -> str:
    """The engine and its data, as part of the key of a cached reading; "" where there is none.

    No path of the machine is part of it.
    """
    found = recogniser()
    if isinstance(found, Unread):
        return ""
    return f"{_version()} {(found.folder / f'{LANGUAGE}.traineddata').stat().st_size}"


@cache
def found_at(prefix: str) -> Available | Unread:
    """The folder with the data for Spanish, in ``prefix`` first ("": nothing is stated), or why there is none."""
    if find_spec("tesserocr") is None:
        return Unread(
            "no está instalado el reconocimiento de caracteres (tesserocr)",
            "Instale el programa otra vez con sus dependencias («make extract» lo hace) y repita la corrida.",
        )
    for folder in _candidates(prefix):
        if (folder / f"{LANGUAGE}.traineddata").is_file():
            return Available(folder)
    return Unread(
        "faltan los datos de Tesseract para el español",
        f"Instálelos ({INSTALL}) y repita la corrida: se leerá lo que falta.",
    )


def _candidates(prefix: str) -> Iterator[Path]:
    """Folders that may hold language data: those the user names first, then those of the systems."""
    if prefix:
        yield Path(prefix)
        yield Path(prefix) / "tessdata"
    yield Path(sys.prefix) / "share" / "tessdata"  # conda
    for pattern in FOLDERS:
        parts = Path(pattern)
        yield from sorted(Path(parts.anchor).glob(str(parts.relative_to(parts.anchor))), key=_by_number, reverse=True)
    for variable, below in WINDOWS_FOLDERS:
        if base := os.environ.get(variable):
            yield Path(base) / below / "tessdata"


def _by_number(folder: Path) -> list[int]:
    """Newer versions of Tesseract keep their data in a folder with a higher number."""
    return [int(n) for n in re.findall(r"\d+", str(folder))]


@cache
def _version() -> str:
    """The version of tesserocr, from the name of its metadata folder: faster than importing it."""
    spec = find_spec("tesserocr")
    root = Path(spec.origin).parent.parent if spec and spec.origin else Path()
    return next((p.name.removesuffix(".dist-info") for p in sorted(root.glob("tesserocr-*.dist-info"))), "tesserocr")
