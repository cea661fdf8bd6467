"""Whose account a document is where no cover says it: by its signature, by who acts in its opening, by its period."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify
from pipeline.model import AccountIdentity, Block, Document, Heading, Paragraph, Source

FILLER = "Se realizaron 446 fiscalizaciones y la dotación llegó a 1.324 personas en todas las oficinas."


def account(*texts: str, cover: tuple[str, ...] = (), signed: tuple[str, ...] = ()) -> AccountIdentity:
    blocks: tuple[Block, ...] = (
        *(Heading(line) for line in cover),
        *(Paragraph(text) for text in texts),
        *(Paragraph(FILLER) for _ in range(8)),
        *(Paragraph(line) for line in signed),
    )
    return identify(Document("documento", Source("raw/x.pdf", "", "pdf"), blocks), Stated())


def test_a_line_by_itself_at_the_end_signs() -> None:
    found = account(
        "Cumplo con rendir cuenta de la gestión correspondiente al año 2019, con el apoyo del Servicio de Salud.",
        cover=("Cuenta Pública", "Honorable Concejo:"),
        signed=("ALCALDE", "I. MUNICIPALIDAD DE LA UNIÓN", "La Unión, 28 de abril de 2020"),
    )
    assert (found.institution, found.region, found.year) == ("I. Municipalidad de La Unión", "Los Ríos", 2019)


def test_who_acts_first_gives_the_account_and_those_of_a_list_do_not() -> None:
    found = account(
        "La Municipalidad de Angol enfrentó el año 2021 con sus equipos en terreno. El Servicio de Salud Araucanía "
        "Norte, el Hospital de Victoria y la Municipalidad de Collipulli sostuvieron la mesa sanitaria.",
        "El Servicio de Salud Araucanía Norte y la Municipalidad de Collipulli firmaron un convenio.",
    )
    assert (found.institution, found.region, found.year) == ("Municipalidad de Angol", "La Araucanía", 2021)
    assert "abre el texto" in found.how


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (
            "Los ingresos del período enero – diciembre 2023 crecieron un 6,1 %. En 2024 se revisaron los contratos.",
            2023,
        ),
        ("El ejercicio terminado el 31 de diciembre de 2017 muestra utilidad, según la Ley N° 19.542.", 2017),
        ("Se da cuenta del año calendario dos mil veintidós, según el acuerdo N° 2.019 del Concejo.", 2022),
        ("En el transcurso de 2020 debimos reordenar la atención.", 2020),
    ],
)
def test_the_year_of_an_opening(text: str, year: int) -> None:
    assert account(text, cover=("Municipalidad de Angol",)).year == year


def test_no_account_is_of_a_year_after_that_of_its_title() -> None:
    found = account("En 2023 la Contraloría revisó los contratos vigentes.", cover=("Cuenta Pública 2022",))
    assert found.year == 2022


@pytest.mark.parametrize(
    ("cover", "institution", "region"),
    [
        (("ILUSTRE MUNICI- PALIDAD DE CON- CÓN", "CUENTA PÚ- BLICA 2022"),
         "Ilustre Municipalidad de Concón", "Valparaíso"),
        (("GOBIERNO REGIONAL REGIÓN DE ATACAMA", "Cuenta 2015"), "Gobierno Regional de Atacama", "Atacama"),
        (("MINISTERIO DE OBRAS PUBLICAS", "SECRETARIA REGIONAL MINISTERIAL REGION DE LOS LAGOS", "CUENTA PUBLICA 2018"),
         "Secretaría Regional Ministerial de Obras Públicas Región de Los Lagos", "Los Lagos"),
        (("Poder Judicial", "C. A. de Chillán", "Cuenta del año judicial 2022"),
         "Corte de Apelaciones de Chillán", "Ñuble"),
        (("ILUSTRE MUNICIPALIDAD DE CHOLCHOL PROVINCIA DE CAUTÍN", "CUENTA PÚBLICA 2022"),
         "Ilustre Municipalidad de Cholchol", "La Araucanía"),
        (("Prefectura Chillán N° 16", "Cuenta Pública 2019"), "Prefectura Chillán N° 16", "Ñuble"),
        (("Liceo Ana Soto", "RBD 1234-5 · Ovalle", "Cuenta Pública 2023"), "Liceo Ana Soto", "Coquimbo"),
    ],
)  # fmt: skip
def test_covers_as_offices_print_them(cover: tuple[str, ...], institution: str, region: str) -> None:
    found = account(FILLER, cover=cover)
    assert (found.institution, found.region) == (institution, region)


def test_a_town_whose_name_begins_another_keeps_its_municipality() -> None:
    found = account(
        "Se firmó un convenio con la Municipalidad de San Pedro de Atacama.", cover=("Municipalidad de San Pedro",)
    )
    assert (found.institution, found.region) == ("Municipalidad de San Pedro", "Metropolitana")


def test_a_region_of_another_country_by_itself_tells_the_country() -> None:
    found = account(
        FILLER, cover=("Gobierno Municipal de San Blas del Monte", "Nuevo León · Administración 2021", "Informe")
    )
    assert (found.region, found.currency) == ("Nuevo León", "MXN")


@pytest.mark.parametrize(
    ("cover", "institution", "region"),
    [
        (("SEREMI DEL MEDIO", "AMBIENTE REGIÓN DE COQUIMBO", "Cuenta Pública"),
         "SEREMI del Medio Ambiente Región de Coquimbo", "Coquimbo"),
        (("GOBIERNO REGIONAL DEL LIBERTADOR", "GENERAL BERNARDO O'HIGGINS", "CUENTA PUBLICA"),
         "Gobierno Regional del Libertador General Bernardo O'Higgins", "O'Higgins"),
        (("ILUSTRE MUNICI-", "PALIDAD DE CABO DE HORNOS", "CUENTA PÚBLICA"),
         "Ilustre Municipalidad de Cabo de Hornos", "Magallanes"),
        (("Ministerio de Vivienda y Urbanismo", "SERVIU ÑUBLE", "Cuenta Pública"), "SERVIU Región de Ñuble",
         "Ñuble"),
        (("SAG · Aysén", "Resultados"), "Servicio Agrícola y Ganadero, Región de Aysén", "Aysén"),
    ],
)  # fmt: skip
def test_names_over_two_lines_and_offices_of_a_region(cover: tuple[str, ...], institution: str, region: str) -> None:
    found = account(FILLER, cover=cover)
    assert (found.institution, found.region) == (institution, region)


def test_the_holder_of_an_office_signs_for_it() -> None:
    found = account(
        FILLER,
        cover=("Cuenta pública regional",),
        signed=(
            "Saluda a ustedes, Ana Soto Directora Regional de Gendarmería de Chile Región del Maule Talca, 29 de abril",
        ),
    )
    assert found.institution == "Gendarmería de Chile"


def test_a_regional_office_in_the_opening_is_no_ministry() -> None:
    found = account(
        "Quienes trabajamos en la Secretaría Regional Ministerial de Salud de Los Ríos presentamos la labor de 2022.",
        cover=("Ministerio de Salud", "Informe de gestión"),
    )
    assert (found.institution, found.region) == ("Secretaría Regional Ministerial de Salud de Los Ríos", "Los Ríos")


def test_who_controls_the_account_does_not_give_it() -> None:
    found = account("La Contraloría Regional de Magallanes visitó la comuna en mayo.", cover=("Cuenta Pública 2022",))
    assert found.institution == ""


def test_an_account_dated_in_the_first_half_of_a_year_is_of_the_year_before() -> None:
    found = account(
        "Se recibió un carro cuya compra comenzó el año 2014, y se atendieron 1.204 emergencias.",
        cover=("Cuerpo de Bomberos de Angol", "Memoria del superintendente"),
        signed=("Angol, enero de 2018",),
    )
    assert found.year == 2017


def test_one_sentence_that_names_a_year_by_the_way_does_not_date_an_account() -> None:
    assert (
        account("El sello, reconocido en 2010, exigió plantar de nuevo.", cover=("Municipalidad de Pica",)).year is None
    )


def test_lines_of_the_contents_are_no_title() -> None:
    found = account(
        FILLER,
        cover=(
            "Cuenta Anual del Rector",
            "Gestión 2021",
            "4. Plan estratégico 2023 ....... 22",
            "Universidad de Talca",
        ),
    )
    assert found.year == 2021


@pytest.mark.parametrize(
    ("signed", "institution", "region"),
    [
        ("Delegado Presidencial Provincial CHILOÉ", "Delegación Presidencial Provincial de Chiloé", "Los Lagos"),
        ("ANA SOTO ROJAS ALCALDESA DE ANGOL", "Municipalidad de Angol", "La Araucanía"),
        ("Gobernadora Regional del Maule", "Gobierno Regional de Maule", "Maule"),
    ],
)
def test_who_heads_a_body_signs_for_it(signed: str, institution: str, region: str) -> None:
    found = account(FILLER, cover=("Cuenta Pública 2022",), signed=(signed,))
    assert (found.institution, found.region) == (institution, region)


def test_the_account_of_what_a_body_did_is_its_own() -> None:
    found = account(
        "Vengo a dar cuenta de lo hecho por la Municipalidad de Pichidegua durante el año 2016.",
        cover=("28 de abril de 2017", "Cuenta anual al Concejo"),
    )
    assert (found.institution, found.region, found.year) == ("Municipalidad de Pichidegua", "O'Higgins", 2016)


def test_a_year_by_itself_on_the_cover_is_that_of_the_title() -> None:
    found = account("Cuenta rendida en la sesión de mayo de 2023.", cover=("2022", "CUENTA PÚBLICA DEL GOBERNADOR"))
    assert found.year == 2022


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        (
            "Con una planta de 612 agentes, el Hospital Zonal de Esquel atiende a 75.000 personas. Se agradece al "
            "Instituto Malbrán.",
            "Hospital Zonal de Esquel",
        ),
        (
            "Conforme a la Ley N° 7.103, la Auditoría General de la Provincia de Salta eleva la memoria.",
            "Auditoría General de la Provincia de Salta",
        ),
        (
            "Dos provincias con diez comunas son el ámbito del Servicio de Salud Aconcagua. Agradecemos al Servicio de "
            "Salud Viña del Mar-Quillota.",
            "Servicio de Salud Aconcagua",
        ),
        (
            "Corresponde exponer la labor cumplida por la Corte de Apelaciones de Valdivia ante los representantes del "
            "Colegio de Abogados.",
            "Corte de Apelaciones de Valdivia",
        ),
        ("La Comisión Nacional de Acreditación nos otorgó tres años en diciembre.", ""),
        ("El Ministerio de Salud y el Hospital de Coyhaique visitaron el recinto en marzo.", ""),
        (
            "En julio el Servicio Local de Educación Pública Huasco (en adelante, SLEP) recibió las escuelas.",
            "Servicio Local de Educación Pública Huasco",
        ),
        ("Hubo 12 mesas. Como Fundación Aurora hemos crecido.", "Fundación Aurora"),
        (
            "Se da cuenta del trabajo de la Iltma. Corte de Apelaciones de Talca en audiencia.",
            "Iltma. Corte de Apelaciones de Talca",
        ),
        ("Agradecemos al Hospital de Coyhaique y al Liceo San Felipe Benicio de Coyhaique su apoyo.", ""),
    ],
)
def test_who_acts_within_its_sentence_gives_the_account(text: str, institution: str) -> None:
    assert account(text, cover=("Cuenta pública de la gestión",)).institution == institution


def test_a_body_named_by_its_kind_only_does_not_give_the_account() -> None:
    found = account(
        "La Escuela Los Maitenes de Ñancul comenzó el año con 87 estudiantes.",
        cover=("Cuenta pública de la gestión escolar", "Consejo Escolar, marzo de 2023"),
    )
    assert found.institution == "Escuela Los Maitenes de Ñancul"


@pytest.mark.parametrize(
    ("cover", "text", "region"),
    [
        (("Memoria 2022", "Fundación Aurora"), "Trabajamos en Paillaco y Máfil, y una vez en Temuco.", "Los Ríos"),
        (("Memoria 2022", "Fundación Aurora"), "Trabajamos en Paillaco, en Temuco y en Ovalle.", ""),
        # a body of the whole country takes more places, and all of one region
        (("Memoria 2022", "Servicio Agrícola y Ganadero"), "Las sedes son Paillaco y Máfil.", ""),
        (
            ("Memoria 2022", "Servicio Agrícola y Ganadero"),
            "Las oficinas están en Paillaco, Máfil, Panguipulli y Río Bueno.",
            "Los Ríos",
        ),
        # streets and schools are called after places that they are not in
        (("Memoria 2022", "Fundación Aurora"), "En Avenida Ovalle, en la Escuela Temuco y en calle Angol.", ""),
        # a Roman number is no region, though one was called by it
        (("Memoria 2022", "Fundación Aurora"), "Fuimos a Puente Alto, como pide el capítulo XIII.", ""),
        (("Memoria 2022", "Fundación Aurora"), "Fuimos a Puente Alto y a la Región Metropolitana.", "Metropolitana"),
    ],
)
def test_the_places_of_the_prose_tell_the_region(cover: tuple[str, ...], text: str, region: str) -> None:
    assert account(text, cover=cover).region == region


@pytest.mark.parametrize(
    ("cover", "text", "region"),
    [
        (
            ("INFORME DE GESTIÓN 2019", "Hospital Zonal de Esquel"),
            "Llegan de El Bolsón, de Trelew y de Futaleufú, en Chile.",
            "Chubut",
        ),
        (
            ("MEMORIA 2021", "Cooperativa Eléctrica de Trenque Lauquen Limitada"),
            "La energía se compra a la provincia de Buenos Aires.",
            "Buenos Aires",
        ),
        (("GOBIERNO DE CANTABRIA", "Servicio Cántabro de Salud", "MEMORIA 2020"), "Hubo 4 hospitales.", "Cantabria"),
        (("Hospital La María", "NIT 890.905.177-9 · Medellín", "Informe de gestión 2021"), "Egresos: 12.", "Antioquia"),
        (
            ("Alcaldía Municipal de Palmira", "Informe de Gestión 2022"),
            "Siguieron la Gobernación del Valle del Cauca y la Secretaría de Salud del Valle del Cauca.",
            "Valle del Cauca",
        ),
    ],
)
def test_a_region_of_another_country_is_told_by_its_places(cover: tuple[str, ...], text: str, region: str) -> None:
    assert account(text, cover=cover).region == region


def test_where_a_body_of_the_whole_country_is_dated_is_not_its_region() -> None:
    cover = ("Subsecretaría de Pesca y Acuicultura", "Cuenta Pública", "Valparaíso, mayo de 2023")
    assert account("El desembarque creció en el año 2022.", cover=cover).region == ""


@pytest.mark.parametrize(
    ("cover", "text", "years"),
    [
        (
            ("Hospital de Curicó", "Cuenta Pública 2023"),
            "Lo que sigue es lo realizado entre el 1 de enero y el 31 de diciembre de 2022.",
            (2023, 2022),
        ),
        (("Hospital de Curicó", "Cuenta Pública 2023"), "Se hicieron 12 obras.", (2023, None)),
        # a year by the way is enough where the text is about no other, and not where it is one of several
        (("Hospital de Curicó", "Cuenta Pública 2023"), "Se abrió en 2022 la sala.", (2023, 2022)),
        (
            ("Hospital de Curicó", "Cuenta Pública 2023"),
            "Se abrió en 2022 la sala, como en 2019, en 2018 y en 2017.",
            (2023, None),
        ),
        (("Hospital de Curicó", "Plan anual 2023"), "El plan sigue al que rigió en 2022.", (2023, None)),
        (
            ("Corte de Apelaciones de Coyhaique", "Inauguración del año judicial 2022"),
            "Expongo la labor desarrollada por esta Corte durante el año 2021.",
            (2021, None),
        ),
        (
            ("Hospital de Curicó", "Cuenta pública"),
            "Cuadro 4. Egresos hospitalarios 2018. San Camilo: 11.214.",
            (2018, None),
        ),
    ],
)
def test_an_account_given_within_the_year_of_its_title_is_of_the_one_before(
    cover: tuple[str, ...], text: str, years: tuple[int, int | None]
) -> None:
    blocks = (*(Heading(line) for line in cover), Paragraph(text), *(Paragraph(FILLER) for _ in range(8)))
    made = (("created", f"D:{max(int(y) for y in years if y)}0428113012-04'00'"),)
    document = Document("documento", Source("raw/x.pdf", "", "pdf"), blocks, properties=made)
    found = identify(document, Stated())
    assert (found.year, found.data_year) == years


def test_a_province_of_chile_is_not_the_region_abroad_of_its_name() -> None:
    assert (
        account("Hubo 12 obras.", cover=("Memoria 2022", "Fundación Aurora", "Provincia de Concepción")).region
        == "Biobío"
    )


@pytest.mark.parametrize(
    ("cover", "institution", "region"),
    [
        (("GAD Municipal del Cantón Cuenca", "Rendición de Cuentas 2021"), "GAD Municipal del Cantón Cuenca", "Azuay"),
        (("H. Ayuntamiento de Zapopan", "Informe de Gobierno 2022"), "H. Ayuntamiento de Zapopan", "Jalisco"),
        (
            ("Municipalidad Provincial de Concepción", "Rendición de cuentas 2021"),
            "Municipalidad Provincial de Concepción",
            "",
        ),
    ],
)
def test_a_kind_of_body_that_one_country_has_tells_it(cover: tuple[str, ...], institution: str, region: str) -> None:
    found = account("Se hicieron 12 obras.", cover=cover)
    assert (found.institution, found.region) == (institution, region)


def test_who_says_that_they_are_a_body_gives_the_account_for_it() -> None:
    found = account("Somos la Fundación Aurora, con sedes en Paillaco. El Hospital de Paillaco prestó una sala.")
    assert found.institution == "Fundación Aurora"


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        (
            "Según la ley, el Consejo de Administración de la Cooperativa Eléctrica de Lautaro somete esto.",
            "Cooperativa Eléctrica de Lautaro",
        ),
        (
            "A nombre del Colegio San Ignacio de Piura saludo a las familias. El Ministerio de Educación supervisó.",
            "Colegio San Ignacio de Piura",
        ),
        (
            "La Posta de Salud Rural de Quenac recibe rondas; el Hospital de Achao manda a la matrona.",
            "Posta de Salud Rural de Quenac",
        ),
    ],
)
def test_who_speaks_for_a_body_names_it(text: str, institution: str) -> None:
    assert account(text, cover=("Cuenta del año",)).institution == institution


@pytest.mark.parametrize(
    ("cover", "year"),
    [
        (("Cuenta Pública Participativa", "Hospital de Mulchén", "Abril 2023"), 2022),
        (("Hospital de Mulchén", "Boletín mensual", "Abril 2023"), 2023),
        (("Liceo Altamira", "Cuenta Pública 2023", "Gestión Escolar 2022"), 2022),
    ],
)
def test_a_month_by_itself_dates_an_account_whose_title_names_no_year(cover: tuple[str, ...], year: int) -> None:
    assert account("Son más que en 2021. Durante 2022 se atendieron 40.000 urgencias.", cover=cover).year == year


def test_the_beginning_of_a_comparison_is_not_the_year_of_an_account() -> None:
    found = account(
        "La tasa de desempleo del trimestre móvil noviembre 2015 - enero 2016 fue 5,8 %, menos que hace un año.",
        "En la región se crearon 412 mil empleos desde el trimestre abril-junio de 2011, casi todos asalariados.",
        "El 71 % de los empleos creados desde abril-junio de 2011 son asalariados; el alza sigue desde el año 2011.",
    )
    assert found.year == 2016
    whole = account("Los ingresos percibidos desde enero hasta diciembre de 2014 crecieron un 3 % en la comuna.")
    assert whole.year == 2014


def test_a_year_of_the_past_that_later_ones_outnumber_is_not_the_year_of_an_account() -> None:
    past = "La marca de 300 mil habitantes se registró en el año 2000."
    later = "En el censo de 2010 la comuna tenía 402.118 personas; el de 2020 contó 451.960, más que el de 2010."
    assert account(past, later).year is None
    assert account(past).year == 2000
    assert account(past, later, cover=("Memoria 2000",)).year == 2000


def test_the_year_that_figures_are_compared_with_is_not_that_of_an_account() -> None:
    compared = (
        "En enero las ventas cayeron un 7,8 % respecto al mismo mes de 2018; sumaron 3.064 cajas frente a las 3.324 "
        "del mismo mes en 2018. En igual período del año 2018 habían crecido, como en similar trimestre del 2018."
    )
    assert account(compared).year is None
    assert account(compared, "Durante el año 2019 se abrieron 3 plantas.").year == 2019


@pytest.mark.parametrize("body", ["Ministerio de Salud", "Subsecretaría de Prevención y Promoción de la Salud"])
def test_what_a_body_is_for_is_no_town_of_that_name(body: str) -> None:
    """Towns of Panamá, México and others are called "Salud", "Centro" or "Economía"."""
    found = account(
        "Se aplicaron 11.022 pruebas en el país, y en las fronteras otras 2.000.",
        cover=(body, "Informe epidemiológico 2020", "República de Panamá"),
    )
    assert (found.institution, found.region) == (body, "")
