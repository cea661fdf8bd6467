"""``coleccion.toml``: what a person states of the collection comes into the package; what cannot be used is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.run.inputs.collection_statement import BadStatement, statement
from pipeline.run.options import Options
from pipeline.run.runner import run
from pipeline.store import output

TEXT = "Cuenta Pública 2022\nHospital de Talca\n\nCamas\n\nUnidad\tCamas\nNorte\t5\nSur\t7\n"


def test_licence_and_contributors_are_in_the_package_also_without_new_reports(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "hospital-2022.txt").write_text(TEXT, encoding="utf-8")
    options = Options(out=out, jobs=1, expectations=False)
    run([str(raw)], options)
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert package["licenses"] == [{"name": "notspecified", "title": "No especificada"}]
    assert package["contributors"] == [{"title": "Hospital de Talca", "roles": ["creator"]}]
    (out / "coleccion.toml").write_text(
        'titulo = "Hospitales"\n[licencia]\nnombre = "CC-BY-4.0"\n'
        '[[contribuyentes]]\nnombre = "Ana"\nrol = "curadora"\n',
        encoding="utf-8",
    )
    run([str(raw)], options)
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    assert (package["title"], package["licenses"]) == ("Hospitales", [{"name": "CC-BY-4.0"}])
    assert package["contributors"][0] == {"title": "Ana", "roles": ["curadora"]}
    assert (out / "coleccion.toml").exists()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titulo = 1", "línea 1: «titulo» es un texto"),
        ("titulo = 'x'\nautor = 'x'", "línea 2: la clave «autor» no existe"),
        ("[licencia]\ntitulo = 'x'", "necesita «nombre» o «direccion»"),
        ("[licencia]\nnombre = 'CC BY 4.0'", "sin espacios"),
        ("[[contribuyentes]]\nrol = 'x'", "necesita «nombre»"),
        ("contribuyentes = 'x'", "es una lista"),
        ("contribuyentes = ['x']", "línea 1: «contribuyentes» es un grupo de valores"),
        ("palabras = 5", "línea 1: «palabras» es una lista de textos"),
        ("palabras = 'salud'", "línea 1: «palabras» es una lista de textos"),
        ("palabras = ['salud', 5]", "línea 1: «palabras» es un texto"),
        ("[licencia]\nnombre = 'CC0-1.0'\ndireccion = 'la ley'", "línea 3: «la ley» no es una dirección web"),
        ("x = ", r"no es TOML válido \(al final del archivo\)\. Corríjalo"),
        ("titulo = 'x'\nx = \ny = 1", r"no es TOML válido \(línea 2, columna 5\)\. Corríjalo"),
        ("titulo = 'á", r"no es TOML válido \("),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "coleccion.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadStatement, match=problem):
        statement(output(str(tmp_path)))
