"""Where schemas are found: the program's own, those of the working folder, those asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.contract import SCHEMAS, SchemaError, datasets, fingerprint, schema_folders

SCHEMA = """from pipeline.contract import Dataset, Field

DATASET = Dataset(name="{name}", title="{title}", description="", fields=(Field("unidad", "texto", "Unidad"),))
"""


def _schema(folder: Path, name: str, title: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.py").write_text(SCHEMA.format(name=name, title=title), encoding="utf-8")
    return folder


def test_those_of_the_working_folder_and_those_asked_for_are_added(tmp_path: Path) -> None:
    beside = _schema(tmp_path / "schemas", "camas", "Camas")
    asked = _schema(tmp_path / "otros", "camas", "Camas de otra forma")
    folders = schema_folders(asked, working=tmp_path)
    assert folders == (SCHEMAS, beside, asked)
    own = {dataset.name for dataset in datasets(SCHEMAS)}
    found = {dataset.name: dataset for dataset in datasets(folders)}
    assert found.keys() == own | {"camas"}
    assert found["camas"].title == "Camas de otra forma"
    assert fingerprint(folders).keys() >= {"1/camas.py", "2/camas.py"}


def test_no_folder_beside_is_no_error_but_one_asked_for_is(tmp_path: Path) -> None:
    assert schema_folders(working=tmp_path) == (SCHEMAS,)
    assert schema_folders(working=SCHEMAS.parent) == (SCHEMAS,)
    with pytest.raises(SchemaError, match="No existe la carpeta de esquemas"):
        schema_folders(tmp_path / "nada", working=tmp_path)
    with pytest.raises(SchemaError, match="No existe la carpeta de esquemas"):
        schema_folders(Path("x" * 300), working=tmp_path)


def test_what_cannot_be_read_or_ends_the_program_is_named(tmp_path: Path) -> None:
    (tmp_path / "carpeta.py").mkdir()
    with pytest.raises(SchemaError, match=r"carpeta\.py no se puede leer: es una carpeta"):
        fingerprint(tmp_path)
    (tmp_path / "carpeta.py").rmdir()
    (tmp_path / "enlace.py").symlink_to("enlace.py")
    with pytest.raises(SchemaError, match=r"enlace\.py no se puede leer: es un enlace que lleva a sí mismo"):
        fingerprint(tmp_path)
    (tmp_path / "enlace.py").unlink()
    (tmp_path / "sale.py").write_text("raise SystemExit(3)", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"sale\.py no se puede cargar"):
        datasets(tmp_path)
