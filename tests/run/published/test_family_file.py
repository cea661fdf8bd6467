"""What a person writes into ``families.json`` is used, or refused with its line; it is never put back in silence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.run.options import Options, Result
from pipeline.run.published.family_file import BadFamilies
from pipeline.run.runner import run

ROWS = "Programa\tPresupuesto vigente\tDevengado\tSaldo por devengar\nBecas\t1.000\t900\t100\nTalleres\t500\t400\t100\n"
OTHER = "Sala\tVisitas guiadas\tVisitas libres\nNorte\t5\t7\nSur\t7\t8\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    for year in (2021, 2022):
        text = f"Cuenta Pública {year}\nHospital de Talca\n\nEjecución de los programas {year}\n\n{ROWS}\n"
        (raw / f"hospital-{year}.txt").write_text(f"{text}Visitas del museo\n\n{OTHER}", encoding="utf-8")
    _run(tmp_path / "out")
    return tmp_path / "out"


def _run(out: Path) -> Result:
    return run([str(out.parent / "raw")], Options(out=out, jobs=1, expectations=False))


def _edited(out: Path, edit: Callable[[list[dict[str, Any]]], None]) -> str:
    path = out / "families.json"
    content = json.loads(path.read_text("utf-8"))
    edit(content["families"])
    text = json.dumps(content, ensure_ascii=False, indent=1)
    path.write_text(text, encoding="utf-8")
    return text


def _names(out: Path) -> list[str]:
    return [family["name"] for family in json.loads((out / "families.json").read_text("utf-8"))["families"]]


def test_broken_json_is_refused_with_its_line_and_kept(out: Path) -> None:
    path = out / "families.json"
    lines = path.read_text("utf-8").splitlines()
    lines[3] = lines[3].rstrip(",") + " gasto"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadFamilies, match=r"families\.json» no se puede usar: no es JSON desde la línea 4, columna"):
        _run(out)
    assert path.read_text("utf-8").splitlines() == lines
    said = CliRunner().invoke(app, ["extract", str(out.parent / "raw"), "--out", str(out)])
    assert (said.exit_code, "no es JSON desde la línea 4" in said.stderr) == (2, True)


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(out: Path) -> None:
    path = out / "families.json"
    wrong = path.read_text("utf-8").replace('"title": "', '"title": "Gestión ', 1).encode("cp1252")
    path.write_bytes(wrong)
    with pytest.raises(BadFamilies, match=r"la línea \d+ no está guardada en UTF-8"):
        _run(out)
    assert path.read_bytes() == wrong


@pytest.mark.parametrize(("key", "value", "problem"), [
    ("name", "", "la familia 1 no tiene nombre"),
    ("name", "¡!", r"la familia 1 \(línea 4\) no tiene nombre"),
    ("kind", None, "no tiene el «kind»"),
    ("members", ["a"], "no tiene en «members» pares"),
])  # fmt: skip
def test_a_family_that_lacks_something_is_refused(out: Path, key: str, value: object, problem: str) -> None:
    text = _edited(out, lambda families: families[0].update({key: value}))
    with pytest.raises(BadFamilies, match=problem):
        _run(out)
    assert (out / "families.json").read_text("utf-8") == text


def test_two_families_of_one_name_are_refused(out: Path) -> None:
    _edited(out, lambda families: [family.update(name="gasto") for family in families] and None)
    with pytest.raises(BadFamilies, match="dos familias se llaman «gasto»"):
        _run(out)


def test_a_name_that_no_dataset_can_have_is_written_as_one_can(out: Path) -> None:
    _edited(out, lambda families: families[0].update(name="Gasto por Región Ñuble"))
    result = _run(out)
    assert result.notices == [
        f"En {out}/families.json, la familia «Gasto por Región Ñuble» se llama ahora «gasto_por_region_nuble»: el "
        "nombre de un conjunto lleva minúsculas sin acentos, números y guiones bajos."
    ]
    assert "gasto_por_region_nuble" in _names(out)
    assert (out / "datasets/gasto_por_region_nuble.csv").exists()
    assert _run(out).notices == []


def test_a_valid_name_is_taken_as_it_is(out: Path) -> None:
    _edited(out, lambda families: families[0].update(name="gasto_de_la_region_2"))
    assert _run(out).notices == []
    assert "gasto_de_la_region_2" in _names(out)
