"""Bodies of kinds that every country has, and names that only an acronym or the kind in another line gives away."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify
from pipeline.geometry import Place
from pipeline.model import AccountIdentity, Block, Document, Heading, Paragraph, Source

FILLER = "Se ejecutaron 31 proyectos con apoyo del Ministerio de Hacienda, y se atendió a 3.201 personas."


def account(*lines: str, prose: tuple[str, ...] = (), running: tuple[str, ...] = ()) -> AccountIdentity:
    blocks: tuple[Block, ...] = (
        *(Heading(line, place=Place(1)) for line in lines),
        *(Paragraph(text, place=Place(2)) for text in (*prose, FILLER)),
    )
    heads = tuple(Paragraph(text, place=Place(2)) for text in running)
    return identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks, running=heads), Stated())


@pytest.mark.parametrize(
    "name",
    [
        "Administración Nacional de Puertos",
        "Administración de las Obras Sanitarias del Estado",
        "Auditoría Superior del Estado de Yucatán",
        "Órgano de Fiscalización Superior del Estado de Veracruz",
        "Departamento Nacional de Planeación",
        "Departamento Administrativo de la Función Pública",
        "Empresas Públicas de Medellín",
        "Instituto Nacional Electoral",
        "Gobierno de la Provincia de Salta",
        "Defensor del Pueblo",
    ],
)
def test_a_cover_names_a_body_of_a_kind_of_another_country(name: str) -> None:
    assert account("Memoria anual 2022", name).institution == name


def test_an_office_below_the_government_of_a_state_gives_its_own_account() -> None:
    found = account("Gobierno del Estado de Jalisco", "Secretaría General de Gobierno", "Informe anual 2022")
    assert found.institution == "Secretaría General de Gobierno"


def test_an_acronym_on_the_cover_is_the_name_of_the_prose_that_it_stands_for() -> None:
    said = "La Mesa Territorial de Riberas y Humedales cumplió su tercer año. El plan lo revisó un comité."
    assert account("MTRH", "Memoria 2022", prose=(said,)).institution == "Mesa Territorial de Riberas y Humedales"
    assert account("MTRX", "Memoria 2022", prose=(said,)).institution == ""


def test_a_kind_below_a_name_is_its_kind_where_the_acronym_is_printed() -> None:
    lines = ("Informe de gestión 2022", "Puertos y Costas", "SUPERINTENDENCIA")
    found = account(*lines, prose=("La SPC fiscalizó 41 terminales.",))
    assert found.institution == "Superintendencia de Puertos y Costas"
    assert account(*lines).institution == ""


def test_a_name_of_no_known_kind_gives_the_account_where_the_text_says_that_it_acts() -> None:
    said = "Manos a la Tierra presenta la cuenta de lo hecho en el año 2022."
    assert account("Memoria 2022", "Manos a la Tierra", prose=(said,)).institution == "Manos a la Tierra"
    assert account("Memoria 2022", "Manos a la Tierra").institution == ""


def test_who_is_read_an_account_by_the_head_of_a_town_does_not_give_it() -> None:
    said = "Cumplo con rendir cuentas del estado de la Municipalidad de Villa Allende por lo hecho en 2021."
    found = account("Mensaje del intendente municipal", "Concejo Deliberante de Villa Allende", prose=(said,))
    assert found.institution == "Municipalidad de Villa Allende"


def test_the_body_that_a_law_created_gives_the_account_that_opens_with_it() -> None:
    said = "La Ley Provincial N° 8.771 creó el Ente Regulador de Aguas, que controla a las cooperativas de Río Cuarto."
    found = account("Presupuesto 2022", prose=(said, "Atiende en Córdoba, Villa María y Río Tercero."))
    assert (found.institution, found.region) == ("Ente Regulador de Aguas", "Córdoba")


def test_the_term_of_who_governs_is_not_the_year_of_the_account() -> None:
    lines = ("2° Informe", "Administración 2018-2021", "Municipio de Corregidora, Querétaro")
    assert account(*lines, "1 de octubre de 2019 – 30 de septiembre de 2020").year == 2020


def test_a_province_is_named_with_its_class_behind_it() -> None:
    assert account("Informe de gestión 2022", "SANTA FE PROVINCIA", "Ministerio de Salud").region == "Santa Fe"


def test_a_letter_of_the_mayor_and_a_town_are_a_municipality() -> None:
    found = account("Una ciudad de vecinos", "Carta del alcalde", running=("LA FLORIDA · Cuenta pública 2022",))
    assert found.institution == "Municipalidad de La Florida"


def test_a_slogan_that_begins_with_a_town_is_of_its_municipality_where_a_mayor_gives_the_account() -> None:
    said = "Doy cuenta al Concejo Municipal. La Corporación Municipal de Deportes administró 18 recintos."
    found = account("Peñaflor avanza", "Cuenta Pública de Gestión Municipal 2021", "Alcalde Juan Rojas", prose=(said,))
    assert (found.institution, found.region) == ("Municipalidad de Peñaflor", "Metropolitana")


def test_a_title_that_names_who_is_audited_is_not_theirs() -> None:
    found = account(
        "CONTRALORÍA REGIONAL DE ÑUBLE",
        "INFORME FINAL N° 33, DE 2022, SOBRE AUDITORÍA A LAS COMPRAS EN LA MUNICIPALIDAD DE COELEMU",
        prose=("Se auditó a la Municipalidad de Coelemu. La Municipalidad de Coelemu registró ingresos.",),
    )
    assert found.institution == "Contraloría Regional de Ñuble"


def test_establishments_side_by_side_between_dots_are_those_of_the_body_below() -> None:
    found = account(
        "Cuenta pública participativa 2020",
        "Hospital de Quirihue · Hospital de Bulnes · Hospital de El Carmen",
        "Servicio de Salud Ñuble",
    )
    assert found.institution == "Servicio de Salud Ñuble"


def test_the_lower_of_two_bodies_below_a_secretariat_gives_the_account() -> None:
    lines = ("SECRETARÍA DE SALUD", "COMISIÓN NACIONAL DE ARBITRAJE MÉDICO", "Logros 2018")
    assert account(*lines).institution == "Comisión Nacional de Arbitraje Médico"


def test_a_court_is_in_no_town_called_justice() -> None:
    lines = ("PODER JUDICIAL DE LA PROVINCIA DE CÓRDOBA", "Tribunal Superior de Justicia", "Memoria 2020")
    assert account(*lines, prose=("Ingresaron causas en Río Cuarto y Villa María.",)).region == "Córdoba"


def test_a_mayor_who_signs_with_the_comuna_is_its_municipality() -> None:
    lines = ("ORD.: N° 311", "MAT.: Entrega cuenta pública 2023", "ALCALDE DE LA COMUNA DE PIRQUE")
    assert account(*lines, prose=("Convenios con SENDA y FOSIS.",)).institution == "Municipalidad de Pirque"


def test_a_hospital_that_signs_gives_the_account_below_its_health_service() -> None:
    found = identify(
        Document(
            "documento",
            Source("raw/x.pdf", "", "pdf"),
            (
                Heading("Servicio de Salud Ñuble", place=Place(1)),
                Heading("Cuenta pública participativa 2020", place=Place(1)),
                *(Paragraph(FILLER, place=Place(2)) for _ in range(8)),
                Paragraph("Ana Soto", place=Place(3)),
                Paragraph("Directora (S)", place=Place(3)),
                Paragraph("Hospital de Bulnes", place=Place(3)),
            ),
        ),
        Stated(),
    )
    assert found.institution == "Hospital de Bulnes"


def test_whose_account_is_given_in_the_first_person_gives_it() -> None:
    said = "Rindo cuenta del ejercicio presupuestario 2022 del Gobierno Regional de Aysén y adelanto lo que viene."
    assert account("Dos años", "Cuenta pública", prose=(said,)).institution == "Gobierno Regional de Aysén"


def test_a_secretariat_is_of_the_municipality_that_the_page_behind_the_cover_names() -> None:
    blocks = (
        Heading("Ejecución presupuestaria 2023", place=Place(1)),
        Paragraph("Secretaría de Hacienda", place=Place(1)),
        Paragraph("MUNICIPALIDAD DE VILLA ALLENDE", place=Place(2)),
        Paragraph(FILLER, place=Place(2)),
    )
    found = identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks), Stated())
    assert found.institution == "Municipalidad de Villa Allende"


@pytest.mark.parametrize(("title", "named"), [("arca_informe22", "ARCA"), ("informe", "Gobierno de Mendoza")])
def test_an_acronym_of_cover_and_file_is_a_body(title: str, named: str) -> None:
    blocks = tuple(Heading(t, place=Place(1)) for t in ("Informe anual 2022", "ARCA", "Gobierno de Mendoza"))
    document = Document("documento", Source("raw/x.pdf", "", "pdf"), blocks, properties=(("title", title),))
    assert identify(document, Stated()).institution == named


def test_a_term_is_called_by_its_last_year() -> None:
    assert account("Rendición final", "Gestión 2015-2020", "Con énfasis en la gestión fiscal 2020").year == 2020
