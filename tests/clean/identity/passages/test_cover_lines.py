"""Lines of a cover: two names in one paragraph, one name over two lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.identity.passages.cover_lines import cover_lines, is_of_names


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (["MINISTERIO DE OBRAS PÚBLICAS DIRECCIÓN DE OBRAS"], ["MINISTERIO DE OBRAS PÚBLICAS", "DIRECCIÓN DE OBRAS"]),
        (["Subsecretaría de Desarrollo", "Regional y Administrativo"],
         ["Subsecretaría de Desarrollo Regional y Administrativo"]),
        (["MINISTERIO SECRETARÍA", "GENERAL DE GOBIERNO"], ["MINISTERIO SECRETARÍA GENERAL DE GOBIERNO"]),
        (["SERVICIO DE AGUAS E", "IRRIGACIÓN", "AÑO 2008"], ["SERVICIO DE AGUAS E IRRIGACIÓN", "AÑO 2008"]),
        (["BALANCE DE", "GESTIÓN INTEGRAL", "2014"], ["BALANCE DE GESTIÓN INTEGRAL 2014"]),
        (["Cuenta", "Pública 2018", "I. MUNICIPALIDAD DE PUTRE"], ["Cuenta Pública 2018", "I. MUNICIPALIDAD DE PUTRE"]),
        (["LICEO MANUEL DE SALAS Av. Portales 365 – Fono 32"], ["LICEO MANUEL DE SALAS", "Av. Portales 365 – Fono 32"]),
        (["EMPRESA PORTUARIA", "ARICA"], ["EMPRESA PORTUARIA ARICA"]),
        (["Hospital del Valle", "Dra. Ana Soto Pérez"], ["Hospital del Valle Dra. Ana Soto Pérez"]),
        (["Hospital Regional Ana Soto Rendición de Cuentas 2021"],
         ["Hospital Regional Ana Soto", "Rendición de Cuentas 2021"]),
        (["Hospital Clínico Universidad de Chile"], ["Hospital Clínico Universidad de Chile"]),
        (["Ana Pérez (Escuela de Salud Pública Universidad de Chile)"],
         ["Ana Pérez (Escuela de Salud Pública Universidad de Chile)"]),
        (["La Legislatura de la Provincia sanciona con fuerza de", "Presupuesto general"],
         ["La Legislatura de la Provincia sanciona con fuerza de", "Presupuesto general"]),
    ],
)  # fmt: skip
def test_each_line_is_one_name_or_title(texts: list[str], lines: list[str]) -> None:
    assert cover_lines(texts) == lines


@given(st.lists(st.text("AÑbc ,.()«1-", min_size=1, max_size=30), max_size=5))
def test_no_character_is_lost(texts: list[str]) -> None:
    said = [text for text in texts if text.strip()]
    assert "".join("".join(cover_lines(said)).split()) == "".join("".join(said).split())


def test_a_long_paragraph_of_names_is_no_sentence() -> None:
    assert is_of_names("GOBIERNO DE CHILE MINISTERIO DE SALUD Servicio de Salud del Norte")
    assert not is_of_names("El presente informe da cuenta de lo hecho por el Servicio durante el año")


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (["SERVICIO AGRÍCOLA Y GANADERO SANTIAGO DE CHILE"], ["SERVICIO AGRÍCOLA Y GANADERO", "SANTIAGO DE CHILE"]),
        (["Ministerio de Salud de Entre Ríos"], ["Ministerio de Salud de Entre Ríos"]),
        (["Hospital Presidente", "Carlos Ibáñez del Campo"], ["Hospital Presidente Carlos Ibáñez del Campo"]),
        (["FISCALÍA", "FISCALÍA REGIONAL DEL MAULE"], ["FISCALÍA", "FISCALÍA REGIONAL DEL MAULE"]),
        (
            ["GOBIERNO AUTÓNOMO DESCENTRALIZADO", "MUNICIPAL DEL CANTÓN CUENCA"],
            ["GOBIERNO AUTÓNOMO DESCENTRALIZADO MUNICIPAL DEL CANTÓN CUENCA"],
        ),
    ],
)
def test_official_names_bound_what_stands_beside_them(texts: list[str], lines: list[str]) -> None:
    assert cover_lines(texts) == lines
