"""One key for every way of writing the name of an institution."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import references
from pipeline.clean.identity.bodies.key import institution_key


@pytest.mark.parametrize(
    "names",
    [
        ("SENCE", "Servicio Nacional de Capacitación y Empleo", "SERVICIO NACIONAL DE CAPACITACION Y EMPLEO",
         "Servicio Nacional de Capacitación y Empleo (SENCE)", "SENCE Región Metropolitana"),
        ("I. Municipalidad de Putre", "ILUSTRE MUNICIPALIDAD DE PUTRE", "Municipio de Putre"),
        ("Subsecretaría de Redes Asistenciales", "Subsecretaría de Redes Asistenciales, Ministerio de Salud",
         "Ministerio de Salud - Subsecretaría de Redes Asistenciales"),
        ("Hospital de Curicó", "HOSPITAL DE CURICO", "Hospital de Curicó, Servicio de Salud Maule"),
        ("Instituto Nacional de Estadísticas", "Instituto Nacional de Estadísticas INE"),
    ],
)  # fmt: skip
def test_ways_of_writing_one_name(names: tuple[str, ...]) -> None:
    assert len({institution_key(name) for name in names}) == 1


def test_different_institutions_differ() -> None:
    names = [
        *("Municipalidad de Santiago", "Municipalidad de Santiago de Surco", "Concejo Municipal de Santiago"),
        *("Escuela A-12", "Escuela E-12", "Escuela 12", "Servicio de Salud Maule", "Hospital de Curicó"),
        *("Universidad de Chile", "Escuela de Salud Pública, Universidad de Chile"),
    ]
    assert len({institution_key(name) for name in names}) == len(names)
    services = [s.name for s in references.services()]
    assert len({institution_key(name) for name in services}) == len(services)


def test_no_name_no_key() -> None:
    assert institution_key("") == institution_key(" ") == ""


@given(st.text(max_size=40))
def test_a_key_is_words_of_ascii_joined_by_hyphens(name: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", institution_key(name))
