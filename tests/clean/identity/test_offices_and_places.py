"""What an address, a dateline, an acronym, a row of partners and a year compared with say, and what they do not."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify
from pipeline.clean.identity.gazetteer.regions import names_several
from pipeline.clean.identity.passages.addresses import is_address
from pipeline.geometry import Place
from pipeline.model import AccountIdentity, Document, Heading, Paragraph, Source


def of_cover(*lines: str, text: tuple[str, ...] = ()) -> AccountIdentity:
    """What is found in a document: the lines of its cover, and sentences of its second page."""
    blocks = (*(Heading(line, place=Place(1)) for line in lines), *(Paragraph(line, place=Place(2)) for line in text))
    return identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks), Stated())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Calle Larga 1225, Santiago", True),
        ("La Paz, Bolivia", True),
        ("Lima, 2024", True),
        ("Tegucigalpa, Francisco Morazán", True),
        ("Ministerio de Salud, Provincia de Jujuy", False),
        ("Municipalidad de Putre, Región de Arica y Parinacota", False),
        ("Servicio de Salud Maule", False),
    ],
)
def test_an_address_is_told_from_a_name(line: str, expected: bool) -> None:
    assert is_address(line) is expected


@pytest.mark.parametrize(
    ("cover", "region"),
    [
        (("Instituto Nacional de Tecnología Naval", "Av. Mar 45, San Martín, Provincia de Buenos Aires"), ""),
        (("Autoridad de Fiscalización de Aguas", "La Paz, diciembre de 2021", "La Paz, Bolivia"), ""),
        (("Instituto Hondureño de Puertos", "Barrio Alto, Tegucigalpa, Francisco Morazán"), ""),
        (("Comisión Nacional de Puertos", "Paseo del Río 24, Ciudad de México"), ""),
        (("Ministerio de Salud", "Provincia de Jujuy"), "Jujuy"),
        (("Municipalidad de Rafaela", "Moreno 8, Rafaela, Provincia de Santa Fe"), "Santa Fe"),
        (("SEREMI de Salud", "Regiones de Los Ríos y Los Lagos"), ""),
        (("SEREMI de Salud", "Región de Los Ríos y Los Lagos"), ""),
    ],
)
def test_where_a_body_of_the_whole_country_has_its_rooms_is_not_its_region(cover: tuple[str, ...], region: str) -> None:
    assert of_cover(*cover, "Informe de gestión 2021").region == region


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Región de Los Ríos y Los Lagos", True),
        ("Región de Arica y Parinacota", False),
        ("Región de Magallanes y de la Antártica Chilena", False),
        ("Valparaíso, Región de Valparaíso", False),
    ],
)
def test_two_regions_are_none(text: str, expected: bool) -> None:
    assert names_several(text) is expected


@pytest.mark.parametrize(
    ("cover", "institution", "region"),
    [
        (("Universidad de Burgos", "www.universidad.es"), "Universidad de Burgos", "Castilla y León"),
        (("Ayuntamiento de Plasencia",), "Ayuntamiento de Plasencia", "Extremadura"),
        (("Ayuntamiento de Gómez Palacio",), "Ayuntamiento de Gómez Palacio", "Durango"),
        (("Municipalidad Provincial de Moyobamba",), "Municipalidad Provincial de Moyobamba", "San Martín"),
        (("Alcaldía Municipal de Santa Rosa de Copán",), "Alcaldía Municipal de Santa Rosa de Copán", "Copán"),
        (("Gobierno de Zapopan",), "Gobierno de Zapopan", "Jalisco"),
        (("Hospital Provincial Neuquén",), "Hospital Provincial Neuquén", "Neuquén"),
        (("HONORABLE TRIBUNAL DE CUENTAS", "MENDOZA"), "Honorable Tribunal de Cuentas", "Mendoza"),
        (("E.S.E. HOSPITAL SAN ANTONIO DE SESQUILÉ",), "E.S.E. Hospital San Antonio de Sesquilé", "Cundinamarca"),
        (("Gobierno Regional Junín", "Dirección Regional de Salud"), "Dirección Regional de Salud de Junín", "Junín"),
        (('GOBIERNO REGIONAL DE UCAYALI "Año de la Unidad"',), "Gobierno Regional de Ucayali", "Ucayali"),
        (("TRIBUNAL ELECTORAL REGIONAL", "VALPARAÍSO"), "Tribunal Electoral Regional Valparaíso", "Valparaíso"),
        (("Agencia Estatal de Aguas, Olmo 8, Madrid",), "Agencia Estatal de Aguas", ""),
        (("Sernatur Aysén",), "Servicio Nacional de Turismo, Región de Aysén", "Aysén"),
        (("ONEMI", "Región del Maule"), "ONEMI, Región del Maule", "Maule"),
    ],
)
def test_names_and_regions_by_kind_list_and_town(cover: tuple[str, ...], institution: str, region: str) -> None:
    found = of_cover(*cover, "Informe de gestión 2021")
    assert (found.institution, found.region) == (institution, region)


@pytest.mark.parametrize(
    ("cover", "text", "institution"),
    [
        (("Sunax", "Memoria 2022"), "La Superintendencia Nacional de Xilófonos, con sede en la capital, regula coros",
         "Superintendencia Nacional de Xilófonos"),
        (("Ente de Aguas", "Memoria 2022"), "El Banco de la Plaza firmó", "Ente de Aguas"),
        (("Gran Cordón Verde del Sur", "GCVS", "Memoria 2022"), "Se plantó un bosque", "Gran Cordón Verde del Sur"),
        (("Lo que hicimos en 2022", "Memoria 2022"),
         "Celebramos mucho. Bailamos todos. El Banco de la Plaza otorgó fondos", ""),
        (("Termómetro laboral", "SENCE | Ministerio de Salud | Universidad del Bío-Bío 1", "Memoria 2022"),
         "Los puestos subieron", ""),
    ],
)  # fmt: skip
def test_acronyms_name_who_heads_a_document_and_partners_do_not(
    cover: tuple[str, ...], text: str, institution: str
) -> None:
    assert of_cover(*cover, text=(f"{text}.",)).institution == institution


@pytest.mark.parametrize(
    ("cover", "text", "year"),
    [
        (("Boletín de atenciones", "al 31 de diciembre de 2021"), "En 2020 las atenciones habían caído", 2021),
        (("Memoria 2021",), "Se atendió a 40 personas más que en 2019, y 12 % más que en 2020", 2021),
        (("Liceo Alto", "Período lectivo 2023"), "Con respecto a 2018 hay más alumnos; en 2018 eran 40", 2023),
        (
            ("Cuenta de la directora",),
            "Entre enero y diciembre de 2022 se recibió a 40 alumnos, contra 38 en 2019",
            2022,
        ),
        (("Bolsa de trabajo", "Edición 2024 comparada con 2018"), "Subió", 2024),
    ],
)
def test_a_year_compared_with_is_not_the_year_of_the_account(cover: tuple[str, ...], text: str, year: int) -> None:
    assert of_cover(*cover, text=(f"{text}.",)).year == year


@pytest.mark.parametrize(
    ("cover", "text", "region"),
    [
        (("Municipalidad de General Alvear", "Provincia de Mendoza"), "Hubo obras", "Mendoza"),
        (("Ayuntamiento de Ponferrada", "Plaza Mayor, 1 · 24401 Ponferrada (León)"), "Hubo obras", "Castilla y León"),
        (("R. AYUNTAMIENTO DE REYNOSA",), "Hubo obras", "Tamaulipas"),
        (("Universidad Industrial de Santander",), "Sedes en Bucaramanga, Barbosa y Barrancabermeja", "Santander"),
    ],
)
def test_the_town_of_a_name_is_the_whole_of_it(cover: tuple[str, ...], text: str, region: str) -> None:
    assert of_cover(*cover, "Informe de gestión 2021", text=(f"{text}.",)).region == region


def test_a_span_that_heads_a_document_is_of_its_last_year() -> None:
    text = ("En 2023 se atendió a 40 personas; en 2014, a 30.",)
    assert of_cover("Hospital de Talca", "Estadísticas de la red 2014-2023", text=text).year == 2023


def test_where_the_figures_of_a_first_page_are_from_is_not_who_gives_the_account() -> None:
    found = of_cover("ANEXO ESTADÍSTICO", "Atenciones de 2019", "Fuente: Departamento de Estadísticas (DEIS), MINSAL")
    assert (found.institution, found.year) == ("", 2019)


def test_the_comuna_under_the_name_of_a_committee_tells_its_region_and_is_no_title() -> None:
    found = of_cover("COMITÉ DE AGUA POTABLE RURAL EL ROBLE", "Comuna de Rengo", "Balance al 31 de diciembre de 2018")
    assert (found.region, found.title) == ("O'Higgins", "Balance al 31 de diciembre de 2018")
    assert of_cover("Tesorería General de la República", "Comuna de Rengo", "Balance de 2021").region == ""


@pytest.mark.parametrize(
    ("cover", "institution", "region"),
    [
        (("JUNTA DE VECINOS N° 12 VILLA EL ROBLE", "Hualpén"), "Junta de Vecinos N° 12 Villa El Roble", "Biobío"),
        (("CLUB DEPORTIVO LOS PINOS DE COELEMU",), "Club Deportivo Los Pinos de Coelemu", "Ñuble"),
    ],
)
def test_a_community_organisation_is_of_the_comuna_beside_its_name(
    cover: tuple[str, ...], institution: str, region: str
) -> None:
    found = of_cover(*cover, "Rendición de cuentas 2022")
    assert (found.institution, found.region) == (institution, region)
