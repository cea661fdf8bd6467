"""The collection as data: reports, tables, figures, numerals and findings as tables that join."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.run.collection.query import query
from pipeline.run.options import Options
from pipeline.run.runner import run
from pipeline.store import output

TEXT = """Cuenta Pública 2022
Hospital de Talca

Durante el año 2022 se atendió a 1300 personas en urgencia.

Atenciones por unidad

Unidad\tMujeres\tHombres\tTotal
Urgencia\t1100\t200\t1300
Pediatría\t450\t360\t810
Cirugía\t210\t120\t330
Maternidad\t740\t12\t752
Total\t2500\t792\t3192
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coleccion")
    raw = folder / "raw"
    raw.mkdir()
    (raw / "talca-2022.txt").write_text(TEXT, encoding="utf-8")
    (raw / "talca-copia.txt").write_text(TEXT, encoding="utf-8")
    run([str(raw)], Options(out=folder / "out", jobs=1, expectations=False))
    return folder / "out"


def rows(out: Path, name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(out / f"collection/{name}.parquet").to_pylist()
    return found


def test_reports_with_codes_and_the_same_document_named(out: Path) -> None:
    first, copy = rows(out, "reportes")
    assert (first["institucion"], first["region"], first["codigo_region"]) == ("Hospital de Talca", "Maule", "07")
    assert (first["anio"], first["tablas"], first["mismo_documento"]) == (2022, 1, None)
    assert copy["mismo_documento"] == "talca-2022"


def test_the_comuna_of_a_municipality_and_the_dataset_over_all_reports(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    table = TEXT.split("Atenciones por unidad")[1]
    for year in (2021, 2022):
        text = f"Cuenta Pública {year}\nI. Municipalidad de Los Lagos\n\nAtenciones por unidad{table}\n"
        alone = "Visitas del museo\n\nSala\tVisitas\nNorte\t5\nSur\t7\n" if year == 2022 else ""
        (raw / f"lagos-{year}.txt").write_text(text.replace("1100", f"1{year}") + alone, encoding="utf-8")
    run([str(raw)], Options(out=tmp_path / "out", jobs=1, expectations=False))
    assert {(r["region"], r["codigo_region"], r["codigo_comuna"]) for r in rows(tmp_path / "out", "reportes")} == {
        ("Los Ríos", "14", "14104")
    }
    united = [r["conjunto_reunido"] for r in rows(tmp_path / "out", "tablas")]
    [name] = {path.stem for path in (tmp_path / "out/datasets").glob("*.parquet")}
    assert united == [name, name, None]


def test_a_document_given_twice_is_consolidated_once(out: Path) -> None:
    for path in (out / "datasets").glob("*.parquet"):
        assert set(pq.read_table(path).column("reporte").to_pylist()) == {"talca-2022"}


def test_every_figure_with_its_labels_and_verdict(out: Path) -> None:
    figures = [row for row in rows(out, "cifras") if row["reporte"] == "talca-2022"]
    assert len(figures) == 15
    one = next(row for row in figures if row["indice_fila"] == 1 and row["indice_columna"] == 2)
    assert (one["rotulo_fila"], one["rotulo_columna"]) == ("Urgencia", "Hombres")
    assert (one["valor"], one["impreso"]) == (200.0, "200")
    assert (one["fila"], one["campo"], one["decimales"]) == ("t01/r01", "hombres", 0)
    assert one["veredicto"] == "comprobada"


def test_a_figure_that_a_finding_accuses_is_flagged(out: Path) -> None:
    found = {row["clave"]: row for row in rows(out, "hallazgos") if row["reporte"] == "talca-2022"}
    accused = [row for row in rows(out, "cifras") if row["veredicto"] == "acusada" and row["reporte"] == "talca-2022"]
    assert accused
    for row in accused:
        assert row["estado"] == "U"
        assert all(found[key]["gravedad"] != "info" for key in str(row["hallazgos"]).split())
    [path] = (out / "talca-2022/datasets").glob("*.parquet")
    doubts = pq.read_table(path).to_pylist()
    assert [row["unidad"] for row in doubts if row["en_duda"]] == ["Total"]


def test_the_prose_and_what_sql_answers(out: Path) -> None:
    claim = next(row for row in rows(out, "afirmaciones") if row["impreso"] == "1300")
    assert (claim["lectura"], claim["veredicto"], claim["tabla"]) == ("claim", "verified", "t01")
    answer = query(
        output(str(out)),
        "select r.institucion, sum(c.valor) from cifras c join reportes r using (reporte)"
        " where rotulo_columna = 'Mujeres' and rotulo_fila <> 'Total' and reporte = 'talca-2022' group by 1",
    )
    assert answer.rows == (("Hospital de Talca", 2500.0),)


def test_the_data_package_describes_them(out: Path) -> None:
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    named = {resource["name"]: resource for resource in package["resources"]}
    assert {"reportes", "tablas", "cifras", "afirmaciones", "hallazgos"} <= named.keys()
    assert named["cifras"]["schema"]["primaryKey"] == ["reporte", "tabla", "indice_fila", "indice_columna"]
    assert named["reportes"]["path"] == "collection/reportes.csv"
