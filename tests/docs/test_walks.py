"""The pages that show how to do things are run as they stand."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.places import ROOT

pytestmark = pytest.mark.slow  # each block is a program of its own
FENCE = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: its language, the file it is the content of, its text."""

    language: str
    file: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    for match in FENCE.finditer((ROOT / "docs" / page).read_text(encoding="utf-8")):
        yield Block(match[1], match[2] or "", match[3])


def run(arguments: list[str], folder: Path) -> str:
    environment = os.environ | {
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def shell(block: Block, folder: Path) -> list[str]:
    """What each ``cuenta`` command of a block prints."""
    said = []
    for line in block.text.splitlines():
        command, *arguments = shlex.split(line)
        assert command == "cuenta"
        if arguments[0] == "extract":
            arguments.append("--no-expectations")  # the same without the seconds Great Expectations takes
        said.append(run([sys.executable, "-c", "from pipeline.cli import main; main()", *arguments], folder))
    return said


def test_adding_a_service(tmp_path: Path) -> None:
    said: list[str] = []
    for block in blocks("adding-a-service.md"):
        if block.file:
            path = tmp_path / block.file
            path.parent.mkdir(exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        else:
            said += shell(block, tmp_path)
    published, reports, notes, drafted, _, rows, again, diff = said
    assert "hospital-del-valle-2023 (publicado): nada que decidir; 1 tabla" in published
    assert "Hospital del Valle  Atacama  2023" in reports
    assert "Ningún esquema reconoce la tabla t01 (Camas por unidad 2023)" in notes
    assert "camas_por_unidad.py" in drafted
    assert rows.splitlines() == [
        "institucion;anio;unidad;camas;ocupacion",
        "Hospital Provincial del Valle;2023;Medicina;84;91,2",
        "Hospital Provincial del Valle;2023;Pediatría;36;78",
        "Hospital Provincial del Valle;2023;Maternidad;24;66,5",
    ]
    assert "hospital-del-valle-2023 (sin cambios)" in again
    assert re.search(r"hospital-del-valle-2024 \(publicado\): .*1 tabla", again)
    assert "Filas nuevas: 1\n    Cuidados intensivos" in diff
    assert "Pediatría · Egresos: 1.410 → 1.410" in diff
    findings = (tmp_path / "extracted" / "hospital-del-valle-2024" / "findings.json").read_text(encoding="utf-8")
    assert 'Agregue a schemas/camas_por_unidad.py: Field(\\"lista_espera\\", \\"entero\\"' in findings


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "raw").mkdir()
    shutil.copy(ROOT / "tests" / "data" / "cases" / "sence-c05.txt", folder / "raw")
    shell(Block("sh", "", "cuenta extract raw --out extracted\n"), folder)
    shutil.copy(ROOT / "raw" / "sence-metropolitana-2022.txt", folder / "raw")  # read from Python, not published
    return folder


# What blocks print that do not ask for the sum executed in the year of the sample.
OTHERS = {
    "pipeline import read": "SENCE Metropolitana 2022",
    "join hallazgos": "institucion",
    "cuenta export": "cuentas.duckdb",
}


@pytest.mark.parametrize("block", [b for b in blocks("using-the-data.md") if b.language in ("python", "sh")], ids=str)
def test_using_the_data(block: Block, published: Path) -> None:
    said = shell(block, published)[0] if block.language == "sh" else run([sys.executable, "-c", block.text], published)
    if block.language == "python" and "print(" not in block.text:  # a step on the way, with nothing to tell
        assert said == ""
        return
    for part, expected in OTHERS.items():
        if part in block.text:
            assert expected in said
            return
    assert "2023" in said
    assert len(re.findall(r"\d{9,}", said)) == 1


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_using_the_data_with_r(published: Path) -> None:
    said = run(
        [
            "Rscript",
            "-e",
            'd <- read.csv2("extracted/datasets/ejecucion_por_subtitulo.csv", fileEncoding="UTF-8-BOM"); '
            'print(aggregate(devengado ~ anio, subset(d, tipo_fila == "detalle"), sum))',
        ],
        published,
    )
    assert "2023" in said


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_using_the_data_with_a_spreadsheet(published: Path) -> None:
    import openpyxl

    csv = published / "extracted" / "datasets" / "ejecucion_por_subtitulo.csv"
    run(["soffice", "--headless", "--infilter=CSV:59,34,76,1,,13322", "--convert-to", "xlsx", str(csv)], published)
    sheet = openpyxl.load_workbook(published / "ejecucion_por_subtitulo.xlsx").active
    assert sheet is not None
    heads = [cell.value for cell in sheet[1]]
    assert isinstance(sheet.cell(2, heads.index("porcentaje_ejecucion") + 1).value, float)
