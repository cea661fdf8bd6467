"""Which documents a run reads, and the id of each report."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import locations
from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.detect import sniff
from pipeline.run.settings import FOUND
from pipeline.safe_text import shown_path
from pipeline.spanish.folding import fold_plain

_UNSAFE = re.compile(r"[^a-z0-9._-]+")
# Names that an output has for itself, and names of devices on Windows.
_TAKEN = re.compile(
    r"datasets|collection|(?:run|datapackage|expectations|families)\.json|index\.html|(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?"
)
PUBLISHED = frozenset({"datasets"})  # folders of an output that are no report's
CLOSED = "No se puede entrar en la carpeta, y lo que haya en ella no se leyó. Revise sus permisos."
SIDECARS = (".toml", ".corrections.toml", ".decisions.toml")  # what people state beside a document (run.declared)
# Text that is no document: data and code that people keep beside documents.
_NO_DOCUMENTS = (".toml", ".json", ".jsonl", ".yaml", ".yml", ".csv", ".py", ".sha256", ".log")
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
    name = _UNSAFE.sub("-", fold_plain(stem))[: FOUND.longest_name].strip("-.") or "reporte"
    return f"{name}-reporte" if _TAKEN.fullmatch(name) else name


def _is_document(relative: str) -> bool:
    """Whether a file of a folder is taken for an account: not what people keep beside them, a note on
    the folder, a temporary file. One named on the command line is always taken."""
    parts = relative.split("/")
    if parts[-1].lower().split(".")[0] in _NOTES:
        return False
    return not relative.lower().endswith(_NO_DOCUMENTS) and not any(p.startswith(_TEMPORARY_PREFIXES) for p in parts)


def _is_file(path: str | Path) -> bool:
    """Whether a path is a regular file, or a link that leads nowhere: what is not there is reported."""
    return os.path.isfile(path) or (os.path.islink(path) and not os.path.exists(path))


def _in_folder(folder: Path, out: str) -> tuple[list[Path], list[str]]:
    """The documents of a folder, and the folders in it that cannot be entered; ``out``, where what is published
    lies, is passed over."""
    closed: list[str] = []
    found: list[Path] = []

    def report_error(error: OSError) -> None:
        closed.append(os.fspath(error.filename or folder))

    for place, folders, files in os.walk(folder, onerror=report_error):
        folders[:] = [name for name in folders if os.path.realpath(os.path.join(place, name)) != out]
        found += [Path(place, name) for name in files]
    documents = [p for p in sorted(found) if _is_document(p.relative_to(folder).as_posix()) and _is_file(p)]
    return documents, sorted(closed)


def _refused(path: str, folder: str) -> str:
    """Why a file found in a folder must not be opened: it is a link, or beside it is one, out of the folder."""
    home = Path(os.path.realpath(folder))
    for name in (path, *(locations.sibling(path, suffix) for suffix in SIDECARS)):
        if os.path.islink(name) and not Path(os.path.realpath(name)).is_relative_to(home):
            return (
                f"«{shown_path(name)}» es un enlace a un archivo de fuera de la carpeta, y no se sigue. "
                "Copie el archivo a la carpeta, o nómbrelo directamente en la orden."
            )
    return ""


def _format(path: str) -> str:
    try:
        if not locations.is_address(path) and os.path.getsize(path) > FOUND.most_to_name:
            return Path(path).suffix.lstrip(".").lower() or "archivo"
        return sniff(locations.read(path))
    except (Unreadable, OSError):
        return Path(path).suffix.lstrip(".").lower() or "archivo"


def _beside(path: str, listed: frozenset[str] | None) -> tuple[str, str, str]:
    """The sidecars that exist; ``listed`` is all there is, where a listing was made."""

    def there(name: str) -> bool:
        if listed is not None:
            return name in listed
        if locations.is_address(name):
            return locations.read_if_there(name) is not None
        return _is_file(name)

    first, second, third = (locations.sibling(path, suffix) for suffix in SIDECARS)
    return first if there(first) else "", second if there(second) else "", third if there(third) else ""


def _documents(source: str, out: str) -> tuple[list[str], frozenset[str] | None, list[str]]:
    """The documents of one source, every file listed where a listing was needed, and folders that cannot be
    entered; ``out`` as in :func:`_in_folder`.

    Raises:
        NoDocuments: it does not exist, or is where the output goes.
        pipeline.locations.Unreachable: the address cannot be used.
    """
    if locations.is_address(source):
        found = locations.files_under(source)
        if not found:
            raise NoDocuments(f"No hay nada en «{source}». Revise la dirección.")
        root = source.rstrip("/")
        if len(found) == 1 and found[0].rstrip("/") == root:
            return found, None, []
        return [name for name in found if _is_document(name[len(root) + 1 :])], frozenset(found), []
    path = Path(source)
    if not source or not os.path.exists(path):
        raise NoDocuments(f"No existe «{source}». Revise la ruta.")
    if os.path.realpath(path) == out:
        raise NoDocuments(f"En «{source}» se publica: no puede ser la carpeta de los documentos. Elija otra con --out.")
    if not path.is_dir() and not path.is_file():
        raise NoDocuments(f"«{source}» no es un archivo corriente ni una carpeta. Guarde el documento en un archivo.")
    if not path.is_dir():
        return [path.as_posix()], None, []
    documents, closed = _in_folder(path, out)
    return [p.as_posix() for p in documents], None, closed


def find(sources: Sequence[str], out: str = "") -> list[Job]:
    """The documents of files, folders and addresses (searched through), each once, in order of path.

    Two documents that would share an id get their format behind it, and a number where that is
    not enough. ``out`` is the folder of the output ("" where there is none): what is published there is no
    document. A folder that cannot be entered is a job that is refused.

    Raises:
        NoDocuments: a source does not exist, or no document is found in any.
        pipeline.locations.Unreachable: an address cannot be used.
    """
    paths: dict[str, str] = {}
    listings: dict[str, frozenset[str] | None] = {}
    refused: dict[str, str] = {}
    whole_out = os.path.realpath(out) if out and not locations.is_address(out) else ""
    for source in sources:
        found, listed, closed = _documents(source, whole_out)
        for name in closed:
            paths[os.path.realpath(name)] = name
            listings[name], refused[name] = None, CLOSED
        for name in found:
            whole = name if locations.is_address(name) else os.path.realpath(name)
            if paths.setdefault(whole, name) == name:
                listings[name] = listed
                within = not locations.is_address(name) and Path(source).is_dir()
                refused[name] = _refused(name, source) if within else ""
    if not paths:
        raise NoDocuments(
            f"No hay documentos en «{', '.join(sources)}». Deje ahí las cuentas públicas "
            "(PDF, Word, OpenDocument o texto)."
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
    _must_not_be_replaced(list(paths), {*taken, *PUBLISHED}, whole_out)
    return jobs


def _must_not_be_replaced(documents: Sequence[str], names: Set[str], out: str) -> None:
    """Raises ``NoDocuments`` where a document lies in a folder of the output that is about to be replaced."""
    for document in documents if out else ():
        if not locations.is_address(document) and Path(document).is_relative_to(out):
            if document == out:
                raise NoDocuments(
                    f"«{document}» es un documento, y se iba a publicar ahí. Elija otra carpeta con --out."
                )
            top = Path(document).relative_to(out).parts[0]
            if top in names:
                raise NoDocuments(
                    f"«{document}» está en «{top}», que se reemplaza al publicar. Elija otra carpeta con --out."
                )
