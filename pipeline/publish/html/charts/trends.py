"""Pictures of a figure over the years, from the consolidated datasets of several reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from pipeline.contract import DOUBT
from pipeline.publish import spanish
from pipeline.publish.datasets.frames import Frame, is_in_doubt
from pipeline.publish.html.charts.chart import Bar, Chart
from pipeline.publish.html.charts.columns import DONE, PLANNED, YEAR
from pipeline.publish.html.charts.multiples import YearValue, chart_of_services
from pipeline.publish.html.settings import CHOICE
from pipeline.publish.money import pesos_per_unit

UNKNOWN = "Servicio sin identificar"
_RowFigure = tuple[str, Decimal | None, bool]
"""Kind of the row, its figure, and whether a finding accuses it."""


def trends(frames: Mapping[str, Frame], names: Mapping[str, str] = MappingProxyType({})) -> tuple[Chart, ...]:
    """For each dataset its first amount by year, ten in all: small multiples of the services that share it, bars
    where it is of one service; ``names`` has the name of the service by report, else it is the one of the row.

    The figure of a year is the total its report prints; where a finding accuses it and its rows add up to another,
    the sum stands beside it: a picture accuses nobody by itself, for not every row of a table is a part of its
    total. A table without a total has none: nobody knows which of its rows are parts of others.
    """
    found: list[Chart] = []
    for name, frame in frames.items():
        column = _amount(frame.schema)
        if column is not None:
            found += _of_dataset(name, frame, column, names)
    return tuple(found[: CHOICE.max_charts])


def _amount(schema: Any) -> Any | None:
    """The first column of what was done, else of pesos, else of whole numbers of something (a number without unit
    may only count or name its row), one that says total before others; never a target. Of
    columns that differ in their year the latest."""
    said = [(field, {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}) for field in schema]
    pesos = [field for field, about in said if about.get("tipo") == "monto"]
    wholes = [field for field, about in said if about.get("tipo") == "entero" and about.get("unidad")]
    ordered = [field for kind in (pesos, wholes) for field in sorted(kind, key=lambda f: "total" not in f.name)]
    listed = [field for field in ordered if not PLANNED.search(field.name.replace("_", " "))]
    done = [field for field in listed if DONE.search(field.name.replace("_", " "))]
    first = next(iter([*done, *listed]), None)
    if first is None:
        return None
    alike = [field for field in listed if _undated(_title(field)) == _undated(_title(first))]
    return max(alike, key=lambda field: max(map(int, YEAR.findall(_title(field))), default=0))


def _title(field: Any) -> str:
    return str((field.metadata or {}).get(b"titulo", field.name.encode()).decode())


def _undated(title: str) -> str:
    """A title without its year: over the years it is a column of each."""
    return " ".join(YEAR.sub(" ", title).split()) or title


def _of_dataset(name: str, frame: Frame, column: Any, names: Mapping[str, str]) -> list[Chart]:
    services: dict[str, dict[int, dict[str, list[_RowFigure]]]] = {}
    type_ = (column.metadata or {}).get(b"tipo", b"").decode()
    scale = pesos_per_unit(_title(column), type_)
    doubts = [DOUBT] if DOUBT in frame.schema.names else []
    rows = frame.select(["institucion", "region", "anio", "reporte", "tipo_fila", column.name, *doubts]).to_pylist()
    for row in rows:
        value = row[column.name]
        if row["anio"] is not None:
            own = ", ".join(filter(None, (row["institucion"], row["region"])))
            service = names.get(row["reporte"], own) or UNKNOWN
            reports = services.setdefault(service, {}).setdefault(row["anio"], {})
            accused = is_in_doubt(row.get(DOUBT), column.name)
            number = None if value is None else Decimal(str(value)) / scale
            reports.setdefault(row["reporte"], []).append((row["tipo_fila"], number, accused))
    title = (frame.schema.metadata or {}).get(b"titulo", name.encode()).decode()
    label = _undated(_title(column))
    heading = f"{spanish.shortened(title, CHOICE.longest_title)}: {label}"
    known = {service: values for service, years in sorted(services.items()) if (values := _values(years))}
    shared = chart_of_services(heading, known)
    if shared is not None:
        return [shared]
    return [_chart(heading, service, values) for service, values in known.items() if len(values) > 1]


def _of_year(reports: Mapping[str, list[_RowFigure]]) -> tuple[Decimal, Decimal | None] | None:
    """The printed total, and the sum of the rows where it is accused. Several accounts of one year must
    say the same (one account in several formats), else it is unknown which to show."""
    said = {_of_report(rows) for rows in reports.values()}
    return said.pop() if len(said) == 1 else None


def _of_report(rows: Sequence[_RowFigure]) -> tuple[Decimal, Decimal | None] | None:
    totals = [(value, accused) for kind, value, accused in rows if kind == "total" and value is not None]
    details = [value for kind, value, _ in rows if kind == "detalle"]
    if len(totals) != 1:  # none, or several blocks of which each has its own
        return None
    ((total, accused),) = totals
    known = [value for value in details if value is not None]
    added = sum(known, Decimal(0)) if len(known) == len(details) else Decimal(0)  # of blanks nothing is known
    return total, added if accused and added > 0 and added != total else None


def _values(years: Mapping[int, Mapping[str, list[_RowFigure]]]) -> list[YearValue]:
    """What a service says by year; nothing where a figure is below zero or none is above it."""
    by_year = ((year, _of_year(reports)) for year, reports in sorted(years.items()))
    values = [(year, *said) for year, said in by_year if said is not None]
    drawn = all(printed >= 0 for _, printed, _ in values) and any(printed > 0 for _, printed, _ in values)
    return values if drawn else []


def _chart(title: str, service: str, values: Sequence[YearValue]) -> Chart:
    most = max(max(printed, summed or printed) for _, printed, summed in values)
    bars = tuple(
        Bar(
            str(year),
            printed * 100 / most,
            spanish.number(printed),
            recomputed=None if summed is None else summed * 100 / most,
            recomputed_text="" if summed is None else spanish.number(summed),
        )
        for year, printed, summed in values
    )
    return Chart("bars", "", title, f"{service}, por año.", bars)
