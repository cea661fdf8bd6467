"""Reading an account from Python: ``from pipeline import read``.

    report = read("cuenta-2022.pdf")
    report.institution, report.region, report.year
    report.tables[0].df                 # typed: whole numbers, percentages, dates
    report.tables[0].printed            # as printed, every cell a text
    for finding in report.findings: print(finding.severity, finding.message)

Nothing is written. Objects show themselves in a notebook.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.contract import datasets, schema_folders
from pipeline.model import CleanTable, Finding, Numeral, Report, Table

if TYPE_CHECKING:
    import pandas as pd

_ROWS_SHOWN = 12
_FINDINGS_SHOWN = 20
_SEVERITY = {"error": "error", "warning": "advertencia", "info": "nota"}


class NoSuchTable(KeyError):
    """A report has no table of that name; the message (Spanish) says which there are."""

    def __str__(self) -> str:
        return str(self.args[0])  # a KeyError shows it in quotes


@dataclass(frozen=True)
class ReadTable:
    """A table of a report. ``df`` are its rows typed, ``printed`` its cells as printed, header rows included."""

    table: Table
    clean: CleanTable | None

    @property
    def id(self) -> str:
        return self.table.id

    @property
    def caption(self) -> str:
        return self.table.caption or self.table.section

    @property
    def pages(self) -> tuple[int, ...]:
        return self.table.pages

    @property
    def page(self) -> int | None:
        """The page it begins on, from 1; ``None`` where the document has no pages."""
        return self.table.pages[0] if self.table.pages else None

    @property
    def method(self) -> str:
        return self.table.method

    @property
    def confidence(self) -> float:
        return self.table.confidence

    @property
    def dataset(self) -> str:
        """The dataset its rows belong to."""
        return self.clean.dataset if self.clean else ""

    @property
    def shape(self) -> tuple[int, int]:
        """Printed rows and columns, header rows counted."""
        return (self.table.row_count, self.table.column_count)

    @cached_property
    def df(self) -> pd.DataFrame:
        """Rows typed: ``Int64``, ``float64`` (percent, not fraction), dates, text; without the printed texts beside
        them. The index is the key of the printed row (``t04/r03``)."""
        if self.clean is None:
            return self.printed
        return _typed([self.clean])

    @cached_property
    def printed(self) -> pd.DataFrame:
        """Every cell as printed, header rows included; a spanned-over position is "" ."""
        import pandas as pd

        return pd.DataFrame([list(row) for row in self.table.rows])

    def extract(self) -> list[list[str]]:
        """The printed rows as lists of texts."""
        return [list(row) for row in self.table.rows]

    def to_csv(self, path: str | PathLike[str], **options: Any) -> None:
        """Writes the typed rows; ``options`` are those of ``pandas.DataFrame.to_csv``."""
        self.df.to_csv(path, **options)

    def __repr__(self) -> str:
        where = f", página {self.page}" if self.page else ""
        return f"<Tabla {self.id} «{self.caption[:60]}»{where}, {self.shape[0]}x{self.shape[1]}>"

    def _repr_html_(self) -> str:
        return f"<p><b>{self.id}</b> {html.escape(self.caption)}</p>{self.df.head(_ROWS_SHOWN).to_html(escape=True)}"


@dataclass(frozen=True)
class ReadReport:
    """An account as read and audited. ``report`` is the value all of this is shown from."""

    report: Report

    @property
    def institution(self) -> str:
        """The body that gives the account; "" where nothing in the document says so."""
        return self.report.clean.identity.institution

    @property
    def region(self) -> str:
        return self.report.clean.identity.region

    @property
    def year(self) -> int | None:
        """The year that is accounted for."""
        return self.report.clean.identity.year

    @property
    def title(self) -> str:
        return self.report.clean.identity.title

    @property
    def how(self) -> str:
        """What institution, region and year were determined from (Spanish)."""
        return self.report.clean.identity.how

    @cached_property
    def tables(self) -> Sequence[ReadTable]:
        """The tables in reading order."""
        return tuple(ReadTable(t, self.report.clean.clean.get(t.id)) for t in self.report.document.tables)

    @cached_property
    def datasets(self) -> Mapping[str, pd.DataFrame]:
        """The typed rows of tables of one kind together, by name."""
        grouped: dict[str, list[CleanTable]] = {}
        for table in self.report.clean.tables:
            grouped.setdefault(table.dataset, []).append(table)
        return {name: _typed(tables) for name, tables in grouped.items()}

    @property
    def findings(self) -> Sequence[Finding]:
        """What does not add up, agree or follow, the most serious first."""
        return self.report.findings

    @property
    def errors(self) -> Sequence[Finding]:
        return tuple(f for f in self.report.findings if f.severity == "error")

    @property
    def numerals(self) -> Sequence[Numeral]:
        """Every numeral of the prose, with its verdict."""
        return self.report.numerals

    def frame(self, name: str) -> pd.DataFrame:
        """A table of the collection for this report: tablas, cifras, afirmaciones or hallazgos.

        Raises:
            NoSuchTable: there is none of that name.
        """
        from pipeline.publish.datasets.collection_tables import of_report

        made = of_report(self.report)
        if name not in made:
            own = f" Los conjuntos de datos están en «datasets»: {', '.join(self.datasets)}." if self.datasets else ""
            raise NoSuchTable(f"No hay una tabla «{name}» de la colección. Las que hay: {', '.join(made)}.{own}")
        found: pd.DataFrame = made[name].to_pandas()
        return found

    def __iter__(self) -> Iterator[ReadTable]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)

    def __repr__(self) -> str:
        whose = self.institution or "institución no identificada"
        return f"<Cuenta de {whose}, {self.year or 'sin año'}: {len(self)} tablas, {len(self.errors)} errores>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{_SEVERITY[f.severity]}</td><td>{html.escape(f.message)}</td></tr>"
            for f in self.findings[:_FINDINGS_SHOWN]
        )
        tables = "".join(
            f"<li>{html.escape(f'{t.id} {t.caption}'.strip())}"
            f" ({t.shape[0]}x{t.shape[1]}{f', p. {t.page}' if t.page else ''})</li>"
            for t in self.tables
        )
        head = html.escape(f"{self.institution or 'no identificado'} · {self.region or '—'} · {self.year or '—'}")
        return f"<h3>{head}</h3><ul>{tables}</ul><table><tbody>{rows}</tbody></table>"


def _typed(tables: Sequence[CleanTable]) -> pd.DataFrame:
    from pipeline.contract import PRINTED
    from pipeline.model import AccountIdentity, CleanReport, Document, Source
    from pipeline.publish.datasets.frames import frames

    own = [replace(table, dataset="datos") for table in tables]
    empty = Document("", Source("", "", "text"), ())
    frame = frames(CleanReport(empty, AccountIdentity(), tuple(own)))["datos"]
    data = frame.select([name for name in frame.schema.names if not name.endswith(PRINTED)]).to_pandas(
        types_mapper=_nullable().get
    )
    made: pd.DataFrame = data.set_index("fila")
    return made


def _nullable() -> dict[Any, Any]:
    import pandas as pd
    import pyarrow as pa

    return {pa.int64(): pd.Int64Dtype()}


def read(source: str | PathLike[str], *, password: str = "", schemas: str | PathLike[str] | None = None) -> ReadReport:
    """Reads and audits a document (PDF, Word, OpenDocument, text), with what is stated beside it.

    Args:
        source: the path of the document, or an address as ``cuenta extract`` takes.
        password: opens a protected PDF.
        schemas: a folder of schemas, beside the program's own and those of ``schemas/`` in the working folder.

    Raises:
        pipeline.extract.errors.Unreadable: it cannot be read at all.
        pipeline.contract.SchemaError: a schema cannot be used, or there is no such folder.
        pipeline.run.inputs.declared.BadDeclaration: a file beside it cannot be used.
        pipeline.run.inputs.sources.NoDocuments: there is no such file.
    """
    from pipeline import locations
    from pipeline.clean import clean
    from pipeline.extract.pdf.file.unlock import unlocked
    from pipeline.run.audit.second_reading import confirmed
    from pipeline.run.audit.validators import assemble, audit
    from pipeline.run.inputs import declared
    from pipeline.run.inputs.sources import find
    from pipeline.run.report.reading import read_whole

    job = replace(find([fspath(source)])[0], password=password)
    known = datasets(schema_folders(Path(schemas) if schemas is not None else None))
    data = locations.read(job.path)
    sidecars = declared.read(job)
    cleaned = clean(read_whole(data, job), known, sidecars.declared)
    audited = audit(cleaned, known)
    plain = unlocked(data, password)
    audited = replace(audited, findings=confirmed(audited.findings, cleaned.document, plain))
    corrections, accepted = sidecars.declared.corrections, sidecars.accepted
    return ReadReport(assemble(cleaned, audited, corrections=corrections, accepted=accepted))
