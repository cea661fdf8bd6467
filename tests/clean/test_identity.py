"""Whose account a document is: institution, region, year, and where each was read."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify
from pipeline.clean.services import in_case, in_prose, on_cover
from pipeline.extract.reader import read
from pipeline.model import Block, Document, Heading, Identity, Paragraph, Source
from tests.places import ROOT


def identity(*lines: str, report: str = "documento", prose: str = "", stated: Stated | None = None) -> Identity:
    blocks: tuple[Block, ...] = (*(Heading(line) for line in lines), Paragraph(prose))
    return identify(Document(report, Source("raw/x.pdf", "", "pdf"), blocks), stated or Stated())


@pytest.mark.parametrize(
    ("lines", "institution", "region", "year"),
    [
        (("Cuenta Pública SENCE Región Aysén 2023",), "SENCE", "Aysén", 2023),
        (("CUENTA PÚBLICA PARTICIPATIVA 2023", "HOSPITAL DEL VALLE", "REGIÓN DE ATACAMA"),
         "Hospital del Valle", "Atacama", 2023),
        (("Cuenta Pública 2021", "I. Municipalidad de San Pedro de la Paz", "Región del Biobío"),
         "I. Municipalidad de San Pedro de la Paz", "Biobío", 2021),
        (("MINISTERIO DE SALUD", "SERVICIO DE SALUD MAULE", "HOSPITAL DE CURICÓ", "Cuenta Pública Participativa 2022"),
         "Hospital de Curicó", "", 2022),
        (("Cuenta Pública Participativa", "Subsecretaría de Pesca y Acuicultura", "Gestión 2020"),
         "Subsecretaría de Pesca y Acuicultura", "", 2020),
        (("Cuenta Pública Gobierno Regional de Los Lagos 2019",), "Gobierno Regional de Los Lagos", "Los Lagos", 2019),
        (("Cuenta Pública de Gestión 2024", "Servicio de Salud Ñuble"), "Servicio de Salud Ñuble", "", 2024),
    ],
)  # fmt: skip
def test_covers(lines: tuple[str, ...], institution: str, region: str, year: int) -> None:
    found = identity(*lines)
    assert (found.institution, found.region, found.year) == (institution, region, year)


def test_prose_names_the_service_region_and_year_where_the_cover_does_not() -> None:
    prose = (
        "Durante el año 2019, Gendarmería de Chile abrió dos unidades. Gendarmería de Chile y la Universidad Austral "
        "firmaron un convenio en la Región del Maule. Para Gendarmería de Chile, la Región del Maule fue prioritaria."
    )
    found = identity("Avances y logros", report="informe", prose=prose)
    assert (found.institution, found.region, found.year) == ("Gendarmería de Chile", "Maule", 2019)
    assert found.how.count("la que más nombra el texto") == 2


def test_an_account_of_the_whole_country_has_no_region() -> None:
    regions = ("Maule", "Ñuble", "Atacama", "Coquimbo", "Aysén", "Maule")
    assert identity("Informe", prose=" ".join(f"En la Región de {r} hubo más." for r in regions)).region == ""


def test_the_file_name_is_the_last_resort() -> None:
    found = identity("Gestión", report="hospital-talca-maule-2023")
    assert (found.institution, found.region, found.year) == ("Hospital Talca", "Maule", 2023)
    assert "año: nombre del archivo" in found.how


def test_what_is_stated_comes_first() -> None:
    stated = Stated("Hospital San José", "Metropolitana", 2018, "https://ejemplo.cl/c.pdf", "2024-05-02")
    found = identity("Cuenta Pública SENCE Región Aysén 2023", stated=stated)
    assert (found.institution, found.region, found.year) == ("Hospital San José", "Metropolitana", 2018)
    assert (found.source_address, found.retrieved) == ("https://ejemplo.cl/c.pdf", "2024-05-02")
    assert found.how == "institución: declarada; región: declarada; año: declarado"


def test_the_forms_of_the_source_document_agree() -> None:
    for path in (ROOT / "raw" / "sence-metropolitana-2022.txt", ROOT / "tests" / "data" / "forms" / "word.docx"):
        found = identify(read(path.read_bytes(), "x", str(path)), Stated())
        assert (found.institution, found.region, found.year) == ("SENCE", "Metropolitana", 2022)


def test_names() -> None:
    assert in_case("HOSPITAL DE LA FLORIDA") == "Hospital de la Florida"
    assert in_case("SENCE") == "SENCE"
    assert in_case("Hospital DIPRECA") == "Hospital DIPRECA"
    assert (
        on_cover(["Servicio de mejor calidad para todas las personas de la comuna, en todas partes y todos los días,"])
        == ""
    )
    assert in_prose("El Servicio de Impuestos Internos y el Servicio Civil se reunieron.") == ""
