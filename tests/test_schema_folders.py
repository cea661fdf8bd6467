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
