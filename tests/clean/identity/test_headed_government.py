"""Governments known by their head and place only, departments with their town, and who stands beside a name."""

from __future__ import annotations

import pytest

from pipeline import references
from pipeline.clean.identity import Stated, identify
from pipeline.geometry import Place
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
