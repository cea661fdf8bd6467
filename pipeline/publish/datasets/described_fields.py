"""Columns of published datasets with what is said of them, as fields of an Arrow schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class FieldDescription:
    """What the metadata of a published column say of it: title, type, description and unit, all in Spanish."""

    title: str
    type: str
    description: str = ""
    unit: str = ""


def described_field(name: str, kind: Any, said: FieldDescription, *, printed: bool = False, extra: bool = False) -> Any:
    """A field of Arrow type ``kind``; ``printed`` where it holds figures as printed, ``extra`` where no schema knows
    the column."""
    import pyarrow as pa

    described = {"tipo": said.type, "titulo": said.title, "descripcion": said.description, "unidad": said.unit}
    marks = {"impreso": "sí" if printed else "", "adicional": "sí" if extra else ""}
    return pa.field(name, kind, metadata={k: v for k, v in (described | marks).items() if v})
