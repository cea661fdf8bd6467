"""Which part of a body gives an account: its office of a region, a department, an establishment of a town."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify
from pipeline.clean.identity.bodies.key import institution_key
from pipeline.clean.identity.bodies.name_case import in_case
from pipeline.geometry import Place
from pipeline.model import AccountIdentity, Document, Heading, Paragraph, Source


def of_cover(*lines: str, text: tuple[str, ...] = (), running: tuple[str, ...] = ()) -> AccountIdentity:
    """What is found in a document of one page: its cover, then sentences and headings in the order given."""
    blocks = (*(Heading(line, place=Place(1)) for line in lines), *(Paragraph(line, place=Place(1)) for line in text))
    heads = tuple(Paragraph(line, place=Place(1)) for line in running)
    return identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks, running=heads), Stated())


@pytest.mark.parametrize(
    ("cover", "running", "institution", "region"),
    [
        (("JUNAEB", "Dirección Regional Atacama", "Cuenta Pública Participativa 2020"), (),
         "Junta Nacional de Auxilio Escolar y Becas, Dirección Regional de Atacama", "Atacama"),
        (("Corporación Nacional Forestal", "REGIÓN DE AYSÉN DEL GENERAL CARLOS IBÁÑEZ DEL CAMPO", "Cuenta 2019"), (),
         "Corporación Nacional Forestal, Región de Aysén", "Aysén"),
        (("Instituto Nacional de Deportes", "Región de O'Higgins", "Cuenta Pública 2019"), (),
         "Instituto Nacional de Deportes, Región de O'Higgins", "O'Higgins"),
        (("Cuenta Pública 2018", "FOSIS"), ("FOSIS Los Ríos",),
         "Fondo de Solidaridad e Inversión Social, Región de Los Ríos", "Los Ríos"),
        (("Tesorería General de la República", "Tesorería Regional de Atacama", "Cuenta Pública 2020"), (),
         "Tesorería General de la República, Región de Atacama", "Atacama"),
        (("MINISTERIO DE OBRAS PÚBLICAS", "DIRECCIÓN REGIONAL DE VIALIDAD DE ÑUBLE", "INFORME DE GESTIÓN 2022"), (),
         "Dirección Regional de Vialidad de Ñuble", "Ñuble"),
        (("Superintendencia de Casinos de Juego", "Cuenta Pública 2022"), (),
         "Superintendencia de Casinos de Juego", ""),
        (("GOBIERNO REGIONAL", "REGIÓN DE AYSÉN DEL GENERAL CARLOS IBÁÑEZ DEL CAMPO", "CUENTA PÚBLICA 2023"), (),
         "Gobierno Regional de Aysén", "Aysén"),
        (("Región de Arica y Parinacota", "Gobierno Regional", "Cuenta Pública 2022"), (),
         "Gobierno Regional de Arica y Parinacota", "Arica y Parinacota"),
        (("MUNICIPALIDAD DE LAUTARO", "DEPARTAMENTO DE EDUCACIÓN MUNICIPAL", "CUENTA PÚBLICA DAEM 2020"), (),
         "Departamento de Educación Municipal de Lautaro", "La Araucanía"),
        (("Municipalidad de Talca", "Secretaría Comunal de Planificación", "Informe de Gestión SECPLAN 2021"), (),
         "Secretaría Comunal de Planificación de la Municipalidad de Talca", "Maule"),
        (("MUNICIPALIDAD DE LAUTARO", "CUENTA PÚBLICA 2020", "Secretaría Comunal de Planificación"), (),
         "Municipalidad de Lautaro", "La Araucanía"),
        (("MUNICIPALIDAD DE CALLE LARGA", "CESFAM DR. JOSÉ JOAQUÍN AGUIRRE", "CUENTA PÚBLICA 2022"), (),
         "CESFAM Dr. José Joaquín Aguirre", "Valparaíso"),
        (("Servicio de Salud Biobío", "Complejo Asistencial", "“Dr. Víctor Ríos Ruiz”", "Los Ángeles", "Cuenta 2023"),
         (), "Complejo Asistencial Dr. Víctor Ríos Ruiz de Los Ángeles", "Biobío"),
        (("HOSPITAL DR. MAURICIO HEYERMANN TORRES", "ANGOL", "CUENTA PÚBLICA"), ("Hospital Dr. Mauricio Heyermann T.",),
         "Hospital Dr. Mauricio Heyermann Torres de Angol", "La Araucanía"),
        (("DAEM OSORNO", "LICEO INDUSTRIAL DE OSORNO", "RBD 7312-9", "CUENTA PÚBLICA 2022"),
         ("Liceo Industrial de Osorno RBD 7312-9",), "Liceo Industrial de Osorno", "Los Lagos"),
        (("Ministerio de Vivienda y Urbanismo", "PROGRAMA QUIERO MI BARRIO", "Cuenta pública 2019"),
         ("Programa Quiero Mi Barrio",), "Programa Quiero Mi Barrio", ""),
        (("EMPORCHA", "Empresa Portuaria Chacabuco", "Memoria Anual 2021"), (), "Empresa Portuaria Chacabuco", "Aysén"),
        (("TRIBUNAL TRIBUTARIO Y ADUANERO", "REGIÓN DE COQUIMBO", "CUENTA PÚBLICA 2021"), (),
         "Tribunal Tributario y Aduanero Región de Coquimbo", "Coquimbo"),
        (("ASOCIACIÓN DE MUNICIPALIDADES", "REGIÓN DE LA ARAUCANÍA", "CUENTA DE GESTIÓN 2021"), (),
         "Asociación de Municipalidades, Región de La Araucanía", "La Araucanía"),
        (("Cuenta Pública del Rector", "2021", "Universidad Arturo Prat", "del Estado de Chile"), (),
         "Universidad Arturo Prat", "Tarapacá"),
        (("Superintendencia de Salud", "Cuenta Pública 2019", "Intendencia de Prestadores · Intendencia de Fondos"), (),
         "Superintendencia de Salud", ""),
        (("Municipalidad de Valdivia", "CESFAM GIL DE CASTRO", "Cuenta Pública 2022"), (), "CESFAM Gil de Castro",
         "Los Ríos"),
        (("SLEP Chinchorro", "Centro de Educación Integrada de Adultos de Arica", "Cuenta Pública 2022"), (),
         "Centro de Educación Integrada de Adultos de Arica", "Arica y Parinacota"),
        (("CEMENTERIO MUNICIPAL DE TEMUCO", "BALANCE DE GESTIÓN 2021"), (), "Cementerio Municipal de Temuco",
         "La Araucanía"),
    ],
)  # fmt: skip
def test_parts_of_bodies(cover: tuple[str, ...], running: tuple[str, ...], institution: str, region: str) -> None:
    found = of_cover(*cover, running=running)
    assert (found.institution, found.region) == (institution, region)


def test_what_is_named_in_a_title_only_keeps_its_name() -> None:
    found = of_cover("Cuenta Pública SENCE", "Región Metropolitana", "2022-2023")
    assert (found.institution, found.region, found.year) == ("SENCE", "Metropolitana", 2022)


def test_headings_behind_the_first_sentences_are_no_cover() -> None:
    text = (
        "De conformidad con los estatutos presento la memoria de las áreas de Educación y de Salud.",
        "CESFAM Rosita Renard",
        "Visitas, temporada 2016/2017",
        "Av. Manuel de Salas 451, Ñuñoa",
    )
    found = of_cover("CORPORACIÓN MUNICIPAL DE DESARROLLO SOCIAL", "MEMORIA Y CUENTA DE GESTIÓN", "2019", text=text)
    assert (found.institution, found.region, found.year) == (
        "Corporación Municipal de Desarrollo Social",
        "Metropolitana",
        2019,
    )


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("MUNICIPALIDAD DE LOS ÁNGELES", "Municipalidad de Los Ángeles"),
        ("ESCUELA BÁSICA EL CRUCERO", "Escuela Básica El Crucero"),
        ("SERVICIO DE LA DEUDA", "Servicio de la Deuda"),
        ("SLEP COSTA ARAUCANÍA", "SLEP Costa Araucanía"),
        ("ESCUELA DE CARABINEROS", "Escuela de Carabineros"),
        ("JUNTA DE VIGILANCIA DEL RÍO ELQUI Y SUS AFLUENTES", "Junta de Vigilancia del Río Elqui y sus Afluentes"),
    ],
)
def test_articles_of_proper_names_keep_their_capital(printed: str, written: str) -> None:
    assert in_case(printed) == written


@pytest.mark.parametrize(
    "name",
    ["Servicio Agrícola y Ganadero, Región de Aysén", "Servicio Agrícola y Ganadero, Dirección Regional de Aysén"],
)
def test_the_offices_of_a_service_share_its_key(name: str) -> None:
    assert institution_key(name) == institution_key("SAG")
