"""What the command says of itself and of what was typed wrongly: in Spanish, with what was probably meant."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import MODULES, app
from pipeline.run.collection.query import in_spanish
from tests.cli.accounts_sample import account, cuenta
from tests.places import ROOT

PROGRAM = "from pipeline.cli import main; main()"
ENGLISH = (
    *("Usage:", "Options:", "Show this message", "[required]", "default:", "env var:", "<str>", "<int", "<path>"),
    *("x>=", "{ARCHIVO}", "{REPORTE}"),
)


@pytest.mark.parametrize("command", [(), *((name,) for name in sorted(MODULES)), ("schema", "draft")], ids=" ".join)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_wholly_in_spanish(command: tuple[str, ...], option: str) -> None:
    printed = CliRunner().invoke(app, [*command, option])
    assert printed.exit_code == 0
    assert printed.stdout.startswith("Uso: ")
    assert [word for word in ENGLISH if word in printed.stdout] == []


def typed(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", "from pipeline.cli import main; main()", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def test_what_was_probably_meant_is_asked() -> None:
    assert typed("extrac", "raw")[2] == (
        "cuenta: No existe la orden «extrac». ¿Quiso decir «extract»? Vea «cuenta --help».\n"
    )
    assert "No existe la opción «--forse». ¿Quiso decir «--force»?" in typed("extract", "--forse", "raw")[2]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("extract", "raw", "--jobs", "x"), "El valor de «--jobs» no sirve: debe ser un número entero desde 0."),
        (("extract", "raw", "--memory", "1"), "El valor de «--memory» no sirve: debe ser un número entero desde 256."),
        (
            ("extract", "raw", "--timeout", "nan"),
            "El valor de «--timeout» no sirve: debe ser un número de segundos de 0.1 a 604800.",
        ),
        (("diff", "2021", "2022", "extra"), "Sobra «extra»."),
        (("diff", "2021", "2022", "--jump", "nan"), "El valor de «--jump» no sirve: debe ser un número desde 1."),
        (("diff", "2021", "2022", "--jump", "inf"), "El valor de «--jump» no sirve: debe ser un número desde 1."),
        (("accept", "x", "f001"), "Falta «--reason»."),
        (("explain", "x"), "Falta «HALLAZGO»."),
    ],
)
def test_a_wrong_value_is_answered_with_those_that_are_taken(arguments: tuple[str, ...], message: str) -> None:
    code, _, error = typed(*arguments)
    assert code == 2
    assert error.startswith(f"cuenta: {message} Vea «cuenta {arguments[0]} --help».")


def test_version() -> None:
    code, printed, _ = typed("--version")
    assert code == 0
    assert printed.startswith("cuenta ")


@pytest.mark.parametrize(
    ("error", "printed"),
    [
        (
            "Catalog Error: Table with name reporte does not exist!",
            "No existe la tabla «reporte». ¿Quiso decir «reportes»?",
        ),
        ('Parser Error: syntax error at or near "selec"', "La consulta está mal escrita cerca de «selec»."),
        (
            'Binder Error: Referenced column "anno" not found in FROM clause!\nCandidate bindings: "anio", "region"',
            "No existe la columna «anno» en esas tablas.\nColumnas parecidas: anio, region.",
        ),
        (
            "Binder Error: No function matches the given name and argument types 'sum(VARCHAR)'. You might",
            "«sum(VARCHAR)»: esa función no admite ese tipo; un texto se convierte con try_cast(columna as double).",
        ),
        (
            'Catalog Error: Existing object "reportes" is of type View, trying to drop type Table',
            "«reportes» es una vista de lo publicado: se consulta, no se cambia.",
        ),
        ("Otra cosa", "No se pudo responder (DuckDB: Otra cosa)"),
    ],
)
def test_an_error_in_sql_is_said_in_spanish_with_the_tables_that_exist(error: str, printed: str) -> None:
    assert in_spanish(error, ["reportes", "hallazgos"]) == f"{printed}\nTablas que existen: reportes, hallazgos."


def test_the_summary_of_a_run_marks_what_is_left_to_decide(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "mala-2022.txt").write_text(account(2022, spoilt=True), encoding="utf-8")
    (tmp_path / "raw" / "buena-2022.txt").write_text(account(2022), encoding="utf-8")
    alone = "| Oficina | Kilómetros |\n|---|---|\n| Talca | 15.320 |\n| Curicó | 8.741 |\n| Linares | 12.905 |\n"
    (tmp_path / "raw" / "sola-2022.txt").write_text(alone, encoding="utf-8")
    code, printed, _ = cuenta(
        "extract", tmp_path / "raw", "--out", tmp_path / "out", "--no-expectations", "--jobs", "1"
    )
    assert code == 0
    assert "✗ mala-2022 (publicado): " in printed
    assert "✓ buena-2022 (publicado): nada que decidir" in printed
    assert "? sola-2022 (publicado): poco comprobado" in printed, "nothing could be checked"
    assert f"{tmp_path}/out/mala-2022/quality-report.html" in printed
    assert f"Para empezar, abra {tmp_path}/out/index.html" in printed


def test_a_date_must_be_one(tmp_path: Path) -> None:
    code, _, errors = cuenta("accept", "x", "f001", "--reason", "x", "--on", "31/31/2024", "--out", tmp_path)
    assert code == 2
    assert "«31/31/2024» no es una fecha: escriba --on como 2024-03-31." in errors


def test_the_list_of_commands_says_each_of_them_whole() -> None:
    _, said, _ = cuenta("-h")
    assert "..." not in said.partition("Órdenes:")[2]
    assert "Acepta un hallazgo tal como está; la decisión queda escrita junto al documento" in " ".join(said.split())


def test_a_file_that_is_not_there_is_said_in_spanish(tmp_path: Path) -> None:
    code, _, errors = cuenta("inspect", tmp_path / "nada.pdf")
    assert code == 2
    assert "nada.pdf» (no existe)" in errors


@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)], ids=str)
def test_started_without_a_stream(tmp_path: Path, closed: tuple[int, ...]) -> None:
    (tmp_path / "a.txt").write_text(account(2022), encoding="utf-8")
    shut = " ".join(f"{number}>&-" for number in closed)
    order = f'exec "{sys.executable}" -c "{PROGRAM}" extract a.txt --out out --no-expectations'
    done = subprocess.run(
        ["/bin/sh", "-c", f"{order} {shut}"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 0
    assert (tmp_path / "out" / "a" / "report.json").is_file()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_an_answer_that_cannot_be_written_is_said() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from pipeline.cli import main; main()", "--help"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (
        2, "cuenta: No se pudo escribir la respuesta (no queda espacio en el disco).\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "fault",
    ["raise ImportError('Lea esto.\\n\\nlibfoo.so: failed to map segment')", "raise MemoryError('no hay')"],
    ids=["", "memory"],
)
def test_a_program_that_cannot_be_loaded_says_so(tmp_path: Path, fault: str) -> None:
    """A library without room for it, or half installed: one sentence with the cause, no trace."""
    (tmp_path / "numpy.py").write_text(fault, encoding="utf-8")
    (tmp_path / "a.txt").write_text(account(2022), encoding="utf-8")
    (tmp_path / "b.txt").write_text(account(2023), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "extract", ".", "--out", "out"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert ("failed to map segment" in done.stderr) != ("no hay" in done.stderr)
    assert "falta memoria" in done.stderr


def test_a_working_folder_that_is_gone(tmp_path: Path) -> None:
    order = f'mkdir gone; cd gone; rmdir ../gone; exec "{sys.executable}" -c "{PROGRAM}" extract .'
    done = subprocess.run(
        ["/bin/sh", "-c", order], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, "La carpeta en que está ya no existe" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
