"""``cuenta diff``: what changed between two years, or two reports."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.base import NotTaken, app, plural, stop

_LISTED = 20  # lines of each list, where nothing else is asked for

if TYPE_CHECKING:
    from pipeline.run.comparison.report_pairs import ReportPair
    from pipeline.run.comparison.tables import DatasetDifference
    from pipeline.store import Output


def _show(title: str, lines: Iterable[str], limit: int) -> None:
    from pipeline.publish.spanish import counted

    every = list(lines)
    if not every:
        return
    typer.echo(f"  {title}: {len(every)}")
    listed = counted(every)
    for line in listed[: limit or None]:
        typer.echo(f"    {line}")
    if limit and len(listed) > limit:
        typer.echo(f"    … y {len(listed) - limit} más (--limit 0 los muestra todos)")


def _show_difference(found: DatasetDifference, limit: int) -> None:
    from pipeline.run.comparison.last_year import change_line, change_size

    if found.is_empty:
        return
    typer.echo(f"\n{found.dataset} — {found.title} ({plural(found.compared, 'cifra comparada', 'cifras comparadas')})")
    _show("Filas que ya no están", found.gone, limit)
    _show("Filas nuevas", found.new, limit)
    _show("Columnas que ya no están", found.columns_gone, limit)
    _show("Columnas nuevas", found.columns_new, limit)
    _show("Saltos grandes", map(change_line, sorted(found.jumps, key=change_size, reverse=True)), limit)
    _show("Cifras idénticas a las anteriores", map(change_line, found.copied), limit)
    _show("Cifras de antes que ahora son otras", map(change_line, found.restated), limit)
    others = [change for change in found.changes if change not in found.jumps]
    _show("Otros cambios, de mayor a menor", map(change_line, sorted(others, key=change_size, reverse=True)), limit)


def _show_pair(output: Output, pair: ReportPair, jump: float, limit: int) -> None:
    from pipeline.run.comparison.last_year import datasets, not_updated
    from pipeline.run.comparison.prose import moved_sentences, repeated_sentences
    from pipeline.run.comparison.stale_prose import stale_figures
    from pipeline.run.comparison.tables import compare
    from pipeline.run.published import reports

    before, after = datasets(output, pair.before), datasets(output, pair.after)
    found, only_before, only_after = compare(before, after, year=pair.year, jump=jump)
    typer.echo(f"{pair.before} → {pair.after}")
    if pair.left_out:
        typer.echo(f"  (del mismo servicio y años, no comparados: {', '.join(pair.left_out)})")
    _show("Conjuntos de datos que ya no están", (f"{n} — {before[n].title}" for n in only_before), limit)
    _show("Conjuntos de datos nuevos", (f"{n} — {after[n].title}" for n in only_after), limit)
    for difference in found:
        _show_difference(difference, limit)
    said = reports.numerals(output, pair.before), reports.numerals(output, pair.after)
    repeated, rewritten = repeated_sentences(*said), moved_sentences(*said)
    stale = stale_figures(*said, (change for d in found for change in d.changes), pair.year)
    _show("Frases con la cifra de antes, donde la tabla ya dice otra", map(not_updated, stale), limit)
    _show("Frases iguales, con sus cifras", repeated, limit)
    _show("Frases que se repiten con otras cifras", (f"{old} → {new}" for old, new in rewritten), limit)
    if all(d.is_empty for d in found) and not (only_before or only_after or stale or repeated or rewritten):
        typer.echo("  Sin diferencias que contar.")
    typer.echo("")


def _finite(value: float) -> float:
    if not isfinite(value):
        raise NotTaken("debe ser un número desde 1")
    return value


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="ANTES", help="Un año (2022) o el id de un reporte.")],
    after: Annotated[str, typer.Argument(metavar="DESPUES", help="Otro año u otro reporte.")],
    out: Annotated[str, typer.Option("--out", "-o", help="Dónde está lo publicado.")] = "extracted",
    jump: Annotated[
        float, typer.Option(min=1.0, callback=_finite, help="Cuántas veces mayor o menor es un salto.")
    ] = 2.0,
    limit: Annotated[int, typer.Option(min=0, help="Líneas por lista; 0: todas.")] = _LISTED,
) -> None:
    """Compara dos años o dos reportes: filas, columnas, cambios por tamaño, cifras copiadas o corregidas, frases."""
    from pipeline import store
    from pipeline.locations import Unreachable
    from pipeline.run.comparison.report_pairs import ReportPair, pairs_of_years
    from pipeline.run.published.reports import Unknown, summary
    from pipeline.run.published.same_kind import subjects
    from pipeline.run.published.services import UNKNOWN, service
    from pipeline.run.published.summaries import published_reports, summaries

    output = store.output(out)
    try:
        there = published_reports(output)
        if before.isdigit() and after.isdigit() and not {before, after} & there:
            every = summaries(output, there)
            pairs, alone_before, alone_after = pairs_of_years(every, subjects(output, every), int(before), int(after))
            _show(f"Reportes de {before} sin par en {after}", alone_before, limit)
            _show(f"Reportes de {after} sin par en {before}", alone_after, limit)
            if not pairs:
                years = sorted({str(s["year"]) for s in every.values() if s["year"]})
                raise stop(
                    f"No hay un mismo servicio con reportes de una misma clase de {before} y de {after} en «{out}». "
                    f"Años publicados: {', '.join(years) or 'ninguno'}."
                )
        else:
            first, second = summary(output, before), summary(output, after)
            if UNKNOWN not in (service(first), service(second)) and service(first) != service(second):
                typer.echo(
                    f"Atención: «{before}» es de {first['institution'] or first['region']} y «{after}» de "
                    f"{second['institution'] or second['region']}; lo que sigue compara dos servicios distintos."
                )
            pairs = [ReportPair(before, after, first["year"])]
        for pair in pairs:
            _show_pair(output, pair, jump, limit)
    except (Unknown, Unreachable, store.Unwritable) as error:
        raise stop(str(error)) from error
