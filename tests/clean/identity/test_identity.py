"""Whose account a document is: institution, region, year, and where each was read."""

from __future__ import annotations

import pytest

from pipeline.clean.identity import Stated, identify, official_region
from pipeline.clean.identity.bodies.name_case import in_case
from pipeline.clean.identity.bodies.printed import body, in_line, in_prose
from pipeline.clean.identity.gazetteer.hospitals import comuna_of_hospital
from pipeline.clean.identity.passages.naming import letterhead
from pipeline.clean.identity.titles import BY_NAME
from pipeline.extract.reader import read
from pipeline.geometry import Box, Place
from pipeline.model import Account, AccountIdentity, Block, Document, Heading, Paragraph, Source, Table
from tests.places import ROOT


def identity(
    *lines: str,
    report: str = "documento",
    prose: str = "",
    stated: Stated | None = None,
    running: tuple[Paragraph, ...] = (),
    properties: tuple[tuple[str, str], ...] = (),
) -> AccountIdentity:
    said = [Paragraph(f"{sentence.strip()}.") for sentence in prose.split(". ") if sentence.strip()]
    blocks: tuple[Block, ...] = (*(Heading(line) for line in lines), *said)
    document = Document(report, Source("raw/x.pdf", "", "pdf"), blocks, running=running, properties=properties)
    return identify(document, stated or Stated())


@pytest.mark.parametrize(
    ("lines", "prose", "institution", "region", "year"),
    [
        (("Cuenta Pública SENCE Región Aysén 2023",), "", "SENCE", "Aysén", 2023),
        (("CUENTA PÚBLICA PARTICIPATIVA 2023", "HOSPITAL DEL VALLE", "REGIÓN DE ATACAMA"), "",
         "Hospital del Valle", "Atacama", 2023),
        (("Cuenta Pública 2021", "I. Municipalidad de San Pedro de la Paz", "Región del Biobío"), "",
         "I. Municipalidad de San Pedro de la Paz", "Biobío", 2021),
        (("MINISTERIO DE SALUD", "SERVICIO DE SALUD MAULE", "HOSPITAL DE CURICÓ", "Cuenta Pública Participativa 2022"),
         "El hospital atendió a más personas", "Hospital de Curicó", "Maule", 2022),
        (("Servicio de Salud Reloncaví", "Cuenta Pública Participativa 2022", "Hospital de Calbuco"), "",
         "Hospital de Calbuco", "Los Lagos", 2022),
        (("Cuenta Pública Participativa", "Subsecretaría de Pesca y Acuicultura", "Gestión 2020"), "",
         "Subsecretaría de Pesca y Acuicultura", "", 2020),
        (("Subsecretaría de Telecomunicaciones", "Ministerio de Transportes y Telecomunicaciones", "Cuenta 2020"),
         "El Ministerio de Transportes y Telecomunicaciones aprobó el plan",
         "Subsecretaría de Telecomunicaciones", "", 2020),
        (("Cuenta Pública Gobierno Regional de Los Lagos 2019",), "",
         "Gobierno Regional de Los Lagos", "Los Lagos", 2019),
        (("Cuenta Pública de Gestión 2024", "Servicio de Salud Ñuble"), "", "Servicio de Salud Ñuble", "Ñuble", 2024),
        (("SEREMI de Salud", "Región de Antofagasta", "Cuenta Pública 2022"), "",
         "SEREMI de Salud Región de Antofagasta", "Antofagasta", 2022),
        (("Delegación Presidencial Provincial de Chiloé", "Cuenta Pública 2022"), "",
         "Delegación Presidencial Provincial de Chiloé", "Los Lagos", 2022),
        (("DIRECCIÓN GENERAL DEL TERRITORIO MARÍTIMO Y DE MARINA MERCANTE", "CUENTA PÚBLICA 2022"),
         "La Armada de Chile y el Ministerio de Defensa Nacional coordinaron",
         "Dirección General del Territorio Marítimo y de Marina Mercante", "", 2022),
        (("ILUSTRE MUNICIPALIDAD DE PUTRE", "CUENTA PÚBLICA", "GESTIÓN MUNICIPAL AÑO 2020"),
         "Según la Ley 18.695 el alcalde da cuenta", "Ilustre Municipalidad de Putre", "Arica y Parinacota", 2020),
        (("Corte de Apelaciones de Temuco", "Cuenta Pública año judicial 2022"), "El Juzgado de Letras de Angol falló",
         "Corte de Apelaciones de Temuco", "La Araucanía", 2022),
        (("Escuela Básica República de Francia", "Cuenta Pública 2023", "Av. Brasil 1234, Talca"),
         "El Departamento de Administración de Educación Municipal aportó",
         "Escuela Básica República de Francia", "Maule", 2023),
        (("Universidad de Antofagasta", "Cuenta Pública 2021"),
         "El Ministerio de Educación fijó la beca. El Ministerio de Educación pagó",
         "Universidad de Antofagasta", "Antofagasta", 2021),
        (("Tercer Tribunal Ambiental", "Cuenta pública", "2022"), "", "Tercer Tribunal Ambiental", "", 2022),
        (("Ministerio de Economía", "Provincia de Mendoza", "Presupuesto 2024"), "",
         "Ministerio de Economía de la Provincia de Mendoza", "Mendoza", 2024),
        (("BALANCE DE GESTIÓN INTEGRAL 2014 MINISTERIO DE SALUD SUBSECRETARÍA DE SALUD PÚBLICA",), "",
         "Subsecretaría de Salud Pública", "", 2014),
        (("PONTIFICIA UNIVERSIDAD CATÓLICA DE VALPARAÍSO", "Memoria Institucional 2012-2013"), "",
         "Pontificia Universidad Católica de Valparaíso", "Valparaíso", 2013),
        (("Hospital Dr. Gustavo Fricke", "Cuenta Pública 2021"), "", "Hospital Dr. Gustavo Fricke", "Valparaíso", 2021),
        (("Liceo Ana Soto", "Cuenta Pública 2022", "Ovalle, marzo de 2023"), "El Liceo Ana Soto atiende a todos",
         "Liceo Ana Soto", "Coquimbo", 2022),
        (("Gobierno Autónomo Descentralizado Municipal de Santa Cruz", "Rendición de Cuentas 2019",
          "www.gadsantacruz.gob.ec"), "", "Gobierno Autónomo Descentralizado Municipal de Santa Cruz", "", 2019),
        (("MUNICIPALIDAD DISTRITAL DE KIMBIRI", "LA CONVENCIÓN - CUSCO", "Rendición de Cuentas 2019"), "",
         "Municipalidad Distrital de Kimbiri", "Cusco", 2019),
        (("Cabildo Insular de Lanzarote", "Cuenta General", "Ejercicio 2020"), "", "Cabildo Insular de Lanzarote", "",
         2020),
        (("PROYECTO DE LEY DE PRESUPUESTOS AÑO 2018", "Ministerio de Salud"), "", "Ministerio de Salud", "", 2018),
        (("GOBERNACIÓN DE ANTIOQUIA", "Informe de gestión 2022"), "La Alcaldía de Medellín firmó",
         "Gobernación de Antioquia", "Antioquia", 2022),
    ],
)  # fmt: skip
def test_covers(lines: tuple[str, ...], prose: str, institution: str, region: str, year: int) -> None:
    found = identity(*lines, prose=prose)
    assert (found.institution, found.region, found.year) == (institution, region, year)


def test_an_account_called_by_the_year_after_says_both_years() -> None:
    prose = (
        "Durante el año 2022 se recaudó más. En 2022 hubo dos obras. Los gastos del año 2022 se pagaron. "
        "Para el año 2023 se espera otra"
    )
    found = identity("Cuenta Pública 2023", "Municipalidad de Talca", prose=prose)
    assert (found.year, found.data_year, found.accounted) == (2023, 2022, 2022)
    assert "los datos son de 2022" in found.how
    found = identity("Cuenta Pública 2023", "Gestión 2022", "Municipalidad de Talca", prose=prose)
    assert (found.year, found.data_year) == (2022, None)
    assert "la portada dice 2023" in found.how
    found = identity("Cuenta Pública 2023", "Período enero – diciembre 2022", "Municipalidad de Talca")
    assert (found.year, found.data_year) == (2022, None)


def test_the_month_in_which_an_account_is_given_is_not_the_year_of_its_figures() -> None:
    cover = ("Cuenta Pública 2023", "Mayo de 2023", "Municipalidad de Talca")
    found = identity(*cover, prose="Durante el año 2022 se recaudó más. En 2022 hubo dos obras. En 2023 habrá otra")
    assert (found.year, found.data_year) == (2023, 2022)
    found = identity(*cover, prose="Durante el año 2023 se recaudó más que en 2022. En 2023 hubo dos obras")
    assert (found.year, found.data_year) == (2023, None)


def test_the_most_particular_body_of_the_cover_is_named_also_by_its_acronym() -> None:
    found = identity(
        "Chile al 25.04.2020",
        "Ana Pérez L. (ESP U. de Chile)",
        "Andrea Soto C. (Clínica Santa María y ESP U. De Chile)",
        prose="La Escuela de Salud Pública analiza los casos. El Ministerio de Salud los informa",
    )
    assert found.institution == "Escuela de Salud Pública, Universidad de Chile"
    found = identity("Ana Pérez L. (FEN U. de Chile)", "Informe 2020", prose="La Universidad de Chile lo publica")
    assert found.institution == "Universidad de Chile"


def test_a_letterhead_may_begin_with_its_town() -> None:
    lines = (Paragraph("Claromecó Servicios Turísticos"), Paragraph("Ejercicio: 2012"))
    found = identity(running=lines)
    assert (found.institution, found.region, found.year) == ("Claromecó Servicios Turísticos", "Buenos Aires", 2012)
    assert identity(running=(Paragraph("Universidad de Chile"), Paragraph("Informe 2020"))).region == ""
    assert identity(running=(Paragraph("Santiago Obtiene Premio"),)).institution == ""


def test_a_town_that_towers_over_its_namesakes_tells_the_region() -> None:
    assert identity("Alcaldía de Medellín", "Informe de gestión 2021").region == "Antioquia"
    assert identity("Municipalidad de Rosario", "Ejercicio 2021").region == "Santa Fe"


def test_a_file_number_a_law_and_a_date_of_signature_are_no_year() -> None:
    found = identity(
        "Expte. Nº 4116-294559/2020",
        "Santiago, 07 de enero de 2015",
        prose="La Ley 21.210 de 2019 rige. Fíjese el Presupuesto de la Municipalidad para el Ejercicio 2021",
    )
    assert found.year == 2021


def test_lines_of_a_letterhead_below_each_other_are_one_name() -> None:
    def line(text: str, x0: float, top: float, x1: float) -> Paragraph:
        return Paragraph(text, place=Place(1, Box(x0, top, x1, top + 9)))

    running = (
        line("R.A.F.A.M.", 394, 19, 454),
        line("Municipalidad de", 53, 71, 126),
        line("Del 01/10/2023 al 31/12/2023", 365, 62, 486),
        line("Tres Arroyos", 62, 82, 117),
        line("Ejercicio: 2023", 738, 79, 811),
    )
    assert "Municipalidad de Tres Arroyos" in letterhead(running)
    found = identity(running=running)
    assert (found.institution, found.region, found.year) == ("Municipalidad de Tres Arroyos", "Buenos Aires", 2023)
    assert "encabezado de página" in found.how
    below = (
        line("Municipalidad de", 40, 20, 130),
        line("Olavarría", 40, 30, 130),
        line("Ejercicio: 2021", 40, 40, 120),
    )
    assert identity(running=below).institution == "Municipalidad de Olavarría"


def test_a_printed_web_page_and_the_author_of_the_file_are_evidence() -> None:
    prose = "Fuente: Superintendencia de Pensiones. Fuente: Superintendencia de Pensiones"
    found = identity("INFORME", "Enero de 2010", "www.spensiones.cl", prose=prose)
    assert (found.institution, found.year) == ("Superintendencia de Pensiones", 2010)
    assert "sitio web impreso" in found.how
    prose = "El SENCE capacitó a 12 personas. El SENCE pagó 3 cursos"  # as its text calls it, not its page
    assert identity("INFORME", "Enero de 2010", "www.sence.cl", prose=prose).institution == "SENCE"
    prose = "El Ministerio de Salud de Entre Ríos informa. El Ministerio de Salud de Entre Ríos revisa los casos"
    author = (("author", "Dirección General de Epidemiología, Ministerio de Salud de Entre Ríos"),)
    found = identity("Situación epidemiológica", prose=prose, properties=author)
    assert (found.institution, found.region) == ("Ministerio de Salud de Entre Ríos", "Entre Ríos")


def test_a_name_with_para_in_it_is_not_of_whom_it_was_made_for() -> None:
    prose = (
        "Este informe fue elaborado por el Centro para la Prevención de Incendios Forestales. "
        "El Instituto Nacional de Estadísticas aporta la población. El Instituto Nacional de Estadísticas la revisa."
    )
    assert identity("INFORME NACIONAL", "2023", prose=prose).institution == (
        "Centro para la Prevención de Incendios Forestales"
    )


def test_who_made_it_is_known_from_those_it_names() -> None:
    prose = (
        "Este informe fue elaborado por el Centro de Estudios del Delito de la Subsecretaría de Prevención del Delito. "
        "El Instituto Nacional de Estadísticas aporta la población. El Ministerio Público entrega los casos. "
        "La Subsecretaría de Prevención del Delito los revisa"
    )
    assert identity("INFORME NACIONAL", "2023", prose=prose).institution in (
        "Subsecretaría de Prevención del Delito",
        "Centro de Estudios del Delito",
    )


def test_nobody_is_named_where_nothing_tells() -> None:
    found = identity("ADMINISTRACIÓN DE PERSONAL MUNICIPAL", prose="El plantel de 2021 tiene 297 personas")
    assert (found.institution, found.region) == ("", "")
    assert "institución: no identificado" in found.how


def test_a_service_of_the_whole_country_has_no_region() -> None:
    regions = ("Maule", "Ñuble", "Atacama", "Coquimbo", "Aysén", "Maule")
    assert identity("Informe", prose=". ".join(f"En la Región de {r} hubo más" for r in regions)).region == ""
    prose = "Gendarmería de Chile abrió dos unidades. La Región del Maule creció. Para la Región del Maule hubo más"
    assert identity("Gendarmería de Chile", prose=prose).region == ""


def test_the_file_name_is_the_last_resort_and_said_to_be_it() -> None:
    found = identity("Gestión", report="hospital-talca-maule-2023")
    assert (found.institution, found.region, found.year) == ("Hospital Talca Maule", "Maule", 2023)
    assert found.how.count("según el nombre del archivo") == 3
    nothing = identity("Gestión", report="entrerios-covid")
    assert (nothing.institution, nothing.region, nothing.year) == ("", "", None)


def test_what_is_stated_comes_first() -> None:
    stated = Stated("Hospital San José", "Metropolitana", 2018, "Cuenta", "https://ejemplo.cl/c.pdf", "2024-05-02")
    found = identity("Cuenta Pública SENCE Región Aysén 2023", stated=stated)
    assert (found.institution, found.region, found.year) == ("Hospital San José", "Metropolitana", 2018)
    assert (found.title, found.source_address, found.retrieved) == ("Cuenta", "https://ejemplo.cl/c.pdf", "2024-05-02")
    assert found.how == "institución: declarada; región: declarada; año: declarado"


def test_the_forms_of_the_source_document_agree() -> None:
    for path in (ROOT / "raw" / "sence-metropolitana-2022.txt", ROOT / "tests" / "data" / "forms" / "word.docx"):
        found = identify(read(path.read_bytes(), "x", str(path)), Stated())
        assert (found.institution, found.region, found.year) == ("SENCE", "Metropolitana", 2022)


def test_a_document_of_tables_only_is_read_too() -> None:
    found = identify(Document("x", Source("x.pdf", "", "pdf"), (Table("t01", ()),)), Stated())
    assert (found.institution, found.year, found.title) == ("", None, "X (según el nombre del archivo)")


def test_names() -> None:
    assert in_case("HOSPITAL DE LA FLORIDA") == "Hospital de La Florida"
    assert in_case("SENCE") == "SENCE"
    assert in_case("Hospital DIPRECA") == "Hospital DIPRECA"
    assert in_case("CESFAM DR. STEEGER") == "CESFAM Dr. Steeger"
    assert [b.name for b in in_line("Servicio de mejor calidad para todas las personas, en todas partes,")] == []
    named = list(in_prose("El Servicio de Impuestos Internos y la Universidad de Chile se reunieron."))
    assert [b.name for b in named] == ["Servicio de Impuestos Internos", "Universidad de Chile"]
    assert body("SENCE").key == body("Servicio Nacional de Capacitación y Empleo").key
    part, whole = in_line("Escuela de Salud Pública Universidad de Chile")
    assert (part.name, whole.name) == ("Escuela de Salud Pública, Universidad de Chile", "Universidad de Chile")


@pytest.mark.parametrize(
    ("said", "official"),
    [("Región del Bío-Bío", "Biobío"), ("RM", "Metropolitana"), ("aysen", "Aysén"), ("O’Higgins", "O'Higgins"),
     ("Región de Magallanes y de la Antártica Chilena", "Magallanes"), ("Entre Ríos", "Entre Ríos"), ("Atlantis", "")],
)  # fmt: skip
def test_spellings_of_regions(said: str, official: str) -> None:
    assert official_region(said) == official


def test_the_acronym_behind_a_name_is_no_part_of_it() -> None:
    named = [b.name for b in in_prose("El Hospital Nacional Docente Madre Niño HONADOMANI atiende.")]
    assert named == ["Hospital Nacional Docente Madre Niño"]
    assert next(in_prose("El Hospital DIPRECA atiende.")).name == "Hospital DIPRECA"


def test_persons_and_numbers_are_no_bodies() -> None:
    assert identity("LEGISLATURA 371ª", "Sesión 31ª, en lunes 19 de junio de 2023").institution == ""
    assert identity("PRESIDENCIA DE SEÑOR JUAN SOTO CORREA", "Sesión 31ª de 2023").institution == ""


def test_a_letterhead_names_a_service_by_its_acronym() -> None:
    prose = "Señores directores de la Empresa Nacional de Minería. La Empresa Nacional de Minería presenta sus estados"
    found = identity(running=(Paragraph("REPORTE DE SUSTENTABILIDAD ENAMI 2014"),), prose=prose)
    assert found.institution == "Empresa Nacional de Minería"
    assert identity("SERVIU REGIÓN DE LOS RÍOS", "Cuenta Pública 2020").institution == "SERVIU Región de Los Ríos"
    assert identity(running=(Paragraph("Diputación Provincial de Jaén. Intervención"),)).institution == (
        "Diputación Provincial de Jaén"
    )


def test_behind_an_outer_cover_stands_the_title_page() -> None:
    def page(number: int, *lines: str) -> tuple[Heading, ...]:
        return tuple(Heading(line, 1, Place(number)) for line in lines)

    outer = page(1, "BALANCE DE", "GESTIÓN INTEGRAL")
    title = page(2, "BALANCE DE GESTIÓN INTEGRAL AÑO 2014", "MINISTERIO DE AGRICULTURA", "SERVICIO AGRÍCOLA Y GANADERO")
    contents = page(2, "1. Carta del Ministro", "2. La CORFO y la Universidad de Chile")
    found = identify(Document("x", Source("x.pdf", "", "pdf"), (*outer, *title)), Stated())
    assert (found.institution, found.year) == ("Servicio Agrícola y Ganadero", 2014)
    assert identify(Document("x", Source("x.pdf", "", "pdf"), (*outer, *contents)), Stated()).institution == ""


@pytest.mark.parametrize(
    ("lines", "currency"),
    [
        (("Municipalidad de Tres Arroyos", "Ejercicio 2021"), "ARS"),
        (("Hospital de Curicó", "Cuenta Pública 2021"), "CLP"),
        (("Gendarmería de Chile", "Cuenta Pública 2021"), "CLP"),
        (("Ayuntamiento de Villalba", "Cuenta General 2021"), ""),
        (("Gobierno Autónomo Descentralizado Municipal de Santa Cruz", "www.gadsantacruz.gob.ec"), "USD"),
        (("Informe 2021",), "CLP"),
    ],
)
def test_pesos_are_those_of_the_country_of_the_account(lines: tuple[str, ...], currency: str) -> None:
    found = identity(*lines)
    assert found.currency == currency
    assert (found.unit("CLP"), found.unit("%"), found.unit("USD")) == (currency, "%", "USD")


@pytest.mark.parametrize(
    ("town", "printed", "region", "currency"),
    [
        ("Las Lomas", ("REGIÓN DE LA ARAUCANÍA",), "La Araucanía", "CLP"),
        ("Lomas", ("REGIÓN DE LA ARAUCANÍA",), "La Araucanía", "CLP"),
        ("Las Lomas", (), "", "CLP"),
        ("Lomas", (), "Castilla y León", "EUR"),
        ("Putre", ("Región de La Araucanía",), "Arica y Parinacota", "CLP"),
    ],
)
def test_the_region_on_the_cover_before_a_town_of_that_name_abroad(
    town: str, printed: tuple[str, ...], region: str, currency: str
) -> None:
    found = identity("CUENTA PÚBLICA PARTICIPATIVA 2019", f"MUNICIPALIDAD DE {town.upper()}", *printed)
    assert (found.region, found.currency) == (region, currency)


def test_the_date_of_a_template_is_not_that_of_the_document() -> None:
    properties = (("created", "2013-12-23T23:15:00Z"),)
    assert identity("INAPI", "CUENTA PÚBLICA 2026", prose="Durante 2025 hubo más", properties=properties).year == 2026
    promised = "Durante el año 2013 se hizo la obra. Para el año 2026 se espera otra. Durante el año 2013 se pagó"
    assert identity("INAPI", "Informe 2013", prose=promised, properties=properties).year == 2013


def test_a_town_has_one_government_however_it_is_called() -> None:
    names = ("I. Municipalidad de Putre", "MUNICIPALIDAD DE PUTRE", "Municipio de Putre", "Ayuntamiento de Putre")
    assert len({body(name).key for name in names}) == 1
    assert body("Concejo Municipal de Putre").key != body("Municipalidad de Putre").key


@pytest.mark.parametrize(
    ("name", "comuna"),
    [("Hospital Dr. Sótero del Río", "Puente Alto"), ("COMPLEJO ASISTENCIAL DR. VÍCTOR RÍOS RUIZ", "Los Ángeles"),
     ("Hospital San Pablo", "Coquimbo"), ("Hospital San Juan de Dios", None), ("Escuela Carlos Van Buren", None)],
)  # fmt: skip
def test_the_comuna_of_a_hospital_called_by_a_person(name: str, comuna: str | None) -> None:
    found = comuna_of_hospital(name)
    assert (found.name if found else None) == comuna


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Cuenta General del Ejercicio 2022 · página 1",), "Cuenta General del Ejercicio 2022"),
        (("MUNICIPALIDAD DE PUTRE", "Stock de deuda pública y vencimientos"), "Stock de deuda pública y vencimientos"),
        (("Expte. Nº 4116-294559/2020", "O R D E N A N Z A :"), "ORDENANZA"),
        (("30.03.2020 (datos consolidados)", "1. SITUACIÓN ACTUAL"), f"Cuenta putre ({BY_NAME})"),
        (("Chile al 25.04.2020", "Ana Pérez L. (Escuela de Salud, Universidad de Chile)"), f"Cuenta putre ({BY_NAME})"),
        (("Informe Mensual", "Valor de la Canasta Básica de Alimentos"), "Valor de la Canasta Básica de Alimentos"),
        (("Informe elaborado por la División Social", "Inventario de emisiones"), "Inventario de emisiones"),
        (("Actualización nº 12. Enfermedad. 19.04.2020 (datos de las 21 horas)",), "Actualización nº 12. Enfermedad"),
        (("ACUERDO N° 12 DE 2024 “POR EL CUAL SE AUTORIZA”", "Concejo de Cali"), "ACUERDO N° 12 DE 2024"),
        (("SANTIAGO", "Santiago, 12 de mayo de 2014", "RBD 123"), f"Cuenta putre ({BY_NAME})"),
    ],
)
def test_a_title_says_what_a_document_is_about(lines: tuple[str, ...], title: str) -> None:
    assert identity(*lines, report="cuenta-putre").title == title


def test_words_that_stand_nowhere_else_in_a_scan_are_no_title() -> None:
    blocks = (Heading("Himeradlo Conoyo Detibmranto", 1, Place(1)), Heading("ORDENANZA", 1, Place(1)))
    scanned = Document("x", Source("x.pdf", "", "pdf"), blocks, account=Account(pages=((1, "ocr"),)))
    assert identify(scanned, Stated()).title == "ORDENANZA"


def test_a_sentence_cut_at_its_line_is_no_title() -> None:
    found = identity("La Legislatura de la Provincia sanciona con fuerza de", "Presupuesto general para el año 2025")
    assert found.title == "Presupuesto general para el año 2025"


def test_signs_of_a_picture_are_no_part_of_a_title() -> None:
    assert identity("Participativas 2018 los e Moo $ Cuentas Públicas =", "Gendarmería").title == "Cuentas Públicas"
    assert identity("Cuenta Pública 2022 [borrador]", "Cuenta Pública Participativa 2022").title == (
        "Cuenta Pública Participativa 2022"
    )


def test_a_name_with_an_elided_article_is_read_whole() -> None:
    for name in ("Hospital Universitario Font d'Alella", "Hospital Universitario Font d’Alella"):
        assert [b.name for b in in_prose(f"El {name} atiende.")] == [name]


def test_a_title_in_the_properties_gives_way_to_one_on_the_page_that_says_its_subject() -> None:
    properties = (("title", "Cuenta Pública 2022"),)
    found = identity("Hospital de Angol", "Informe de Salud Escolar", properties=properties)
    assert found.title == "Informe de Salud Escolar"
    assert identity("Hospital de Angol", properties=properties).title == "Cuenta Pública 2022"


@pytest.mark.parametrize(("maule", "nuble", "region"), [(3, 2, "Maule"), (2, 2, ""), (4, 3, "")])
def test_the_prose_is_about_a_region_with_three_of_five_mentions(maule: int, nuble: int, region: str) -> None:
    said = ["Se visitaron escuelas de la Región del Maule"] * maule + ["Hubo talleres en la Región de Ñuble"] * nuble
    assert identity("Informe de actividades 2022", prose=". ".join(said)).region == region
