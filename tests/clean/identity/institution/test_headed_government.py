"""Governments known by their head and place only, departments with their town, and who stands beside a name."""

from __future__ import annotations

import pytest

from pipeline import references
from pipeline.clean.identity import Stated, identify
from pipeline.geometry import Box, Place
from pipeline.model import AccountIdentity, Block, Document, Heading, Paragraph, Source

FILLER = "Se atendió a 4.118 personas en todas las oficinas y la dotación llegó a 1.324 funcionarios."


def account(
    *cover: str, behind: tuple[str, ...] = (), text: tuple[str, ...] = (), signed: tuple[str, ...] = ()
) -> AccountIdentity:
    """An account with a cover, a page behind it, text and a signature."""
    blocks: tuple[Block, ...] = (
        *(Heading(line, place=Place(1)) for line in cover),
        *(Heading(line, place=Place(2)) for line in behind),
        *(
            Heading(line[2:], place=Place(3)) if line.startswith("# ") else Paragraph(line, place=Place(3))
            for line in text
        ),
        *(Paragraph(FILLER, place=Place(4)) for _ in range(8)),
        *(Paragraph(line, place=Place(5)) for line in signed),
    )
    return identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks), Stated())


@pytest.mark.parametrize(
    ("cover", "signed", "institution", "region"),
    [
        (
            ("PICHILEMU", "Cuenta Pública 2022", "Rosa Elgueta Soto", "Alcaldesa"),
            (),
            "Municipalidad de Pichilemu",
            "O'Higgins",
        ),
        (
            ("Juntos avanzamos", "Cuenta de la gestión municipal, año 2021", "Rosa Elgueta Soto, alcaldesa (S)"),
            ("Cabildo, abril de 2022",),
            "Municipalidad de Cabildo",
            "Valparaíso",
        ),
        (
            ("Rendición de cuentas 2022", "Cobija, capital de Pando, Bolivia", "ALCALDE MUNICIPAL"),
            (),
            "Gobierno Autónomo Municipal de Cobija",
            "Pando",
        ),
        (
            ("CAQUETÁ CRECE", "Informe de gestión 2021", "Gobernador: Juan Pérez Rojas"),
            ("Obras del Caquetá en ejecución",),
            "Gobernación del Caquetá",
            "Caquetá",
        ),
        (("DESAM", "DAEM Curepto", "Cuenta 2022"), (), "DAEM de Curepto", "Maule"),
        (
            ("Departamento de Salud Municipal", "Curepto, provincia de Talca", "Cuenta 2022"),
            (),
            "Departamento de Salud Municipal de Curepto",
            "Maule",
        ),
    ],
)
def test_a_head_and_a_place_name_a_government(
    cover: tuple[str, ...], signed: tuple[str, ...], institution: str, region: str
) -> None:
    found = account(*cover, signed=signed)
    assert (found.institution, found.region) == (institution, region)


def test_two_towns_and_a_head_name_no_government() -> None:
    assert account("Pichilemu · Curepto", "Cuenta Pública 2022", "Rosa Elgueta Soto", "Alcaldesa").institution == ""


def test_a_town_without_a_head_names_no_government() -> None:
    assert account("PICHILEMU", "Cuenta Pública 2022", "Rosa Elgueta Soto").institution == ""


@pytest.mark.parametrize(
    ("cover", "institution"),
    [
        (
            ("Corte de Apelaciones de Talca, ministro Juan Pérez Rojas", "Talca, 1 de marzo de 2022"),
            "Corte de Apelaciones de Talca",
        ),
        (
            ("Cuenta Pública 2021", "Elaborado por LAGO CONSULTORES SpA para la Ilustre Municipalidad de Linares"),
            "Ilustre Municipalidad de Linares",
        ),
        (
            (
                "Cuenta 2021",
                "Ministerio de Obras Públicas",
                "Dirección General de Obras Públicas",
                "Dirección de Obras Portuarias",
            ),
            "Dirección de Obras Portuarias",
        ),
        (("Cuenta 2021", "II Región Policial de Antofagasta"), "II Región Policial de Antofagasta"),
        (("Cuenta 2021", "junji"), "JUNJI"),
        (("CAPREDENA EN CIFRAS", "Cuenta 2021"), "CAPREDENA"),
        (
            ("JUNJI Dirección Regional de Coquimbo", "Cuenta 2021"),
            "Junta Nacional de Jardines Infantiles, Dirección Regional de Coquimbo",
        ),
    ],
)
def test_who_stands_on_a_cover(cover: tuple[str, ...], institution: str) -> None:
    assert account(*cover).institution == institution


def test_the_imprint_behind_a_cover_names_the_body_where_the_cover_names_none() -> None:
    cover = ("Quincuagésimo", "Informe anual", "Enero – diciembre de 2020", "Una memoria de todos", "Para todos")
    found = account(*cover, behind=("Agencia de Calidad de la Educación", "Primera edición"))
    assert found.institution == "Agencia de Calidad de la Educación"
    officers = ("Secretaria de Salud: Ana Soto", "Secretaria de Obras: Eva Rojas")
    assert account(*cover, behind=officers).institution == ""


def test_what_stands_under_plans_is_not_of_the_year() -> None:
    text = (
        "En 2019 se abrieron dos salas; eran seis.",
        "# Lo que viene",
        "En 2020 abriremos tres. En 2020 habrá ascensor.",
    )
    assert (
        account("Hospital de Curepto", "Nuestra cuenta", text=text, signed=("Curepto, 3 de abril de 2020",)).year
        == 2019
    )


@pytest.mark.parametrize(
    ("cover", "year"),
    [
        (("Municipalidad de Curepto", "Cuenta Pública del Alcalde", "26 de abril de 2019"), 2018),
        (("Municipalidad de Curepto", "Informe de gestión 2020 – 2023"), 2023),
        (("FOSIS Maule / 2019", "Rindiendo cuentas"), 2019),
    ],
)
def test_the_year_of_a_cover(cover: tuple[str, ...], year: int) -> None:
    assert (
        account(*cover, text=("La inversión de 2019 llegó a $1.140 millones.",) if "/" in cover[0] else ()).year == year
    )


@pytest.mark.parametrize(
    "kind", ["Municipalidad de", "Hospital de", "DAEM", "Corporación Municipal de", "Juzgado de Letras de"]
)
def test_every_comuna_implies_its_region(kind: str) -> None:
    names = {region.code: region.name for region in references.regions()}
    sample = references.comunas()[:: 1 if kind == "Corporación Municipal de" else 12]
    wrong = [c.name for c in sample if account(f"{kind} {c.name}", "Cuenta 2022").region != names[c.region]]
    assert wrong == []


def test_every_body_of_one_region_implies_it() -> None:
    names = {region.code: region.name for region in references.regions()}
    listed = [service for service in references.services() if service.region]
    assert [s.name for s in listed if account(s.name, "Cuenta 2022").region != names[s.region]] == []


def lettered(*lines: str) -> AccountIdentity:
    """An account whose letterhead has these lines below each other."""
    running = tuple(
        Paragraph(line, place=Place(1, Box(70, 20 + 12 * n, 200, 30 + 12 * n))) for n, line in enumerate(lines)
    )
    blocks = (Heading("Cuenta Pública 2021", place=Place(1)), *(Paragraph(FILLER, place=Place(2)) for _ in range(3)))
    return identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks, running=running), Stated())


def test_an_office_and_an_address_below_a_name_are_no_part_of_it() -> None:
    assert lettered("I. MUNICIPALIDAD DE CUREPTO", "ALCALDÍA").institution == "I. Municipalidad de Curepto"
    assert lettered("Hospital de Curepto", "Prat 275, Curepto").institution == "Hospital de Curepto"


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        (
            "La Directora Ejecutiva del Servicio Local de Educación Pública de Huasco, doña Ana Soto, da cuenta al "
            "Comité Directivo de lo realizado entre el 1 de enero y el 31 de diciembre de 2022.",
            "Servicio Local de Educación Pública de Huasco",
        ),
        ("Nombre: Empresa de Correos de Chile", "Empresa de Correos de Chile"),
        ("Tipo: empresa autónoma del Estado, D.F.L. N° 10", ""),
    ],
)
def test_the_head_of_a_body_and_a_sheet_of_data_name_it(text: str, institution: str) -> None:
    assert account("Un derecho, una oportunidad", "Cuenta 2022", text=(text,)).institution == institution


@pytest.mark.parametrize(
    ("cover", "signed", "institution"),
    [
        (
            ("COQUIMBO", "EL PUERTO DE TODOS", "Memoria 2019"),
            ("Ana Soto Ríos, alcaldesa (s)",),
            "Municipalidad de Coquimbo",
        ),
        (("PASTO", "Informe de gestión 2021", "Juan Pérez Rojas, Alcalde"), (), "Alcaldía de Pasto"),
        (("Cuenta 2021",), ("La Dirección y el Comité Paritario",), ""),
        (
            ("Cuenta 2022", "Marcela Rivas Toro", "Gobernadora Regional", "Región de Aysén"),
            (),
            "Gobierno Regional de Aysén",
        ),
        (
            ("Cuenta 2021", "Ministerio de Educación", "Secretaría Regional Ministerial", "Región del Maule"),
            (),
            "Secretaría Regional Ministerial de Educación Región del Maule",
        ),
        (("GENDARMERÍA", "Cuenta 2021"), (), "Gendarmería"),
        (("CORPONARIÑO", "Informe de gestión 2021"), (), "CORPONARIÑO"),
    ],
)
def test_who_gives_an_account(cover: tuple[str, ...], signed: tuple[str, ...], institution: str) -> None:
    assert account(*cover, signed=signed).institution == institution


@pytest.mark.parametrize(
    ("cover", "text", "year"),
    [
        (("memoria anual", "dos mil veinte", "Universidad de Talca"), (), 2020),
        (("Decimoséptimo Informe Anual", "Comisión de Usuarios", "Talca, octubre de 2019"), ("Cifras de 2019.",), 2019),
        (("Hospital de Curepto", "Nuestra cuenta"), ("Rindo cuenta de lo hecho en 2021.",), 2021),
    ],
)
def test_years_in_words_and_late_dates(cover: tuple[str, ...], text: tuple[str, ...], year: int) -> None:
    assert account(*cover, text=text).year == year


def test_a_figure_of_a_region_is_not_where_an_account_is_of() -> None:
    assert (
        account("Dirección del Trabajo", "Cuenta 2022", signed=("Región Metropolitana 41 %, Biobío 8 %",)).region == ""
    )
