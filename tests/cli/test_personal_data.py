"""Personal data are said where a report is published, not only where it is exported."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.accounts_sample import cuenta

NAMES = ("Ana Pérez Soto", "Juan Rojas Díaz", "María Muñoz Silva", "Pedro Soto Vera")
PERSONS = "\n".join(f"{name}\t{number}" for number, name in enumerate(NAMES, start=3))


def test_a_table_of_persons_is_said_on_stdout_and_in_the_report(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    head = "Cuenta Pública 2022\nHospital de Talca\n\nHoras por funcionario\n\n"
    (raw / "personas.txt").write_text(f"{head}Nombre funcionario\tHoras\n{PERSONS}\n", encoding="utf-8")
    rut = "Unidad\tRUT\tHoras\nNorte\t12.345.678-5\t3\nSur\t11.111.111-1\t4\n"
    (raw / "rut.txt").write_text(f"{head}{rut}", encoding="utf-8")
    (raw / "sin.txt").write_text(f"{head}Unidad\tHoras\nNorte\t3\nSur\t4\n", encoding="utf-8")
    _, said, _ = cuenta("extract", raw, "--out", tmp_path / "out", "--jobs", "1", "--no-expectations")
    lines = [line for line in said.splitlines() if "personales" in line]
    assert lines == [
        "    Publica datos personales: tabla t01: 4 nombres de personas en «Nombre funcionario». Revíselos antes de "
        "difundir los datos.",
        "    Publica datos personales: tabla t01: 2 RUT de personas (12.345.678-5…). Revíselos antes de difundir los "
        "datos.",
    ]
    pages = {
        name: (tmp_path / f"out/{name}/quality-report.html").read_text("utf-8") for name in ("personas", "rut", "sin")
    }
    assert ["Datos personales." in page for page in pages.values()] == [True, True, False]
    assert "4 nombres de personas en «Nombre funcionario»" in pages["personas"].replace("\u00a0", " ")
    assert "personal" not in json.loads((tmp_path / "out/sin/report.json").read_text("utf-8"))
