"""Personal data in what is to be published: RUT of persons, and tables that list persons by name.

A RUT counts where its check digit is right and its number is one of a person (companies begin at 50 million; RUT of
services at 60). A table lists persons where a column is headed by a word for a person's name and most of its cells are
names of two or more capitalised words, none of them a place or a body. The screen warns; it takes nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Report
from pipeline.publish.settings import SAYING
from pipeline.spanish.folding import fold_line

_RUT = re.compile(r"(?<![\d.,-])(\d{1,2}(?:\.\d{3}){2}|\d{7,8})\s?[-–]\s?([\dkK])(?![\d-])")
_HEADER = re.compile(
    r"\b(?:nombres?|apellidos?|funcionari[oa]s?|beneficiari[oa]s?|trabajador(?:es|as?)?|pacientes?|alumn[oa]s?"
    r"|estudiantes?|titular(?:es)?|rut|run|cedula)\b"
)
_NOT_PERSONS = re.compile(
    r"\b(?:proyectos?|programas?|establecimientos?|servicios?|unidad|obra|empresa|razon\s+social|institucion"
    r"|organizacion|comuna|region|indicador|producto|cuenta|proveedor(?:es)?)\b"
)
_NAME = re.compile(
    r"^(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+|[A-ZÁÉÍÓÚÑ]{2,})(?:[\s,]+(?:(?:de|del|la|las|los|y|san)\s+)*"
    r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+|[A-ZÁÉÍÓÚÑ]{2,}|[A-Z]\.)){1,5}$"
)
_BODY = re.compile(
    r"\b(?:municipalidad|hospital|servicio|direccion|corporacion|fundacion|escuela|liceo|colegio|universidad|junta"
    r"|club|asociacion|comite|centro|ltda|spa|s\.?a|limitada|sociedad|region|plan|fondo|total|programa|departamento)\b"
)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Where personal data stand: report, table ("" in the prose), page, and what (Spanish)."""

    report: str
    table: str
    page: int | None
    what: str

    def __str__(self) -> str:
        return f"«{self.report}», {self.in_report}"

    @property
    def in_report(self) -> str:
        """Where in its report, and what (Spanish)."""
        place = f"tabla {self.table}" if self.table else "el texto"
        page = f", página {self.page}" if self.page else ""
        return f"{place}{page}: {self.what}"


def is_personal_rut(number: str, digit: str) -> bool:
    """Whether a RUT has the right check digit (module 11) and is a person's."""
    digits = number.replace(".", "")
    weighted = sum(int(d) * (2 + n % 6) for n, d in enumerate(reversed(digits)))
    expected = "0123456789K"[(11 - weighted % 11) % 11]
    return expected == digit.upper() and SAYING.first_person <= int(digits) < SAYING.first_company


def ruts(texts: Iterable[str]) -> list[str]:
    """The different RUT of persons that texts print, in order."""
    found = (m for text in texts for m in _RUT.finditer(text) if is_personal_rut(m.group(1), m.group(2)))
    return list(dict.fromkeys(m.group() for m in found))


def persons(header: str, cells: Sequence[str]) -> int:
    """How many names of persons a column lists; 0 where it is no list of persons."""
    head = fold_line(header)
    if not _HEADER.search(head) or _NOT_PERSONS.search(head):
        return 0
    filled = [cell for cell in cells if any(c.isalpha() for c in cell)]
    named = [cell for cell in filled if _NAME.match(cell.strip()) and not _BODY.search(fold_line(cell))]
    return len(named) if len(named) >= max(SAYING.fewest_names, SAYING.names * len(filled)) else 0


def personal_data(report: Report) -> tuple[PersonalData, ...]:
    """What an audited report prints of persons."""
    tables = [
        {"id": table.id, "pages": table.pages, "rows": table.rows, "header_rows": table.header_rows}
        for table in report.document.tables
    ]
    sentences = dict.fromkeys(numeral.sentence for numeral in report.numerals)
    return tuple(of_report(report.document.report, tables, sentences))


def of_report(report: str, tables: Sequence[Mapping[str, Any]], sentences: Iterable[str]) -> Iterator[PersonalData]:
    """What a report prints of persons; ``tables`` are those of ``tables.json``, ``sentences`` those of its prose."""
    for table in tables:
        rows, heads = table["rows"], table["header_rows"]
        page = next(iter(table.get("pages") or ()), None)
        found = ruts(cell for row in rows for cell in row)
        if found:
            yield PersonalData(report, table["id"], page, f"{len(found)} RUT de personas ({found[0]}…)")
        for column in range(len(rows[0]) if rows else 0):
            header = " ".join(dict.fromkeys(row[column] for row in rows[:heads]))
            count = persons(header, [row[column] for row in rows[heads:]])
            if count:
                yield PersonalData(report, table["id"], page, f"{count} nombres de personas en «{header}»")
    found = ruts(sentences)
    if found:
        yield PersonalData(report, "", None, f"{len(found)} RUT de personas ({found[0]}…)")
