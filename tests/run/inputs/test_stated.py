"""The small file beside a document: what it says is used, what it gets wrong is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.inputs import declared
from pipeline.run.inputs.sources import Job


def _read(folder: Path, text: str) -> declared.Sidecars:
    path = folder / "cuenta.toml"
    path.write_text(text, encoding="utf-8")
    return declared.read(Job("cuenta", str(folder / "cuenta.pdf"), (str(path), "", "")))


def test_all_of_it(tmp_path: Path) -> None:
    text = (
        'titulo = "Cuenta Pública 2022"\ninstitucion = "Hospital de Talca"\nregion = "Región del Maule"\nanio = 2022\n'
        'direccion = "https://ejemplo.cl/c.pdf"\nrecuperado = 2024-05-02\n'
    )
    stated = _read(tmp_path, text).declared.stated
    assert (stated.title, stated.institution, stated.region, stated.year) == (
        "Cuenta Pública 2022",
        "Hospital de Talca",
        "Maule",
        2022,
    )
    assert (stated.source_address, stated.retrieved) == ("https://ejemplo.cl/c.pdf", "2024-05-02")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'region = "Maule"\nintitucion = "SENCE"\n',
            "línea 2: la clave «intitucion» no existe. ¿Quiso decir «institucion»?",
        ),
        ('# nada\n\nregion = "Narnia"\n', "línea 3: «Narnia» no es una región"),
        ('institucion = "X"\nanio = 20222\n', "línea 2: «20222» no es un año posible"),
        ('anio = "2022"\n', "línea 1: «anio» debe ser un número"),
        ("[region]\nnombre = 1\n", "línea 1: «region» debe ser un texto"),
        ("anio = 2022\ntitulo = 2024-05-02\n", "línea 2: «titulo» debe ser un texto"),
        ('anio = 2022\nrecuperado = "ayer"\n', "línea 2: «ayer» no es una fecha. Escriba el día"),
        ('recuperado = "31-02-2024"\n', "línea 1: «31-02-2024» no es una fecha"),
        ('recuperado = "2024"\n', "línea 1: «2024» no es una fecha"),
        ('direccion = "cuenta.pdf"\n', "línea 1: «cuenta.pdf» no es una dirección web. Escríbala entera"),
        ('direccion = "www.ejemplo.cl/c.pdf"\n', "línea 1: «www.ejemplo.cl/c.pdf» no es una dirección web"),
        ('direccion = "javascript:alert(1)"\n', "línea 1: «javascript:alert(1)» no es una dirección web"),
        ('direccion = "https://ejemplo.cl/la cuenta.pdf"\n', "no es una dirección web"),
        ('direccion = "https://ejemplo"\n', "no es una dirección web"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(declared.BadDeclaration) as refused:
        _read(tmp_path, text)
    assert said in str(refused.value)
    assert "cuenta.toml" in str(refused.value)


@pytest.mark.parametrize(
    "printed", ['"2024-05-02"', "2024-05-02", "2024-05-02T10:30:00", '"2 de mayo de 2024"', '"02-05-2024"']
)
def test_a_day_is_kept_as_one_form(tmp_path: Path, printed: str) -> None:
    assert _read(tmp_path, f"recuperado = {printed}\n").declared.stated.retrieved == "2024-05-02"


@pytest.mark.parametrize(
    "address",
    ["https://ejemplo.cl", "HTTP://www.ejemplo.cl:8080/a/b.pdf?x=1&y=2#p", "https://municipalidad-ñuñoa.cl/á.pdf", ""],
)
def test_an_address_of_the_web_is_kept_as_written(tmp_path: Path, address: str) -> None:
    assert _read(tmp_path, f'direccion = "{address}"\nrecuperado = ""\n').declared.stated.source_address == address


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(declared.BadDeclaration) as refused:
        _read(tmp_path, 'anio = 20222\nregion = "Narnia"\n\ncolor = "rojo"\n')
    assert [said in str(refused.value) for said in ("línea 1: «20222»", "línea 2: «Narnia»", "línea 4: la clave")] == [
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            "corrections",
            '[[corection]]\ntable = "t01"\n',
            "la clave «[[corection]]» no existe. ¿Quiso decir «[[correction]]»?",
        ),
        (
            "corrections",
            '[[correction]]\ntabla = "t01"\n',
            "línea 2: la clave «tabla» no existe. ¿Quiso decir «table»?",
        ),
        ("corrections", "[[correction]]\nrow = 1.5\n", "línea 2: «row» debe ser un número entero, contado desde 0."),
        ("corrections", "[[correction]]\nrow = true\n", "línea 2: «row» debe ser un número entero"),
        ("corrections", "[[correction]]\ncolumn = -1\n", "línea 2: «column» debe ser un número entero"),
        ("corrections", '[[correction]]\nrow = "a"\n', "línea 2: «row» debe ser un número entero"),
        ("corrections", "[[correction]]\n\nvalue = 1.230\n", "línea 3: «value» debe ser un texto entre comillas."),
        ("decisions", "[[accepted]]\nfinding = 5\n", "línea 2: «finding» debe ser un texto entre comillas."),
        ("decisions", '[[accepted]]\nfinding = "x"\nreason = ["y"]\n', "línea 3: «reason» debe ser un texto"),
        ("decisions", '[[accepted]]\nreason = "y"\n', "falta «finding»"),
        ("decisions", "[accepted]\n", "cada entrada empieza con [[accepted]]"),
        ("decisions", "x\n", "no es TOML válido (línea 1, columna 2). Corríjalo."),
        ("decisions", "a = 1\na = 2", "no es TOML válido (al final del archivo). Corríjalo."),
        ("decisions", "\udcff", "no está en UTF-8"),
    ],
)
def test_what_is_wrong_in_what_people_decided_is_said_in_spanish_with_its_line(
    tmp_path: Path, kind: str, text: str, said: str
) -> None:
    path = tmp_path / f"cuenta.{kind}.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    beside = ("", str(path), "") if kind == "corrections" else ("", "", str(path))
    with pytest.raises(declared.BadDeclaration) as error:
        declared.read(Job("cuenta", str(tmp_path / "cuenta.pdf"), beside))
    assert said in str(error.value)
    assert not any(word in str(error.value) for word in ("invalid", "Expected", "codec", "Cannot"))


def test_a_date_needs_no_quotes(tmp_path: Path) -> None:
    path = tmp_path / "cuenta.decisions.toml"
    path.write_text('[[accepted]]\nfinding = "x"\nreason = "y"\non = 2024-01-31\n', encoding="utf-8")
    found = declared.read(Job("cuenta", str(tmp_path / "cuenta.pdf"), ("", "", str(path)))).accepted
    assert found["x"].on == "2024-01-31"
