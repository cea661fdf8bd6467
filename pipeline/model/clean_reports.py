"""A document with every table typed and mapped to a dataset, and whose account it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pipeline.model.documents import Document
from pipeline.model.findings import Finding
from pipeline.values import dataclass

Typed = int | Decimal | date | str | bool | None
FieldType = Literal["texto", "codigo", "entero", "decimal", "porcentaje", "monto", "fecha"]
RowKind = Literal["detalle", "subtotal", "total", "promedio"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a clean table. ``source`` is what the header printed; ``extra`` marks a column no
    schema knows; ``unit`` is "CLP", "%", "personas"… or ""."""

    name: str
    type: FieldType
    title: str
    unit: str = ""
    description: str = ""
    source: str = ""
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value with what was printed and the cell (row, column) it was read from.

    ``row`` and ``column`` are ``None`` for a value that no cell of the table gives (a constant of
    the schema). ``corrected`` marks a value that a declared correction put in place of the print.
    """

    typed: Typed
    printed: str = ""
    row: int | None = None
    column: int | None = None
    corrected: bool = False


@dataclass(frozen=True)
class CleanRow:
    """One row of a dataset. ``key`` is stable: ``t04/r03``, with ``b`` and the block number behind
    it where a table with blocks side by side was unfolded (``t18/r01b2``).

    ``code``, ``level`` (from 1) and ``parent`` (the key of the group's row) are those of the hierarchy that
    the stub prints (``quantities.labels.stub_levels``); "" and ``None`` where it prints none."""

    key: str
    kind: RowKind
    values: Mapping[str, Value]
    code: str = ""
    level: int | None = None
    parent: str = ""


@dataclass(frozen=True)
class CleanTable:
    """A table mapped to a dataset. ``known`` is false where no schema recognised the table and its
    name and types were inferred; ``confidence`` is how sure the recognition is, 0 to 1."""

    table: str
    dataset: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[CleanRow, ...]
    known: bool = True
    confidence: float = 1.0

    @cached_property
    def positions(self) -> frozenset[tuple[int | None, int | None]]:
        """The rows and columns of the printed cells that values were read from."""
        return frozenset((value.row, value.column) for row in self.rows for value in row.values.values())


@dataclass(frozen=True, slots=True)
class AccountIdentity:
    """Whose account a report is, of which year; ``how`` says where each was read (Spanish).

    ``year`` is the one the account is called by; ``data_year`` the one its figures are of where that is another:
    "Cuenta Pública 2023" is often given in 2023 over 2022.
    """

    institution: str = ""
    region: str = ""
    year: int | None = None
    title: str = ""
    source_address: str = ""
    retrieved: str = ""
    how: str = ""
    data_year: int | None = None
    currency: str = "CLP"
    """The ISO 4217 code of what "$" and "pesos" are in it; "" where it is of another country that nothing names."""

    def unit(self, unit: str) -> str:
        """A unit of its figures as published: the currency of its country for pesos, others as they are."""
        return self.currency if unit == "CLP" else unit

    @property
    def accounted(self) -> int | None:
        """The year the figures are of."""
        return self.data_year or self.year


@dataclass(frozen=True)
class CleanReport:
    """A document with every table typed and mapped."""

    document: Document
    identity: AccountIdentity
    tables: tuple[CleanTable, ...]
    findings: tuple[Finding, ...] = ()

    @cached_property
    def clean(self) -> Mapping[str, CleanTable]:
        """Clean tables by table id."""
        return {t.table: t for t in self.tables}
