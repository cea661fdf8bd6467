"""The command ``cuenta``: the only room that prints or exits. One module a command.

Only the module of the command asked for is loaded: loading all of them takes longer than many a
command. ``app`` is the whole application, for help and tests. Nothing is loaded here before :func:`main` heeds
interrupts, but what Python has loaded already.
"""

from __future__ import annotations

import gc
import itertools
import os
import sys

TYPE_CHECKING = False  # as typing has it, without loading it

if TYPE_CHECKING:
    from typing import Any

    from typer import Typer

    app: Typer

MODULES = {
    "accept": "decide",
    "correct": "decide",
    "diff": "diff",
    "explain": "explain",
    "export": "export",
    "extract": "extract",
    "inspect": "inspect",
    "schema": "schema",
    "sql": "sql",
}
READERS = ("pipeline.extract.formats.pdf", "pipeline.run.report.reading")
_OBJECTS_BETWEEN_COLLECTIONS = 2_000_000  # values are frozen and hardly ever in cycles: look for garbage rarely

_NOT_LOADED = (
    "No se pudo cargar o terminar el programa ({}): falta memoria (vea «ulimit -v») o la instalación está incompleta. "
    "Cierre otros programas, o instálelo de nuevo."
)
_WRONG_USAGE = 2


def _load(names: set[str]) -> Any:
    import importlib

    for name in sorted(names):
        importlib.import_module(f"pipeline.cli.{name}")
    return importlib.import_module("pipeline.cli.base").app


def __getattr__(name: str) -> Any:
    if name == "app":
        return _load(set(MODULES.values()))
    raise AttributeError(name)


def _is_first_of_one(arguments: list[str]) -> bool:
    """Whether one file is asked for, and nothing was published yet where the output goes: then a lone document is to be
    read for sure, by the helper, which of a folder would have loaded its part of the program in vain."""
    out = next((after for a, after in itertools.pairwise(arguments) if a in ("--out", "-o")), "extracted")
    there = [a for a in arguments if a != out and os.path.exists(a)]
    return len(there) == 1 and os.path.isfile(there[0]) and not os.path.exists(os.path.join(out, "run.json"))


def _in_utf8() -> None:
    """Starts the program again in Python's UTF-8 mode where file names and output are not UTF-8 (a locale
    of another encoding): a report must not be called or read otherwise for that."""
    if sys.getfilesystemencoding() != "utf-8" and not sys.flags.utf8_mode:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _with_streams() -> None:
    """Opens what the program was started without of input, output and errors (``>&-``) on nothing: what is opened
    next would take its number, and get what libraries write there."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (for all of the run)
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (for all of the run)


def main() -> None:
    """Entry point of the ``cuenta`` command."""
    try:
        from pipeline.cli import interrupts

        interrupts.heed()
        _with_streams()
        _in_utf8()
        code = _run()
        interrupts.no_longer_heed()
    except KeyboardInterrupt as interrupt:  # while the program was being loaded
        from pipeline.cli import interrupts

        interrupts.no_longer_heed()
        print(f"cuenta: {interrupts.MESSAGE}", file=sys.stderr)
        code = interrupts.exit_code(interrupt)
    except (ImportError, MemoryError) as error:
        cause = str(error).strip() or type(error).__name__  # numpy explains itself at length, the cause last
        print(f"cuenta: {_NOT_LOADED.format(cause.splitlines()[-1])}", file=sys.stderr)
        code = _WRONG_USAGE
    sys.exit(code)


def _run() -> int:
    from pipeline.cli import interrupts

    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads: no use here, and a fork loses them
    with interrupts.put_off():
        from contextlib import ExitStack

        from pipeline.processes.scratch import scratch

        ended = ExitStack()
    with ended:
        with interrupts.put_off():
            ended.enter_context(scratch())
            app = _loaded()
            from pipeline.cli.usage import run
        return run(app)


def _loaded() -> Any:
    """The application with the command that is asked for; the helper of a lone document is born on the way."""
    if sys.argv[1:2] == ["extract"] and _is_first_of_one(sys.argv[2:]):
        from pipeline.processes import helper

        helper.start("numpy")
        helper.load(*READERS)
    asked = MODULES.get(sys.argv[1]) if len(sys.argv) > 1 else None
    return _load({asked} if asked else set(MODULES.values()))
