"""Datasets as CSV and Parquet, consolidated, and the Data Package that describes them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from pipeline.model import CleanReport, Value
from pipeline.publish.data_files import csv_cells
from pipeline.publish.datasets import arrays, tabular
from pipeline.publish.datasets.consolidate import Key, consolidate
from pipeline.publish.datasets.datapackage import Resource, datapackage_json
from pipeline.publish.datasets.frames import Frame, frames
from tests.places import ROOT
from tests.publish.publish_sample import sample


def test_a_figure_of_another_unit_than_its_column_is_named_in_its_row() -> None:
    clean = sample().clean
    budget, people = clean.tables
    name = next(c.name for c in people.columns if c.type == "entero")
    share = replace(people.rows[0], values={**people.rows[0].values, name: Value(None, "11,4%", 1, 1)})
    words = replace(people.rows[1], values={**people.rows[1].values, name: Value(None, "ver nota", 2, 1)})
    table = replace(people, rows=(share, words, *people.rows[2:]))
    frame = frames(replace(clean, tables=(budget, table)))[people.dataset]
    assert frame.column("otra_unidad").to_pylist()[:2] == [f"{name} (11,4%)", None]
    assert frame.column(name).to_pylist()[:2] == [None, None]
    assert "otra_unidad" not in frames(clean)[people.dataset].column_names


def test_codes_levels_and_groups_of_a_stub_are_columns() -> None:
    clean = sample().clean
    (first, *others) = clean.tables
    levelled = [replace(r, code=f"1.{i}", level=2, parent="t01/r01") for i, r in enumerate(first.rows)]
    frame = frames(replace(clean, tables=(replace(first, rows=tuple(levelled)), *others)))[first.dataset]
    assert frame.column("codigo").to_pylist()[:2] == ["1.0", "1.1"]
    assert frame.column("nivel").to_pylist()[:2] == [2, 2]
    assert frame.column("fila_superior").to_pylist()[0] == "t01/r01"
    assert "nivel" not in frames(clean)[first.dataset].column_names


def named(name: str) -> Frame:
    return frames(sample().clean)[name]


def with_value(clean: CleanReport, table: int, row: int, column: str, value: Value) -> CleanReport:
    old = clean.tables[table]
    rows = list(old.rows)
    rows[row] = replace(rows[row], values={**rows[row].values, column: value})
    tables = list(clean.tables)
    tables[table] = replace(old, rows=tuple(rows))
    return replace(clean, tables=tuple(tables))


def test_a_frame_has_its_keys_types_and_prints() -> None:
    frame = named("presupuesto")
    assert [(f.name, str(f.type)) for f in frame.schema] == [
        ("fila", "string"),
        ("tipo_fila", "string"),
        ("subtitulo", "string"),
        ("asignacion", "string"),
        ("requerimiento", "int64"),
        ("devengado", "int64"),
        ("ejecucion_pct", "double"),
        ("requerimiento_impreso", "string"),
        ("devengado_impreso", "string"),
        ("ejecucion_pct_impreso", "string"),
    ]
    assert frame.column("devengado").to_pylist() == [900, 2700, None, 8100]
    assert frame.column("devengado_impreso").to_pylist() == ["$ 900", "$ 2.700", "s/i", "$ 8.100"]
    assert frame.column("ejecucion_pct").to_pylist() == [90.0, 90.0, 75.5, 73.6]
    assert frame.column("tipo_fila").to_pylist() == ["detalle", "detalle", "detalle", "total"]


def test_amounts_with_decimals_are_kept_whole() -> None:
    clean = with_value(sample().clean, 0, 0, "devengado", Value(Decimal("900.5"), "$ 900,5", 1, 3))
    frame = frames(clean)["presupuesto"]
    assert str(frame.schema.field("devengado").type) == "double"
    assert frame.column("devengado").to_pylist() == [900.5, 2700.0, None, 8100.0]


def test_a_corrected_word_keeps_its_print() -> None:
    clean = with_value(
        sample().clean, 0, 0, "asignacion", Value("Gastos en personal", "Personal", 1, 1, corrected=True)
    )
    frame = frames(clean)["presupuesto"]
    assert frame.column("asignacion").to_pylist()[0] == "Gastos en personal"
    assert frame.column("asignacion_impreso").to_pylist()[0] == "Personal"


def test_tables_of_one_dataset_share_a_frame() -> None:
    clean = sample().clean
    again = replace(clean.tables[1], table="t03", columns=clean.tables[1].columns[:2])
    rows = frames(replace(clean, tables=(*clean.tables, again)))["beneficiarios"]
    assert rows.column("mujeres").to_pylist() == [70, None, 70, None]
    assert rows.num_columns == 2 + 5 + 4


def test_csv_is_what_a_chilean_spreadsheet_opens() -> None:
    data = tabular.to_csv(named("presupuesto"))
    assert data.startswith(b"\xef\xbb\xbffila;tipo_fila;subtitulo;")
    lines = data.decode("utf-8-sig").splitlines()
    assert lines[1] == "t01/r01;detalle;01;Personal;1000;900;90;$ 1.000;$ 900;90,0%"
    row = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))[3]
    assert csv_cells.unguard(row[3]) == '=HYPERLINK("x"); & "más"'
    assert row[3].startswith("'=")
    assert (row[5], row[6]) == ("", "75,5")


def test_decimals_are_written_out() -> None:
    frame = pa.table({"x": pa.array([98.28, 100.0, 1e22, 1e-7, -3.5, None])})
    assert tabular.to_csv(frame).decode("utf-8-sig").split("\n")[1:-1] == [
        "98,28",
        "100",
        "10000000000000000000000",
        "0,0000001",
        "-3,5",
        "",
    ]


def test_parquet_is_stable_and_reads_back_whole() -> None:
    frame = named("beneficiarios")
    data = tabular.to_parquet(frame)
    assert data == tabular.to_parquet(named("beneficiarios"))
    back = tabular.read_parquet(data)
    assert back.equals(frame, check_metadata=True)
    assert tabular.to_parquet(back) == data


def test_pandas_and_duckdb_load_the_types(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(tabular.to_parquet(named("beneficiarios")))
    loaded = pd.read_parquet(path)
    assert {name: str(loaded[name].dtype) for name in ("programa", "mujeres", "fecha")} == {
        "programa": "str",
        "mujeres": "Int64",
        "fecha": "object",
    }
    assert loaded["mujeres"].tolist() == [70, pd.NA]
    assert loaded["fecha"].tolist() == [date(2022, 3, 8), date(2022, 11, 19)]
    described = duckdb.sql(f"describe select * from '{path}'").fetchall()
    assert {row[0]: row[1] for row in described if row[0] in ("programa", "mujeres", "fecha")} == {
        "programa": "VARCHAR",
        "mujeres": "BIGINT",
        "fecha": "DATE",
    }


def test_pandas_and_duckdb_read_the_csv(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(tabular.to_csv(named("presupuesto")))
    loaded = pd.read_csv(path, sep=";", decimal=",", dtype={"subtitulo": str})
    assert loaded["ejecucion_pct"].tolist() == [90.0, 90.0, 75.5, 73.6]
    assert loaded["subtitulo"].tolist() == ["01", "02", "03", "Total"]
    read = duckdb.sql(f"select ejecucion_pct, subtitulo from read_csv('{path}', delim=';', decimal_separator=',')")
    assert read.fetchall()[2] == (75.5, "03")


def test_consolidated_rows_are_keyed_sorted_and_united() -> None:
    frame = named("beneficiarios")
    decimal = frame.set_column(3, frame.schema.field(3).with_type(pa.float64()), frame.column(3).cast("double"))
    fewer = decimal.drop_columns(["fecha", "fecha_impreso"])
    made = consolidate([(Key("Z", "Ñuble", 2023, "z-23"), frame), (Key("Z", "", 2022, "z-22"), fewer)])
    assert made.schema.names[:6] == ["institucion", "region", "anio", "reporte", "fila", "tipo_fila"]
    assert made.schema.names[-1] == "fecha_impreso"
    assert made.schema.names.index("fecha") < made.schema.names.index("mujeres_impreso")
    assert made.column("reporte").to_pylist() == ["z-22", "z-22", "z-23", "z-23"]
    assert made.column("region").to_pylist() == [None, None, "Ñuble", "Ñuble"]
    assert made.column("mujeres").to_pylist() == [70.0, None, 70.0, None]
    assert made.column("fecha").to_pylist()[:2] == [None, None]


def test_a_consolidated_dataset_is_called_as_is_said() -> None:
    parts = [(Key("A", "", 1, "a"), named("beneficiarios"))]
    said = consolidate(parts, "becas", "Becas").schema.metadata
    assert (said[b"dataset"], said[b"titulo"]) == (b"becas", b"Becas")
    own = consolidate(parts).schema.metadata
    assert own == parts[0][1].schema.metadata


def test_columns_of_different_types_say_what_they_became() -> None:
    frame = named("beneficiarios")
    words = frame.set_column(3, frame.schema.field(3).with_type(pa.string()), frame.column(3).cast("string"))
    made = consolidate([(Key("A", "", 1, "a"), frame), (Key("B", "", 1, "b"), words)])
    field = made.schema.field("mujeres")
    assert (str(field.type), field.metadata[b"tipo"], field.metadata.get(b"unidad")) == ("string", b"texto", None)
    assert made.column("mujeres").to_pylist() == ["70", None, "70", None]


def test_without_frames_there_is_nothing_to_consolidate() -> None:
    with pytest.raises(ValueError, match="no frame"):
        consolidate([])


def test_arrays_hold_what_they_were_given() -> None:
    many: list[int | None] = [None if i % 3 == 0 else i - 8 for i in range(17)]
    assert arrays.integers(many).to_pylist() == many
    assert arrays.strings(["é", None, ""]).to_pylist() == ["é", None, ""]
    assert arrays.dates([date(1969, 12, 31), None]).to_pylist() == [date(1969, 12, 31), None]
    assert arrays.floats([0.1, None]).to_pylist() == [0.1, None]
    arrays.integers(many).validate(full=True)


def test_publishing_datasets_leaves_pandas_alone() -> None:
    program = (
        "import sys; from tests.publish.publish_sample import sample\n"
        "from pipeline.publish.datasets import tabular, consolidate, frames\n"
        "clean = sample().clean; made = frames.frames(clean)['beneficiarios']\n"
        "both = consolidate.consolidate([(consolidate.Key.of(clean), made)] * 2)\n"
        "tabular.read_parquet(tabular.to_parquet(both)); tabular.to_csv(both)\n"
        "sys.exit('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 0


def published(folder: Path) -> None:
    clean = sample().clean
    resources = []
    for prefix, report in (("datasets", None), ("muestra-2022/datasets", "muestra-2022")):
        (folder / prefix).mkdir(parents=True)
        for name, frame in frames(clean).items():
            made = frame if report else consolidate([(Key.of(clean), frame)])
            (folder / prefix / f"{name}.csv").write_bytes(tabular.to_csv(made))
            (folder / prefix / f"{name}.parquet").write_bytes(tabular.to_parquet(made))
            resources.append(Resource(f"{prefix}/{name}.csv", made.schema, report))
    (folder / "datapackage.json").write_bytes(datapackage_json(resources, [clean.document.source]))


def test_frictionless_validates_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import frictionless

    published(tmp_path)
    monkeypatch.chdir(tmp_path)
    outcome = frictionless.validate("datapackage.json")
    assert outcome.flatten(["title", "message"]) == []
    assert [task.name for task in outcome.tasks] == [
        "presupuesto",
        "beneficiarios",
        "muestra-2022.presupuesto",
        "muestra-2022.beneficiarios",
    ]
    package = frictionless.Package("datapackage.json")
    row = package.get_resource("presupuesto").read_rows()[2].to_dict()
    assert (row["anio"], row["requerimiento"], row["ejecucion_pct"]) == (2022, 6000, Decimal("75.5"))


def test_the_package_describes_columns_units_and_sources(tmp_path: Path) -> None:
    published(tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert package["sources"] == [
        {"title": "muestra-2022.txt", "sha256": "ab" * 32, "format": "text", "path": "raw/muestra-2022.txt"}
    ]
    fields = {f["name"]: f for f in package["resources"][0]["schema"]["fields"]}
    assert fields["requerimiento"] == {
        "name": "requerimiento",
        "type": "integer",
        "title": "Requerimiento",
        "unit": "CLP",
    }
    assert fields["ejecucion_pct"]["decimalChar"] == ","
    assert fields["requerimiento_impreso"]["description"] == ("«Requerimiento» tal como está impreso en el documento.")
    assert fields["tipo_fila"]["constraints"]["enum"] == ["detalle", "subtotal", "total", "promedio"]
