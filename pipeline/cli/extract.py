"""``cuenta extract``: documents in, published reports out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from pipeline import run as running
from pipeline.cli import interrupts
from pipeline.cli.base import OPEN_ERRORS, SOME_FAILED, NotTaken, app, plural, stop, without_controls
from pipeline.contract import SchemaError, schema_folders
from pipeline.locations import Unreachable
from pipeline.publish.quality.summary import Standing
from pipeline.run.incremental.edited import Edit
from pipeline.run.inputs.sources import NoDocuments
from pipeline.run.settings import LIMITS
from pipeline.store import Unwritable

SHORTEST_TIMEOUT = 0.1  # seconds
LEAST_MEMORY = 256  # MB that a document is given
_LINES = 20  # of progress of a run, where each stands below the one before
_NAMED = 3  # places of personal data that are named for a report
LONGEST_TIMEOUT = 7 * 86_400.0  # seconds: more is a slip of the keyboard, and more than a clock can be set to
_STATUS = {"published": "publicado", "unchanged": "sin cambios", "failed": "no se pudo leer"}


def _decimal(value: float) -> str:
    """One decimal, with the comma of those who read it."""
    return f"{value:.1f}".replace(".", ",")


QUIET = 10.0  # seconds after which a run that writes to a file says how far its document is
_FEWEST_PAGES = 2  # read before anything is said of how long the rest will take


class ProgressLine:
    """A line on standard error that says how far a run is, how fast, and how long it will take.

    Args:
        clock: the seconds that have passed since some time.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()
        self._live = sys.stderr.isatty()
        self._said = self._start
        self._done = self._total = 0
        self._begun: dict[str, tuple[float, int]] = {}  # when each document was first reported, and its pages then

    def __call__(self, done: int, total: int, report: str) -> None:
        self._said, self._done, self._total = self._clock(), done, total
        spent = self._clock() - self._start
        rate = done / spent if spent else 0.0
        left = (total - done) / rate if rate else 0.0
        still = f" · faltan {left:.0f} s" if done < total else ""
        line = f"[{done}/{total}] {report} · {_decimal(rate * 60)} documentos por minuto{still}"
        if self._live:
            typer.echo(f"\r\x1b[2K{line}" + ("\n" if done == total else ""), nl=False, err=True)
        elif total <= _LINES or done == total or done % max(total // _LINES, 1) == 0:
            typer.echo(line, err=True)

    def pages(self, report: str, done: int, total: int) -> None:
        now = self._clock()
        begun, first = self._begun.setdefault(report, (now, done))
        if not self._live and now - self._said < QUIET:
            return
        self._said = now
        if done >= total:
            how_far = f"{plural(total, 'página leída', 'páginas leídas')}; se revisan sus cifras"
        else:
            how_far = f"página {done + 1} de {total}"
            if done - first >= _FEWEST_PAGES:
                how_far += f" · faltan {(total - done) * (now - begun) / (done - first):.0f} s de lectura"
        line = f"{f'[{self._done}/{self._total}] ' if self._total else ''}{report} · {how_far}"
        typer.echo(f"\r\x1b[2K{line}" if self._live else line, nl=not self._live, err=True)


def _waiting(out: str) -> None:
    message = f"Otra corrida está publicando en «{out}»: esta empieza cuando termine (Ctrl-C para no esperar)."
    typer.echo(message, err=True)


_SIGNS: Mapping[str, str] = {"bad": "✗", "care": "!", "unknown": "?", "good": "✓"}
"""As the index marks them: ✓ only where half of the figures were checked and nothing is left to decide."""


def _edited(edit: Edit, out: str, result: running.Result) -> str:
    """What was done about a published file that somebody changed."""
    what = "se borró" if edit.data is None else "se cambió"
    if not edit.remade:
        return (
            f"{out}/{edit.name} {what} fuera de este programa y queda así: para rehacerlo, incluya en la corrida el "
            f"documento de «{edit.top}»."
        )
    kept = f" Lo que había quedó en {out}/{edit.aside}." if edit.aside else ""
    if edit.top in result.withdrawn:
        return f"{out}/{edit.name} {what} fuera de este programa antes de que se retirara su reporte.{kept}"
    if result.statuses.get(edit.top) == "failed":
        return f"{out}/{edit.name} {what} fuera de este programa y queda así: su documento no se pudo leer.{kept}"
    return (
        f"{out}/{edit.name} {what} fuera de este programa y se rehízo.{kept} Para que un cambio dure, decida el "
        "hallazgo con «cuenta accept» o declare la corrección con «cuenta correct»."
    )


def _print_summary(result: running.Result, out: str) -> None:
    for report in sorted(result.statuses):
        status = result.statuses[report]
        if status == "failed":
            typer.echo(f"× {report}: {without_controls(result.errors[report])}\n    {result.paths[report]}", err=True)
            continue
        s = result.summaries[report]
        standing = Standing.of(s)
        decided = f", {plural(s['decided'], 'decidido', 'decididos')}" if s["decided"] else ""
        typer.echo(
            f"{_SIGNS[standing.level]} {report} ({_STATUS[status]}): {standing.words}{decided}; "
            f"{plural(s['tables'], 'tabla', 'tablas')}, {plural(s['findings']['info'], 'nota', 'notas')}"
            f"\n    {out}/{report}/quality-report.html"
        )
        if report in result.same:
            same = result.same[report]
            typer.echo(f"    Es el mismo documento que «{same}»: sus filas están una sola vez en los datos reunidos.")
        if personal := s.get("personal", ()):
            more = f"; y {len(personal) - _NAMED} más" if len(personal) > _NAMED else ""
            said = without_controls("; ".join(personal[:_NAMED]))
            typer.echo(f"    Publica datos personales: {said}{more}. Revíselos antes de difundir los datos.")
    for report in result.withdrawn:
        typer.echo(f"– {report}: su documento ya no está; se retiró de «{out}».")
    for edit in result.edits:
        typer.echo(f"✎ {_edited(edit, out, result)}", err=True)
    for notice in result.notices:
        typer.echo(f"✎ {notice}", err=True)
    counts = {status: list(result.statuses.values()).count(status) for status in _STATUS}
    counted = [
        f"{plural(counts['published'], 'reporte publicado', 'reportes publicados')}",
        f"{counts['unchanged']} sin cambios",
        f"{plural(counts['failed'], 'con problemas', 'con problemas')}",
    ]
    typer.echo(f"{', '.join(counted)} · {_decimal(result.seconds)} s")
    if len(result.statuses) > 1 and result.summaries:
        typer.echo(f"Para empezar, abra {out}/index.html")


def _finite(value: float | None) -> float | None:
    if value is not None and not SHORTEST_TIMEOUT <= value <= LONGEST_TIMEOUT:
        raise NotTaken(f"debe ser un número de segundos de {SHORTEST_TIMEOUT} a {LONGEST_TIMEOUT:.0f}")
    return value


@app.command()
def extract(
    sources: Annotated[list[str], typer.Argument(metavar="DOCUMENTOS...", help="Documentos o carpetas.")],
    out: Annotated[
        str, typer.Option("--out", "-o", help="Carpeta de salida, o una dirección como s3://…")
    ] = "extracted",
    strict: Annotated[bool, typer.Option(help="Termina con código 3 si queda abierto un hallazgo de error.")] = False,
    jobs: Annotated[int, typer.Option(min=0, help="Documentos a la vez; 0: tantos como núcleos.")] = 0,
    timeout: Annotated[
        float | None,
        typer.Option(
            callback=_finite, help=f"Segundos de procesador por documento (por omisión {LIMITS.timeout:.0f})."
        ),
    ] = None,
    memory: Annotated[
        int | None, typer.Option(min=LEAST_MEMORY, help=f"MB de memoria por documento (por omisión {LIMITS.memory}).")
    ] = None,
    force: Annotated[bool, typer.Option(help="Rehace también lo que no ha cambiado.")] = False,
    password: Annotated[
        str, typer.Option(envvar="CUENTA_PASSWORD", help="Contraseña de los PDF protegidos; no se guarda.")
    ] = "",
    resume: Annotated[
        bool, typer.Option(help="Sigue una corrida interrumpida sin reintentar lo que ya falló.")
    ] = False,
    expectations: Annotated[
        bool | None,
        typer.Option(
            "--expectations/--no-expectations",
            help="Evalúa con Great Expectations los conjuntos publicados (por omisión, al publicar carpetas).",
        ),
    ] = None,
    cluster: Annotated[
        str, typer.Option(help="Planificador de Dask (tcp://servidor:8786) en cuyas máquinas se trabaja.")
    ] = "",
    schemas: Annotated[
        Path | None,
        typer.Option(help="Carpeta de esquemas que se suma a la del programa y a «schemas» de la carpeta de trabajo."),
    ] = None,
) -> None:
    """Lee documentos y publica sus tablas, datos limpios, hallazgos e informe de calidad."""
    if not out.strip():
        raise stop("No se dijo en qué carpeta publicar. Nómbrela con --out, o quite la opción para usar «extracted».")
    try:
        folders = schema_folders(schemas)
    except SchemaError as error:
        raise stop(str(error)) from error
    options = running.Options(
        out=out,
        schemas=folders,
        jobs=jobs,
        timeout=timeout,
        memory=memory,
        force=force,
        resume=resume,
        expectations=expectations,
        helper=True,
        cluster=cluster,
        password=password,
    )
    try:
        result = running.run(sources, options, ProgressLine(), lambda: _waiting(out))
    except (NoDocuments, Unreachable, Unwritable, SchemaError) as error:
        raise stop(str(error)) from error
    except KeyboardInterrupt as interrupt:
        raise stop(interrupts.MESSAGE, interrupts.exit_code(interrupt)) from None
    _print_summary(result, out.rstrip("/"))
    if "failed" in result.statuses.values():
        raise typer.Exit(SOME_FAILED)
    if strict and any(s["findings"]["error"] for s in result.summaries.values()):
        raise typer.Exit(OPEN_ERRORS)
