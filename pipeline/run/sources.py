"""Which documents a run reads, and the id of each report."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import addresses
from pipeline.characters import shown_path
from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.detect import sniff
from pipeline.spanish.folding import fold

_UNSAFE = re.compile(r"[^a-z0-9._-]+")
LONGEST_NAME = 120  # characters of a report's id, of the 255 that a folder's name may have
# Names that an output has for itself, and names of devices on Windows.
_TAKEN = re.compile(
    r"datasets|(?:run|datapackage|expectations)\.json|index\.html|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?"
)
SIDECARS = (".toml", ".corrections.toml", ".decisions.toml")  # what people state beside a document (run.declared)
# Text that is no document: data and code that people keep beside documents.
_NO_DOCUMENTS = (".toml", ".json", ".yaml", ".yml", ".csv", ".py", ".sha256", ".log")
_NOTES = frozenset({"readme", "leeme", "léame", "leame", "license", "licencia", "changelog"})
_TEMPORARY_PREFIXES = (".", "~$")


class NoDocuments(Exception):
    """There is nothing to read; the message (Spanish) says where and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: the id of its report, its path (or address) as the user gave it, and the
    paths of what people state beside it, in the order of ``SIDECARS``; "" for what is not there.
    ``refused`` says (Spanish) why it must not be opened, "" where it may be; ``password`` opens it
    where it is protected, and is in nothing that is written."""

    report: str
    path: str
    beside: tuple[str, str, str] = ("", "", "")
    refused: str = ""
    password: str = field(default="", repr=False)


def safe_name(stem: str) -> str:
    """A file name's stem made safe as a folder name: lower case, without accents or spaces."""
    name = _UNSAFE.sub("-", fold(unicodedata.normalize("NFKC", stem)))[:LONGEST_NAME].strip("-.") or "reporte"
    return f"{name}-reporte" if _TAKEN.fullmatch(name) else name


def _is_document(relative: str) -> bool:
    """Whether a file of a folder is taken for an account: not what people keep beside them, a note on
    the folder, a temporary file. One named on the command line is always taken."""
    parts = relative.split("/")
    if parts[-1].lower().split(".")[0] in _NOTES:
        return False
    return not relative.lower().endswith(_NO_DOCUMENTS) and not any(p.startswith(_TEMPORARY_PREFIXES) for p in parts)


def _in_folder(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*"))
        if _is_document(path.relative_to(folder).as_posix()) and path.is_file()
    ]


def _refused(path: str, folder: str) -> str:
    """Why a file found in a folder must not be opened: it is a link, or beside it is one, out of the folder."""
    home = Path(folder).resolve()
    for name in (path, *(addresses.sibling(path, suffix) for suffix in SIDECARS)):
        if Path(name).is_symlink() and not Path(name).resolve().is_relative_to(home):
            return (
                f"«{shown_path(name)}» es un enlace a un archivo de fuera de la carpeta, y no se sigue. "
                "Copie el archivo a la carpeta, o nómbrelo directamente en la orden."
            )
    return ""


def _format(path: str) -> str:
    try:
        return sniff(addresses.read(path))
    except (Unreadable, OSError):
        return Path(path).suffix.lstrip(".").lower() or "archivo"


def _beside(path: str, listed: frozenset[str] | None) -> tuple[str, str, str]:
    """The sidecars that exist; ``listed`` is all there is, where a listing was made."""

    def there(name: str) -> bool:
        if listed is not None:
            return name in listed
        return addresses.read_if_there(name) is not None if addresses.is_address(name) else Path(name).is_file()

    first, second, third = (addresses.sibling(path, suffix) for suffix in SIDECARS)
    return tuple(name if there(name) else "" for name in (first, second, third))  # type: ignore[return-value]


def _documents(source: str) -> tuple[list[str], frozenset[str] | None]:
    """The documents of one source, and every file listed where a listing was needed.

    Raises:
        NoDocuments: it does not exist.
        pipeline.addresses.Unreachable: the address cannot be used.
    """
    if addresses.is_address(source):
        found = addresses.files_under(source)
        if not found:
            raise NoDocuments(f"No hay nada en «{source}». Revise la dirección.")
        root = source.rstrip("/")
        if len(found) == 1 and found[0].rstrip("/") == root:
            return found, None
        return [name for name in found if _is_document(name[len(root) + 1 :])], frozenset(found)
    path = Path(source)
    if not path.exists():
        raise NoDocuments(f"No existe «{source}». Revise la ruta.")
    if not path.is_dir() and not path.is_file():
        raise NoDocuments(f"«{source}» no es un archivo corriente ni una carpeta. Guarde el documento en un archivo.")
    return [p.as_posix() for p in (_in_folder(path) if path.is_dir() else [path])], None


def find(sources: Sequence[str]) -> list[Job]:
    """The documents of files, folders and addresses (searched through), each once, in order of path.

    Two documents that would share an id get their format behind it, and a number where that is
    not enough.

    Raises:
        NoDocuments: a source does not exist, or no document is found in any.
        pipeline.addresses.Unreachable: an address cannot be used.
    """
    paths: dict[str, str] = {}
    listings: dict[str, frozenset[str] | None] = {}
    refused: dict[str, str] = {}
    for source in sources:
        found, listed = _documents(source)
        for name in found:
            whole = name if addresses.is_address(name) else str(Path(name).resolve())
            if paths.setdefault(whole, name) == name:
                listings[name] = listed
                within = not addresses.is_address(name) and Path(source).is_dir()
                refused[name] = _refused(name, source) if within else ""
    if not paths:
        raise NoDocuments(
            f"No hay documentos en «{', '.join(sources)}». Deje ahí las cuentas públicas (PDF, Word o texto)."
        )
    given = sorted(paths.values())
    names = {path: safe_name(path.rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]) for path in given}
    shared = Counter(names.values())
    jobs: list[Job] = []
    taken: set[str] = set()
    for document in given:
        name = names[document]
        if shared[name] > 1:
            name = f"{name}-{'archivo' if refused[document] else _format(document)}"
        base, number = name, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        beside = ("", "", "") if refused[document] else _beside(document, listings[document])
        jobs.append(Job(name, document, beside, refused[document]))
    return jobs
