"""The vocabulary in which ``schemas/`` declares datasets, and the loader of these declarations.

A schema declares what a table of one kind means: its columns, the headers offices print over them, the captions it
has, the constraints of its values. Recognition (``clean``), pandera and Great Expectations (``validate``) and the
documentation are all derived from the same declaration, so that they cannot diverge. Why the pandera model is
derived from it and not the other way round: docs/decisions/0002.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from types import ModuleType

from pipeline.model import FieldType
from pipeline.spanish.system_errors import reason

NUMERIC: frozenset[FieldType] = frozenset({"entero", "decimal", "porcentaje", "monto"})

# The columns every published dataset starts with; a table's own column of the same name gets "_tabla".
KEY_COLUMNS = ("institucion", "region", "anio", "reporte", "fila")
DOUBT, OTHER_UNIT, TITLE = "en_duda", "otra_unidad", "titulo_tabla"
RESERVED = frozenset({*KEY_COLUMNS, "tabla", "tipo_fila", DOUBT, OTHER_UNIT, TITLE})
PRINTED = "_impreso"
"""Suffix of the column with the text as printed, next to the typed column of that name."""


QUERY_VIEWS = ("reportes", "tablas", "cifras", "afirmaciones", "hallazgos")
"""The tables of a collection itself, as ``cuenta sql`` names them; no dataset may have these names."""
_DEVICES = frozenset({"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def is_dataset_name(name: str) -> bool:
    """Whether a dataset may be called ``name``: not a table of ``cuenta sql``, and not a device name of Windows."""
    return name not in QUERY_VIEWS and name not in _DEVICES


def is_reserved(name: str) -> bool:
    """Whether ``name`` is a column every dataset has, or could be the as-printed column of another."""
    return name in RESERVED or name.endswith(PRINTED)


class SchemaError(Exception):
    """A file of ``schemas/`` that cannot be used; the message (Spanish) names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a dataset.

    ``synonyms`` are headers under which offices print it ("": it may have none); case, accents, plurals, years,
    truncation and small typos are ignored. ``required``: every detail row has a value. ``minimum`` and ``maximum`` are
    inclusive bounds, ``values`` all allowed values. ``last_of`` names a date field whose cell can list several days:
    this field then has the last.
    """

    name: str
    type: FieldType
    title: str
    synonyms: tuple[str, ...] = ()
    unit: str = ""
    description: str = ""
    required: bool = False
    minimum: Decimal | int | None = None
    maximum: Decimal | int | None = None
    values: tuple[str, ...] = ()
    last_of: str | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers under which the column may be printed."""
        return (self.title, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which offices print the dataset.

    ``words`` must all occur (as beginnings of words) in the caption, headers, section or the paragraph before the
    table. ``constants`` are values of fields that the table itself does not print.
    """

    words: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dataset:
    """What ``schemas/`` declares about one kind of table.

    ``captions`` are words that make this kind likely where they occur in caption, section or headers. ``labels`` are
    texts expected in the stub (first column). ``unique`` are the fields that identify a detail row within one table.
    ``institutions`` are words in the names of the services that print it; empty where every service does. ``periods``
    are fields printed once for each year or month, in columns headed by it ("2021", "Hombres 2021"): as many as the
    table has, each a column of its own (``valor_2021``), and one below the other in the dataset's long form.
    """

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    captions: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    forms: tuple[Form, ...] = (Form(),)
    unique: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    periods: tuple[Field, ...] = ()

    @cached_property
    def field(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {f.name: f for f in self.fields}

    def problems(self) -> list[str]:
        """The contradictions within the declaration, as Spanish phrases; empty where there are none."""
        names = [f.name for f in (*self.fields, *self.periods)]
        found = [f"el campo «{n}» está repetido" for n in sorted({n for n in names if names.count(n) > 1})]
        found += [f"«{n}» es un nombre reservado" for n in names if is_reserved(n)]
        found += [] if is_dataset_name(self.name) else [f"«{self.name}» es un nombre reservado"]
        found += [f"«unique» nombra «{n}», que no es un campo" for n in self.unique if n not in names]
        for form in self.forms:
            found += [f"«constants» nombra «{n}», que no es un campo" for n in form.constants if n not in names]
        found += [
            f"«last_of» de «{f.name}» nombra «{f.last_of}», que no es un campo"
            for f in self.fields
            if f.last_of and f.last_of not in names
        ]
        return found


SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


def _load(path: Path) -> ModuleType:
    name = (
        f"schemas.{path.stem}"
        if path.parent == SCHEMAS
        else f"schemas_{hashlib.sha256(str(path).encode()).hexdigest()[:12]}"
    )
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise SchemaError(f"No se puede leer el esquema {path.name}.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise SchemaError(f"El esquema {path.name} no se puede cargar: {error}. Corrija ese archivo.") from error
    return module


Folders = Path | tuple[Path, ...]
"""A folder of schemas, or several: a dataset of a later one stands for one of the same name in an earlier one."""


def schema_folders(given: Path | None = None, *, working: Path | None = None) -> tuple[Path, ...]:
    """The program's own schemas, those of ``schemas/`` in the working folder, and those of ``given``.

    Raises:
        SchemaError: ``given`` is no folder.
    """
    if given is not None and not os.path.isdir(given):
        raise SchemaError(f"No existe la carpeta de esquemas «{given}». Revise --schemas.")
    beside = (working or Path.cwd()) / "schemas"
    found = [SCHEMAS]
    for folder in (beside if os.path.isdir(beside) and any(beside.glob("*.py")) else None, given):
        if folder is not None and folder.resolve() not in {other.resolve() for other in found}:
            found.append(folder)
    return tuple(found)


@lru_cache(maxsize=8)
def datasets(folders: Folders = SCHEMAS) -> tuple[Dataset, ...]:
    """Every dataset declared in ``folders``, sorted by name. Each file declares ``DATASET = Dataset(...)``.

    Raises:
        SchemaError: a file cannot be loaded, declares no dataset, or contradicts itself.
    """
    every: dict[str, Dataset] = {}
    for folder in (folders,) if isinstance(folders, Path) else folders:
        every |= _of_folder(folder)
    return tuple(every[name] for name in sorted(every))


def _of_folder(folder: Path) -> dict[str, Dataset]:
    found: dict[str, Dataset] = {}
    for path in sorted(folder.glob("*.py")):
        if path.name.startswith("_"):
            continue
        dataset = getattr(_load(path), "DATASET", None)
        if not isinstance(dataset, Dataset):
            raise SchemaError(f"El esquema {path.name} no declara DATASET = Dataset(...). Corrija ese archivo.")
        if problems := dataset.problems():
            raise SchemaError(f"El esquema {path.name} se contradice: {'; '.join(problems)}. Corrija ese archivo.")
        if dataset.name in found:
            raise SchemaError(f"El esquema {path.name} repite el nombre «{dataset.name}». Cambie uno de los dos.")
        found[dataset.name] = dataset
    return found


def fingerprint(folders: Folders = SCHEMAS) -> Mapping[str, str]:
    """The sha256 of every schema file by its folder's number and its name, to detect that a schema has changed.

    Raises:
        SchemaError: a file cannot be read.
    """
    listed = (folders,) if isinstance(folders, Path) else folders
    paths = [(number, path) for number, folder in enumerate(listed) for path in sorted(folder.glob("*.py"))]
    return {f"{number}/{path.name}": hashlib.sha256(_bytes(path)).hexdigest() for number, path in paths}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SchemaError(f"El esquema {path.name} no se puede leer: {reason(error)}. Corrija ese archivo.") from error
