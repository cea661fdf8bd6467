"""Families over reports: one dataset of the collection, named once; what is in none stays in its report."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish.datasets.consolidate import Key
from pipeline.run.collection.column_alignment import lined_up
from pipeline.run.options import Options
from pipeline.run.runner import run

ROWS = "Programa\tPresupuesto vigente\tDevengado\tSaldo por devengar\nBecas\t1.000\t900\t100\nTalleres\t500\t400\t100\n"


def _write(folder: Path, year: int, extra: str = "") -> None:
    text = (
        f"Cuenta Pública {year}\nHospital de Talca\n\nDurante el año {year} se ejecutó el presupuesto.\n\n"
        f"Ejecución de los programas {year}\n\n{ROWS}\n{extra}"
    )
    (folder / f"hospital-{year}.txt").write_text(text, encoding="utf-8")


def test_one_dataset_over_years_and_what_is_alone_stays_in_its_report(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    _write(raw, 2021, "Visitas del museo\n\nSala\tVisitas\nNorte\t5\nSur\t7\n")
    _write(raw, 2022)
    run([str(raw)], Options(out=out, jobs=1, expectations=False))
    [family] = json.loads((out / "families.json").read_text("utf-8"))["families"]
    assert family["tables"] == 2
    assert [member[0] for member in family["members"]] == ["hospital-2021", "hospital-2022"]
    name = family["name"]
    assert sorted(p.name for p in (out / "datasets").iterdir()) == [f"{name}.csv", f"{name}.parquet"]
    table = pq.read_table(out / f"datasets/{name}.parquet").to_pylist()
    assert [(row["anio"], row["programa"], row["devengado"]) for row in table] == [
        (2021, "Becas", 900),
        (2021, "Talleres", 400),
        (2022, "Becas", 900),
        (2022, "Talleres", 400),
    ]
    resources = json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]
    described = [(r["name"], r["title"]) for r in resources if r["path"].startswith("datasets/")]
    assert described == [(name, "Ejecución de los programas")]
    alone = [p.stem for p in (out / "hospital-2021/datasets").glob("*.parquet") if p.stem != name]
    assert len(alone) == 1
    assert not (out / f"datasets/{alone[0]}.parquet").exists()


def test_a_name_a_person_gave_stays(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for year in (2021, 2022):
        _write(raw, year)
    run([str(raw)], Options(out=out, jobs=1, expectations=False))
    path = out / "families.json"
    content = json.loads(path.read_text("utf-8"))
    content["families"][0]["name"] = "ejecucion_por_programa"
    path.write_text(json.dumps(content), encoding="utf-8")
    _write(raw, 2023)
    run([str(raw)], Options(out=out, jobs=1, expectations=False))
    [family] = json.loads(path.read_text("utf-8"))["families"]
    assert (family["name"], family["tables"]) == ("ejecucion_por_programa", 3)
    assert (out / "datasets/ejecucion_por_programa.csv").exists()


def test_a_name_given_by_hand_is_used_though_no_document_changed(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for year in (2021, 2022):
        _write(raw, year)
    options = Options(out=out, jobs=1, expectations=False)
    run([str(raw)], options)
    path = out / "families.json"
    content = json.loads(path.read_text("utf-8"))
    content["families"][0]["name"] = "ejecucion_por_programa"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert set(run([str(raw)], options).statuses.values()) == {"unchanged"}
    assert (out / "datasets/ejecucion_por_programa.csv").exists()


def test_a_dataset_is_described_by_the_name_of_its_family(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for year, month in ((2021, "agosto"), (2022, "mayo")):
        _write(raw, year)
        path = raw / f"hospital-{year}.txt"
        text = path.read_text("utf-8").replace(f"los programas {year}", f"los programas a {month} de {year}")
        path.write_text(text, encoding="utf-8")
    run([str(raw)], Options(out=out, jobs=1, expectations=False))
    resources = json.loads((out / "datapackage.json").read_text("utf-8"))["resources"]
    [one] = [r for r in resources if r["path"].startswith("datasets/")]
    assert one["name"] == Path(one["path"]).stem
    assert one["title"] == "Ejecución de los programas"


def test_what_a_frame_says_of_itself_outlasts_the_renaming_of_its_columns() -> None:
    said = {"dataset": "becas", "titulo": "Becas", "conocido": "no"}
    first, other = (
        pa.table({"fila": ["t1/r1"], name: [1]}).replace_schema_metadata(said)
        for name in ("becas_vigentes_total", "becas_vigentes")
    )
    parts = [(Key("A", "", 2021, "a"), first), (Key("A", "", 2022, "b"), other)]
    lined = lined_up(parts)
    assert [frame.schema.metadata for _, frame in lined] == [first.schema.metadata] * 2
    assert lined[1][1].schema.names == first.schema.names


def _frame(**columns: str) -> pa.Table:
    """A frame of one row whose columns have these titles."""
    fields = [
        pa.field(name, pa.int64(), metadata={"titulo": title, "tipo": "entero"}) for name, title in columns.items()
    ]
    made = pa.Table.from_arrays([pa.array([1])] * len(fields), schema=pa.schema(fields))
    return made.replace_schema_metadata({"dataset": "fondos", "conocido": "no"})


def _lined(*frames: pa.Table) -> list[list[str]]:
    parts = [(Key("A", "", 2021 + number, f"r{number}"), frame) for number, frame in enumerate(frames)]
    return [frame.schema.names for _, frame in lined_up(parts)]


def test_columns_of_one_measure_are_called_without_the_period_that_differs() -> None:
    one = _frame(ultimos_sep_2013="Últimos 12 meses Sep 2013 – Ago 2014", desde_2002="Promedio Ene 2002 - Ago 2014")
    other = _frame(
        acumulado_2018="Acumulado Ene 2018 – Mar 2018",
        ultimos_abr_2017="Últimos 12 meses Abr 2017–Mar 2018",
        desde_2002_mar="Promedio Ene 2002 - Mar 2018",
    )
    assert _lined(one, other) == [
        ["ultimos_12_meses", "promedio_ene_2002"],
        ["acumulado_2018", "ultimos_12_meses", "promedio_ene_2002"],
    ]


def test_columns_that_one_table_has_for_several_periods_keep_them() -> None:
    one = _frame(hombres_2021="Hombres 2021", hombres_2022="Hombres 2022", enero_2021="Enero 2021")
    other = _frame(hombres_2022="Hombres 2022", hombres_2023="Hombres 2023", febrero_2022="Febrero 2022")
    assert _lined(one, other) == [one.schema.names, other.schema.names]
