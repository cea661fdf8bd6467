"""Which of the bodies on a cover gives the account: of one and the part of it, by where each stands."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify
from pipeline.clean.identity.institution.choice import chances
from pipeline.clean.identity.institution.evidence import FEATURES
from pipeline.geometry import Place
from pipeline.model import AccountIdentity, Block, Document, Heading, Paragraph, Source

FILLER = "Se atendió a 3.201 personas y se ejecutaron 31 proyectos; quedan dos por recibir."


def account(*lines: str, prose: tuple[str, ...] = (), running: tuple[str, ...] = ()) -> AccountIdentity:
    blocks: tuple[Block, ...] = (
        *(Heading(line, place=Place(1)) for line in lines),
        *(Paragraph(text, place=Place(2)) for text in (*prose, FILLER)),
    )
    heads = tuple(Paragraph(text, place=Place(2)) for text in running)
    return identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks, running=heads), Stated())


@pytest.mark.parametrize(
    ("lines", "running", "institution"),
    [
        (
            ("Ministerio de Salud", "Servicio de Salud Ñuble", "CUENTA PÚBLICA 2022", "Hospital de Quirihue"),
            ("Servicio de Salud Ñuble",),
            "Hospital de Quirihue",
        ),
        (
            ("PODER JUDICIAL", "CUENTA PÚBLICA 2021", "Corte de Apelaciones de Temuco"),
            ("Poder Judicial",),
            "Corte de Apelaciones de Temuco",
        ),
        (
            ("Ilustre Municipalidad de Punitaqui", "Cuenta pública 2020", "Escuela Básica El Almendro"),
            (),
            "Escuela Básica El Almendro",
        ),
        (
            ("Universidad Nacional de Cuyo", "Facultad de Ciencias Agrarias", "Memoria institucional 2019"),
            ("FCA · Memoria institucional 2019",),
            "Facultad de Ciencias Agrarias, Universidad Nacional de Cuyo",
        ),
    ],
)
def test_the_part_gives_the_account_that_stands_below_the_body_it_is_of(
    lines: tuple[str, ...], running: tuple[str, ...], institution: str
) -> None:
    assert account(*lines, running=running).institution == institution


def test_an_inner_part_of_a_body_gives_no_account_of_its_own() -> None:
    lines = ("Municipalidad de Pirque", "Dirección de Administración y Finanzas", "Cuenta pública 2021")
    assert account(*lines).institution == "Municipalidad de Pirque"


def test_a_part_of_a_body_that_is_not_named_names_nobody() -> None:
    assert account("Informe anual 2021", "Servicio de Farmacia").institution == ""


def test_an_acronym_of_the_running_head_is_the_name_that_the_prose_prints_with_it() -> None:
    said = "NAVISUR (Empresa Regional de Lanchas del Sur) es una empresa del Estado que opera cinco rutas."
    found = account("Reporte integrado 2021", "Unimos las islas", prose=(said,), running=("NAVISUR",))
    assert found.institution == "Empresa Regional de Lanchas del Sur"


def test_an_acronym_of_the_running_head_that_the_prose_says_to_act_is_a_body() -> None:
    said = "SERVIAGRA presenta al Consejo Directivo los logros del año."
    assert account("Informe de gestión 2021", prose=(said,), running=("SERVIAGRA",)).institution == "SERVIAGRA"


def test_a_comuna_on_the_cover_is_the_municipality_of_which_the_prose_speaks() -> None:
    said = "La Municipalidad cerró el ejercicio con ingresos por M$ 2.100.300."
    found = account("CUENTA PÚBLICA 2021", "Comuna de Litueche", prose=(said,))
    assert found.institution == "Municipalidad de Litueche"


@pytest.mark.parametrize(
    ("lines", "institution", "region"),
    [
        (
            ("TRIBUNAL DE CUENTAS", "Provincia de Misiones", "Informe anual 2019"),
            "Tribunal de Cuentas de la Provincia de Misiones",
            "Misiones",
        ),
        (
            ("Ministerio de Salud", "Gobierno de Entre Ríos", "Memoria anual 2019"),
            "Ministerio de Salud de Entre Ríos",
            "Entre Ríos",
        ),
    ],
)
def test_a_body_of_which_every_province_has_one_is_called_by_its_own(
    lines: tuple[str, ...], institution: str, region: str
) -> None:
    found = account(*lines)
    assert (found.institution, found.region) == (institution, region)


def test_a_region_whose_name_has_a_hyphen_is_read_as_a_whole() -> None:
    assert account("Memoria anual 2021", "C.E.I.P. Ana Ruiz", "Castilla-La Mancha").region == "Castilla-La Mancha"


def test_a_month_of_the_year_behind_the_titles_is_when_it_was_printed() -> None:
    lines = ("Informe anual 2020", "Municipalidad de Pirque", "Febrero de 2021")
    assert account(*lines, prose=("En 2021 esperamos más.",)).year == 2020


def test_a_period_over_two_years_is_of_its_last() -> None:
    lines = ("Primer informe de gobierno", "H. Ayuntamiento de Comala 2021-2024")
    assert account(*lines, "15 de octubre de 2021 al 30 de septiembre de 2022").year == 2022


def test_nobody_is_as_likely_as_a_body_without_evidence_where_all_weights_are_none() -> None:
    weights = dict.fromkeys((*FEATURES, "bias"), 0.0)
    assert chances([dict.fromkeys(FEATURES, 0.0)], weights) == [0.5]
