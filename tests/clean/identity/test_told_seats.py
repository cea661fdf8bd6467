"""Where a body is: by the list of its centres, by what the prose says of its seat, by a town before its region."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify
from pipeline.clean.identity.places.countries import parts_of_line
from pipeline.geometry import Place
from pipeline.model import Document, Heading, Source
from tests.clean.identity.test_offices_and_places import of_cover


@pytest.mark.parametrize(
    ("name", "text", "region"),
    [
        ("Hospital San Lucas", "El hospital, ubicado en Molina, tiene 41 camas.", "Maule"),
        ("Hospital San Lucas", "El establecimiento, de mediana complejidad, está en la ciudad de Molina.", "Maule"),
        ("Fundación Casa del Sol", "La Fundación tiene su sede en Puerto Varas y oficinas en Talca.", "Los Lagos"),
        ("Liceo Héroes del Sur", "Nuestro liceo, emplazado en la comuna de Laja, tiene 41 cursos.", "Biobío"),
        ("Corporación Parque Norte", "La Corporación, con domicilio en Prat 41, Tocopilla, crece.", "Antofagasta"),
        # of something else, or of nothing said to be here
        ("Fundación Casa del Sol", "El hospital ubicado en Talca la ayudó.", ""),
        ("Fundación Casa del Sol", "La Fundación visitó una casa ubicada en Talca.", ""),
        ("Fundación Casa del Sol", "La Fundación atiende a niños y está creciendo.", ""),
        # what is of the whole country has its rooms somewhere
        ("Superintendencia de Salud", "La Superintendencia tiene su sede en Rancagua.", ""),
    ],
)
def test_the_seat_that_the_prose_tells(name: str, text: str, region: str) -> None:
    found = of_cover(name, "Cuenta Pública 2021", text=(text,))
    assert found.institution == name
    assert found.region == region
    assert ("el texto dice que está en" in found.how) is bool(region)


@pytest.mark.parametrize(
    ("cover", "institution", "region"),
    [
        (("Ministerio de Agricultura", "INIA Quilamapu"), "INIA Quilamapu", "Ñuble"),
        (("Instituto de Investigaciones Agropecuarias", "INIA Remehue"), "INIA Remehue", "Los Lagos"),
        (("INIA - Carillanca",), "INIA - Carillanca", "La Araucanía"),
        (("ZOFRI", "Zona Franca de Iquique"), "Zona Franca de Iquique", "Tarapacá"),
        (("Instituto Nacional del Tórax",), "Instituto Nacional del Tórax", "Metropolitana"),
        (("INFOR", "Sede Los Ríos"), "INFOR", "Los Ríos"),
        (("Escuela Gabriela Mistral", "DAEM Pitrufquén"), "Escuela Gabriela Mistral", "La Araucanía"),
        (("Carabineros de Chile", "4ª Comisaría de Curacaví"), "4ª Comisaría de Curacaví", "Metropolitana"),
        (("CORMUN Rancagua",), "CORMUN Rancagua", "O'Higgins"),
        # the whole name of a comuna, and not the last word of it
        (("Parque Nacional Torres del Paine",), "Parque Nacional Torres del Paine", "Magallanes"),
        # abroad
        (("Gobierno Municipal", "Zapopan, Jalisco"), "Gobierno Municipal Zapopan", "Jalisco"),
        (("Ayuntamiento de Guadalupe, Nuevo León",), "Ayuntamiento de Guadalupe", "Nuevo León"),
        (("H. Ayuntamiento de Mérida", "Mérida, Yucatán"), "H. Ayuntamiento de Mérida", "Yucatán"),
        (("Hospital Santa Teresa", "Chiclayo"), "Hospital Santa Teresa", "Lambayeque"),
        (("E.S.E. Hospital San Roque", "Caldas, Antioquia"), "E.S.E. Hospital San Roque", "Antioquia"),
    ],
)
def test_regions_of_centres_and_of_towns_before_their_region(
    cover: tuple[str, ...], institution: str, region: str
) -> None:
    found = of_cover(*cover, "Informe de gestión 2021")
    assert (found.institution, found.region) == (institution, region)


def test_a_town_before_its_region_is_no_region_of_that_name() -> None:
    assert parts_of_line("Mérida, Yucatán") == ["merida, yucatan", "yucatan"]
    assert parts_of_line("Mérida | Táchira, Zulia") == ["merida | tachira, zulia", "merida", "zulia"]
    assert parts_of_line("Talca, Linares") == ["talca, linares", "talca", "linares"]


@pytest.mark.parametrize(
    ("name", "value", "department"),
    [
        ("author", "SECPLAN", ""),
        ("title", "Cuenta Pública SECPLAN 2019", "Secretaría Comunal de Planificación de la "),
    ],
)
def test_who_made_the_file_is_no_department_that_gives_the_account(name: str, value: str, department: str) -> None:
    lines = ("Municipalidad de Curepto", "Secretaría Comunal de Planificación", "Cuenta Pública 2019")
    blocks = tuple(Heading(line, place=Place(1)) for line in lines)
    document = Document("x", Source("raw/x.pdf", "", "pdf"), blocks, properties=((name, value),))
    assert identify(document, Stated()).institution == f"{department}Municipalidad de Curepto"
