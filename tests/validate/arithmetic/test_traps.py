"""Small tables of the shapes in which real ones were accused falsely: right as printed, each by a convention."""

from __future__ import annotations

import pytest

from pipeline.model import Document, Finding, Paragraph, Source, Table
from pipeline.validate.arithmetic.audit import audit_document, audit_table
from tests.validate.arithmetic.test_rules import accused, only, table


def grave(text: str, header_rows: int = 1, notes: str = "") -> list[str]:
    return [f.message for f in audit_table(table(text, header_rows), notes)[0] if f.severity != "info"]


RIGHT = {
    "stockings are no mean": """
        Prenda      | Parte
        Abrigos     | 17,4%
        Pantalones  | 16,7%
        Chalecos    | 9,8%
        Camisas     | 7,6%
        Faldas      | 6%
        Delantales  | 5%
        Pijamas     | 4,9%
        Trajes      | 2%
        Corbatas    | 1,2%
        Medias      | 1,2%
        Otras       | 1,1%
    """,
    "the mean of the total is rounded": """
        Beca          | Personas | Monto (pesos) | Media (pesos)
        Transporte    | 326      | 146.700       | 450
        Alimentación  | 214      | 642.000       | 3.000
        Residencia    | 17       | 612.000       | 36.000
        Total         | 557      | 1.400.700     | 2.515
    """,
    "the row of means is weighted by the number of answers, which it adds up": """
        Sede       | Encuestas | Trato | Espacios | Plazos | Nota final
        Arica      | 96        | 4,7   | 6,9      | 4,2    | 5,3
        Valparaíso | 277       | 5,9   | 4,0      | 5,9    | 5,3
        Talca      | 36        | 5,3   | 5,9      | 5,1    | 5,4
        Temuco     | 157       | 6,9   | 4,2      | 6,2    | 5,8
        Promedio   | 566       | 5,9   | 4,7      | 5,6    | 5,4
    """,
    "the row of means prints the quotient of the means": """
        Temporada           | Incendios | Superficie (ha) | ha por incendio
        2013-14             | 112       | 3.803,5         | 33,96
        2014-15             | 243       | 5.960,8         | 24,53
        2015-16             | 188       | 3.446,0         | 18,33
        2016-17             | 296       | 1.509,6         | 5,10
        2017-18             | 151       | 716,9           | 4,75
        Promedio quinquenio | 198,0     | 3.087,4         | 15,59
    """,
    "means a day that are added up, rounded one by one": """
        Comedor | Raciones | Promedio diario de raciones
        Norte   | 3.653    | 10
        Centro  | 8.934    | 24
        Sur     | 4.891    | 13
        Costa   | 2.340    | 6
        Total   | 19.818   | 54
    """,
    "a mean beside quartiles is of the data": """
        Medida     | Días
        Mínimo     | 1,9
        Cuartil 1  | 4,9
        Mediana    | 6,2
        Promedio   | 6,1
        Cuartil 3  | 7,4
        Máximo     | 9,3
    """,
    "counts beside columns of parts are no parts of 100": """
        Campo       | Norte  | % Norte | % País | Este   | Oeste
        Agronomía   | 4,267  | 10.98%  | 9.97%  | 7.61%  | 7.71%
        Artes       | 1,125  | 2.89%   | 4.62%  | 6.47%  | 6.23%
        Derecho     | 14,214 | 36.57%  | 42.14% | 49.52% | 40.74%
        Ciencias    | 1,633  | 4.20%   | 5.92%  | 1.32%  | 4.00%
        Ingeniería  | 11,994 | 30.86%  | 24.63% | 22.88% | 30.61%
        Salud       | 3,216  | 8.27%   | 9.28%  | 9.25%  | 8.72%
        Veterinaria | 2,240  | 5.76%   | 2.10%  | 1.69%  | 1.27%
        Servicios   | 178    | 0.46%   | 1.33%  | 1.27%  | 0.75%
        Total       | 38,867 |         |        |        |
    """,
    "what fell is printed without its sign, over the earlier figure": """
        País   | 2005 | 2012 | Variación
        Andina | 27,6 | 27,2 | 1,4%
        Norte  | 16,4 | 14,1 | 14,0%
        Costa  | 26,8 | 18,5 | 31,0%
        Altos  | 15,3 | 14,7 | 3,9%
        Bajos  | 28,1 | 26,9 | 4,3%
    """,
    "a year that stands in every row is no figure": """
        Indicador                                     | Dato   | Nivel  | Periodo
        Lesiones totales                              | 618    | Andina | 2021
        Lesiones por caídas                           | 502    | Andina | 2021
        Lesiones por golpes                           | 116    | Andina | 2021
        Porcentaje del total de lesiones por caídas   | 81,23% | Andina | 2021
        Porcentaje del total de lesiones por golpes   | 18,77% | Andina | 2021
    """,
    "a goal to stay below is met by the goal over the result": """
        Indicador                     | Efectivo | Meta | % Cumplimiento
        Solicitudes resueltas (%)     | 92,0     | 91,0 | 101,1%
        Tiempo medio de respuesta     | 11,8     | 12,0 | 101,7%
        Fiscalizaciones por cada mil  | 35,5     | 33,0 | 107,6%
        Satisfacción neta             | 61,0     | 60,0 | 101,7%
    """,
    "the difference of two columns beside it is no sum of the two before": """
        Rubro          | Vigente   | Devengado | Por devengar | Percibido | Devengado menos percibido
        Tasas          | 1.200,00  | 900,00    | 300,00       | 700,00    | 200,00
        Multas         | 350,00    | 260,00    | 90,00        | 300,00    | -40,00
        Patentes       | 810,50    | 640,25    | 170,25       | 640,25    | 0,00
        TOTAL GENERAL  | 2.360,50  | 1.800,25  | 560,25       | 1.640,25  | 160,00
    """,
    "a detail is no part beside what it is a detail of": """
        Región | Casos | de los cuales graves | Sanos | Total
        Norte  | 120   | 15                   | 480   | 600
        Centro | 310   | 42                   | 690   | 1.000
        Sur    | 95    | 8                    | 305   | 400
    """,
    "a total of one row is no part of another": """
        Concepto     | Importe
        Remanente    | 700.000.000
        TOTAL        | 700.000.000
    """,
    "children are not added beside their parents": """
        Cuenta        | Aprobado | Ejecutado
        1 Personal    | 900      | 720
        1.1 Planta    | 600      | 500
        1.2 Contrata  | 300      | 220
        2 Bienes      | 450      | 410
        2.1 Insumos   | 250      | 230
        2.2 Servicios | 200      | 180
        Total         | 1.350    | 1.130
    """,
    "two tables, one below the other, are not added": """
        Edad  | Casos | Camas
        0-39  | 512   | 31
        40-79 | 845   | 240
        Total | 1.357 | 271
        Edad  | Casos | Camas
        0-39  | 201   | 12
        40-79 | 377   | 101
        Total | 578   | 113
    """,
    "the first block begins on the page before": """
        Función         | Aprobado | Preventivo | Pagado
        Calles          | 54.869   | 9.416      | 8.120
        Cementerios     | 7.925    | 1.619      | 1.200
        Total servicios | 497.133  | 11.335     | 94.312
        Ecología        | 8.042    | 640        | 630
        Industria       | 3.417    | 529        | 500
        Total economía  | 11.459   | 1.169      | 1.130
    """,
    "a blank is unknown": """
        Comunidad | Ingresos | Curados
        Norte     | 738      | 124
        Este      | 260      | 66
        Oeste     | 142      |
        Sur       | 167      | 22
        Total     | 1.307    | 206
    """,
    "secondary school is no mean": """
        Nivel      | Matrícula | Aprobados
        Ed. Básica | 630       | 629
        Ed. Media  | 372       | 365
        Adultos    | 107       | 90
    """,
    "an average is not averaged in": """
        Año  | Lenguaje | Matemática | Prom. | Historia | Promedio total
        2010 | 277      | 249        | 263   | 257      | 261
        2011 | 273      | 267        | 270   | 270      | 270
        2012 | 288      | 282        | 285   | 282      | 284
        2013 | 266      | 252        | 259   | 259      | 259
        2014 | 287      | 277        | 282   | 267      | 277
    """,
    "codes are no amounts": """
        Código   | Denominación | Monto
        01.50.09 | Tasas        | 120.400
        21.01.01 | Personal     | 310.250
        01 02 03 | Bienes       | 99.300
        Total    |              | 529.950
    """,
    "a subtotal of shares is the sum of the shares as printed": """
        Instrumento        | MM$     | % Fondo
        Bonos del Estado   | 4.345   | 4,3
        Bonos de empresas  | 4.246   | 4,2
        Depósitos          | 3.047   | 3,0
        RENTA FIJA         | 11.638  | 11,5
        Acciones           | 60.114  | 60,1
        Cuotas             | 28.248  | 28,2
        RENTA VARIABLE     | 88.362  | 88,3
        TOTAL              | 100.000 | 100
    """,
    "rounded amounts need not add up to the last unit": """
        Sector          | A         | B         | Total
        Eléctrico       | 698.239   | 655.308   | 1.353.547
        Servicios       | 1.417.988 | 1.432.832 | 2.850.819
        Industrial      | 125.696   | 139.593   | 265.289
        TOTAL SISTEMA   | 2.241.923 | 2.227.733 | 4.469.656
    """,
    "what is new is measured over the day before": """
        País      | Casos   | Nuevos | Incremento
        Rusia     | 317.554 | 8.849  | 2,87%
        Bielorrusia | 32.426 | 918   | 2,91%
        Polonia   | 19.983  | 414    | 2,12%
        Portugal  | 29.660  | 228    | 0,77%
    """,
    "execution over the initial budget in one line": """
        Programa | Inicial | Vigente | Devengado | % Ejecución
        A        | 1.000   | 1.250   | 1.100     | 88,0%
        B        | 2.000   | 2.300   | 1.955     | 85,0%
        C        | 1.500   | 1.600   | 1.440     | 90,0%
        D        | 3.000   | 3.700   | 2.760     | 92,0%
        E        | 800     | 900     | 684       | 76,0%
    """,
    "execution may be over a hundred": """
        Programa | Presupuesto | Devengado | % Ejecución
        A        | 1.000       | 1.310     | 131,0%
        B        | 2.000       | 1.900     | 95,0%
        C        | 400         | 420       | 105,0%
    """,
    "figures cut off": """
        Programa | Mujeres | Total | % Mujeres
        A        | 103     | 140   | 73,5%
        B        | 58      | 99    | 58,5%
        C        | 13      | 30    | 43,3%
    """,
    "media is a level among levels": """
        Nivel    | Matrícula | Egresados
        Básica   | 630       | 0
        Media    | 372       | 0
        Media TP | 351       | 40
    """,
    "high, low and middle are no figures and their mean": """
        Prioridad | 2021 | 2022
        Alta      | 14   | 9
        Baja      | 17   | 12
        Media     | 15   | 10
    """,
    "counts rounded at random to fives, means between them": """
        Vivienda              | Norte   | Sur
        Total de hogares      | 51.590  | 155.135
        Total de personas     | 123.720 | 368.005
        Promedio por hogar    | 2,4     | 2,4
        Casa                  | 30.560  | 80.000
        Personas en casa      | 82.460  | 221.255
        Promedio por casa     | 2,7     | 2,8
        Otra vivienda         | 21.035  | 75.135
        Personas en otra      | 41.265  | 146.750
        Promedio por otra     | 2,0     | 2,0
    """,
    "figures rounded to hundreds and the changes between them": """
        Tamaño     | 2009   | 2008   | Cambio | Cambio (%)
        Total      | 21.900 | 27.800 | -5.900 | -21
        1 a 4      | 5.800  | 9.000  | -3.200 | -35
        5 a 10     | 2.900  | 4.500  | -1.500 | -34
        11 a 99    | 8.900  | 9.300  | -400   | -4
        Más de 100 | 4.200  | 5.000  | -800   | -15
    """,
    "a part that is suppressed is not zero": """
        División | Residuos | Madera | Geotermia | Agua    | Total
        Norte    | 169.450  | s      | 229.886   | 383.566 | 782.924
        Centro   | 201.111  | 30.402 | 17.333    | 5.010   | 253.856
        Sur      | 77.130   | 12.001 | 9.874     | 1.120   | 100.125
        Costa    | 54.208   | 8.555  | 3.217     | 2.040   | 68.020
    """,
    "thousands rounded to fives at random": """
        Vivienda | Norte  | Sur
        Casa     | 30.560 | 29.320
        Depto    | 1.360  | 1.720
        Móvil    | 2.620  | 1.450
        Otra     | 17.055 | 16.615
        Total    | 51.590 | 49.105
    """,
    "the mark of a note": """
        Sector                | Dotación* | Detenidos
        Miami                 | 111       | 2.280
        Ramey                 | 38        | 388
        Total costa           | 149       | 2.668
        Blaine                | 296       | 288
        Havre                 | 183       | 39
        Total norte           | 479       | 327
        Total nacional**      | 657       | 2.995
    """,
    "a figure whose row and column add up is no slip of a proportion, nor is the total it is in proportion to": """
        Zona   | Total  | Tramo 0 | Tramo 1 | Tramo 2 | Tramo 3 | Tramo 4 | Tramo 5 | Tramo 6 | Tramo 7
        Andina | 206    | 7       | 36      | 21      | 24      | 6       | 25      | 30      | 57
        Costa  | 4.551  | 125     | 806     | 466     | 530     | 130     | 559     | 671     | 1.264
        Altos  | 7.883  | 214     | 1.399   | 809     | 916     | 224     | 969     | 1.163   | 2.189
        Total  | 12.640 | 346     | 2.241   | 1.296   | 1.470   | 360     | 1.553   | 1.864   | 3.510
    """,
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_by_a_convention_is_not_accused(text: str) -> None:
    assert grave(text) == []


BY_REGION = """
    Región        | Casos por día, promedio
    Arica         | 11,5
    Tarapacá      | 8,2
    Antofagasta   | 21,3
    Atacama       | 2,2
    Coquimbo      | 1,9
    Valparaíso    | 14,1
    Metropolitana | 275,9
    O'Higgins     | 3,7
    Maule         | 14,0
    Ñuble         | 10,4
    Biobío        | 15,7
    Araucanía     | 31,4
    Los Ríos      | 4,7
    Los Lagos     | 9,2
    Aysén         | 1,0
    Magallanes    | 23,3
    Chile         | 448,5
"""


def test_the_row_above_typed_again_is_found_though_no_slip_leads_from_one_figure_to_the_other() -> None:
    assert grave(BY_REGION) == []
    found = only(BY_REGION.replace("4,7\n", "31,4\n"))
    assert (found.rule, accused(found), found.expected) == ("suma-columna", (17, 1), "475,2")
    assert grave(BY_REGION.replace("4,7\n", "31,9\n")) == []  # neither a slip nor a copy


def test_means_by_region_are_added_up_where_their_total_is_larger_than_each() -> None:
    found = only(BY_REGION.replace("448,5", "443,5"))
    assert (found.rule, accused(found), found.expected) == ("suma-columna", (17, 1), "448,5")


def test_the_share_of_the_other_group_is_no_other_base() -> None:
    found = only("""
        Programa | Mujeres | Hombres | Total  | % Mujeres
        Oficios  | 1.125   | 1.559   | 2.684  | 42%
        Becas    | 471     | 870     | 1.341  | 35%
        Talento  | 821     | 1.871   | 2.692  | 30%
        Total    | 2.417   | 4.300   | 6.717  | 64%
    """)
    assert (found.rule, accused(found), found.expected) == ("porcentaje", (4, 4), "36%")


def test_one_unit_is_a_slip_where_the_rest_is_exact_to_the_unit() -> None:
    women = [12_411, 28_970, 31_222, 19_486, 6_121, 1_840, 310, 9_954, 8_803, 14_212, 7_077, 3_391, 20_118, 5_505]
    men = [11_874, 29_104, 30_815, 17_093, 3_402, 702, 98, 10_011, 7_954, 13_870, 6_612, 2_904, 19_930, 4_431]
    lines = [*zip(women, men, strict=True), (sum(women), sum(men))]
    rows = [f"Zona {n} | {a} | {b} | {a + b}" for n, (a, b) in enumerate(lines[:-1])]
    text = "\n".join(
        ["Zona | Mujeres | Hombres | Total", *rows, "Total | {} | {} | {}".format(*lines[-1], sum(lines[-1]))]
    )
    assert grave(text) == []
    found = only(text.replace("31222", "31223"))
    assert (accused(found), found.expected) == ((3, 1), "31222")
    alone = "Entidad | Monto\nBanco A | 512.330\nBanco B | 318.204\nFondo C | 97.771\nTotal | 928.306"
    assert grave(alone) == []  # no other sum says that these are exact


def test_small_round_figures_are_exact() -> None:
    text = "Curso | Horas\nExcel | 20\nRedes | 30\nNinguno | 0\nTotal | 60"
    found = only(text)
    assert (found.rule, found.observed) == ("suma-columna", "60")


def test_the_only_amount_that_is_not_in_thousands_did_not_come_from_rounding() -> None:
    names = ("Salud", "Obras", "Agua", "Justicia", "Cultura", "Deporte", "Turismo", "Hacienda")
    amounts = [53_127_880_000, 8_400_000_000, 912_377_000, 70_125_000, 4_418_000, 310_660_000, 1_200_000, 99_000]
    printed = [f"{a:,}".replace(",", ".") for a in (*amounts, sum(amounts))]
    text = "Concepto | Importe\n" + "\n".join(f"{n} | {p}" for n, p in zip((*names, "TOTAL"), printed, strict=True))
    assert grave(text) == []
    assert len(grave(text.replace("8.400.000.000", "8.400.000.003"))) == 1


def test_a_note_says_that_parts_and_total_need_not_agree() -> None:
    text = """
        Edad  | Mujeres | Hombres | Total
        0-39  | 4.588   | 2.405   | 6.993
        40-59 | 7.913   | 4.987   | 12.900
        60-79 | 8.954   | 9.944   | 18.998
        80+   | 885     | 387     | 1.272
    """
    note = "los datos del total pueden no coincidir con la suma de hombres y mujeres."
    assert len(grave(text)) == 1
    assert grave(text, notes=note) == []
    more = (
        text
        + """
        81-85 | 412     | 208     | 620
        86-90 | 305     | 117     | 422
        91 +  | 190     | 44      | 234
    """
    )
    assert len(grave(more, notes=note)) == 1  # everything else adds up, and one digit explains the miss


def test_a_relation_that_fails_as_often_as_not_is_none() -> None:
    assert (
        grave("""
        Mes   | Norte | Sur | Total
        Enero | 120   | 80  | 200
        Feb.  | 140   | 90  | 240
        Marzo | 131   | 77  | 218
        Abril | 150   | 61  | 221
    """)
        == []
    )


def test_a_spaced_total_is_a_total() -> None:
    text = "C O N C E P T O | IMPORTE\nTesoro | $ 5.886.354\nAfectados | $ 3.478.288\nT O T A L | $ 9.364.642"
    assert grave(text) == []
    found = only(text.replace("9.364.642", "9.364.842"))
    assert {(e.row, e.column) for e in found.evidence} == {(1, 1), (2, 1), (3, 1)}


def test_a_row_of_counts_over_rows_of_percentages() -> None:
    text = """
        Víctimas | 2018  | 2019  | 2020  | Total
        Total    | 58    | 69    | 83    | 210
        Fuego    | 36,2% | 31,9% | 34,9% | 34,3%
        Otra     | 56,9% | 46,4% | 47,0% | 49,5%
    """
    assert grave(text) == []
    found = only(text.replace("| 210", "| 270"))
    assert (found.rule, found.expected) == ("suma-fila", "210")


def test_the_only_figure_that_swapped_digits_explain_is_likely_the_wrong_one() -> None:
    found = only("Mes | Monto\nEnero | 1.240\nFebrero | 3.330\nMarzo | 1.111\nTotal | 5.645")
    assert accused(found) == (1, 1)
    assert "Lo más probable" in found.message
    assert "Debería decir" not in found.message


def test_a_lone_percentage_has_no_remedy() -> None:
    found = only("Región | Meta atendidos | Atendidos | % Cumplimiento\nMaule | 15.857 | 14.964 | 84,4%")
    assert "Debería decir" not in found.message


def of_document(*texts: str) -> list[Finding]:
    tables: list[Table] = []
    for n, text in enumerate(texts):
        made = table(text)
        tables.append(Table(f"t{n:02d}", made.cells, header_rows=1))
    document = Document("r", Source("r.pdf", "", "pdf"), (Paragraph("Nada."), *tables))
    return [f for f in audit_document(document)[0] if f.severity != "info"]


SERIES = """
             | dic-17  | abr-18  | may-18  | jun-18  | jul-18
    LP       | 158.479 | 160.052 | 160.253 | 160.199 | 160.696
    LPE      | 105.653 | 106.701 | 106.835 | 106.799 | 107.131
    Canasta  | 41.621  | 42.059  | 41.927  | 41.882  | 41.982
"""
CHANGES = """
                        | Variación mensual | Variación acumulada (respecto a diciembre 2017)
    Canasta             | 0,2               | 0,9
    LP por persona      | 0,3               | 1,4
    LPE por persona     | 0,3               | 1,4
    IPC                 | 0,4               | 1,8
"""
VALUES = " | $\nLP por persona | 160.696\nLPE por persona | 107.131"


def test_changes_follow_from_the_table_of_figures() -> None:
    assert of_document(VALUES, SERIES, CHANGES) == []
    (found,) = of_document(VALUES, SERIES, CHANGES.replace("| 0,9", "| 9,0"))
    assert (found.rule, found.observed, found.expected) == ("crecimiento", "9,0", "0,9")
    assert {e.table for e in found.evidence} == {"t01", "t02"}


def test_a_constant_of_one_table_holds_in_another() -> None:
    (found,) = of_document(VALUES.replace("107.131", "107.431"), SERIES, CHANGES)
    assert (found.rule, found.observed, found.expected) == ("producto", "107.431", "107.131")
    (found,) = of_document(VALUES.replace("160.696", "106.696"), SERIES, CHANGES)
    assert (found.rule, found.observed, found.expected) == ("producto", "106.696", "160.696")


LONE = """
    Fuente    | Importe
    Tesoro    | 5.836.354.592
    Afectadas | 1.478.288.892
    Propias   | 2.000.114.310
    TOTAL     | 9.364.757.794
"""


def test_a_suspect_whose_right_figure_the_document_prints_again_is_likely_the_wrong_one() -> None:
    (found,) = of_document(LONE)
    assert "Lo más probable" not in found.message  # each could be it
    other = "Detalle | Monto\nRentas del Tesoro | 5.886.354.592\nOtros | 77.120"
    (found,) = of_document(LONE, other)
    assert accused(found) == (1, 1)
    assert (
        "dice 5.836.354.592 y con 5.886.354.592, que el documento imprime en otra parte, todo cuadra" in found.message
    )
    assert found.suggestion is None


def test_figures_of_few_digits_are_met_by_chance_unless_the_labels_agree() -> None:
    text = "Año | Norte | Sur | Costa | Total\n2021 | 45 | 61 | 80 | 236"
    (found,) = of_document(text, "Oficina | Metros\nCentral | 95\nAnexa | 61")
    assert "imprime en otra parte" not in found.message
    (found,) = of_document(text, "Zona Norte | 2021 | 2022\nVíctimas | 95 | 17\nCasos | 12 | 9")
    assert (accused(found), found.expected) == ((1, 1), "95")


def test_what_the_document_prints_again_as_it_stands_is_no_suspect() -> None:
    prose = Paragraph("El total asciende a $ 9.364.757.794, y las fuentes propias a $ 2.000.114.310.")
    tables = of_document(LONE)
    assert accused(tables[0]) == (4, 1)
    document = Document("r", Source("r", "", "text"), (table(LONE), prose))
    (found,) = [f for f in audit_document(document)[0] if f.severity != "info"]
    assert "TOTAL" not in found.message.split("equivocada")[-1]


def test_nobody_mistypes_the_hundred_that_shares_must_make() -> None:
    found = only("""
        Arma   | 2021
        Fuego  | 46,2%
        Blanca | 39,9%
        Otra   | 11,9%
        Total  | 100,0%
    """)
    assert accused(found) != (4, 1) or "Lo más probable" not in found.message


def test_those_who_pass_and_fail_make_up_the_enrolment() -> None:
    text = """
        Nivel      | Matrícula final | Aprobados | Reprobados
        Pre básica | 107             | 107       | 0
        Básica     | 630             | 629       | 1
        Media      | 372             | 372       | 0
    """
    assert grave(text) == []
    found = only(text.replace("630", "650"))
    assert (found.rule, (2, 1) in {(e.row, e.column) for e in found.evidence}) == ("suma-fila", True)


def test_a_rate_that_one_other_base_explains_by_chance_is_wrong() -> None:
    (found,) = of_document("""
        Concurso     | Postulaciones | Adjudicados | Tasa de adjudicación
        Rurales      | 177           | 109         | 61,5%
        Jóvenes      | 383           | 45          | 11,7%
        Agricultura  | 540           | 108         | 25,0%
        Turismo      | 468           | 205         | 43,8%
    """)
    assert (found.rule, accused(found), found.expected) == ("porcentaje", (3, 3), "20,0%")


def test_the_share_of_the_whole_is_a_hundred() -> None:
    text = """
        Forma       | Causas | %
        Abandono    | 4.669  | 30 %
        Favorable   | 3.851  | 25 %
        Otra        | 3.775  | 24 %
        Avenimiento | 1.794  | 11 %
        Desestimada | 1.109  | 7 %
        Total       | 15.198 | 100 %
    """
    assert grave(text) == []
    (found,) = of_document(text.replace("100 %", "105 %"))
    assert (found.rule, accused(found), found.expected) == ("participacion", (6, 2), "100%")


def test_shares_of_a_whole_that_is_not_printed_are_rounded_and_no_multiples() -> None:
    text = """
        Ámbito    | Solicitudes total | Solicitudes % | Dictámenes total | Dictámenes % | Personas total | Personas %
        Andalucía | 510.761           | 26,19         | 447.723          | 25,38        | 341.451        | 25,25
        Aragón    | 64.424            | 3,30          | 57.095           | 3,24         | 45.459         | 3,36
        Asturias  | 46.507            | 2,39          | 38.584           | 2,19         | 28.874         | 2,14
        Balears   | 32.457            | 1,66          | 27.754           | 1,57         | 23.156         | 1,71
        Canarias  | 43.260            | 2,22          | 35.440           | 2,01         | 30.050         | 2,22
        Cantabria | 29.513            | 1,51          | 30.673           | 1,74         | 23.695         | 1,75
    """
    found = audit_document(Document("r", Source("r", "", "pdf"), (table(text),)))[0]
    assert [f.message for f in found if f.severity != "info"] == []


def test_a_called_total_whose_only_columns_all_miss_by_a_slip_is_meant() -> None:
    found = grave("""
        Región     | Casos  | Fallecidos
        Norte      | 1.713  | 201
        Centro     | 6.049  | 912
        Sur        | 8.829  | 1.473
        Islas      | 1.043  | 120
        Total país | 17.534 | 3.706
    """)
    assert [("17.634" in message, "2.706" in message) for message in found] == [(True, False), (False, True)]


STATIONS = """
    Parque    | Salidas 2021 | Salidas 2022 | Minutos 2021 | Minutos 2022
    Norte     | 1986         | 2148         | 8,1          | 7,9
    Sur       | 1094         | 1206         | 8,7     | 8,4
    Sierra    | 801          | 874          | 10,2    | 10,6
    Valle     | 702          | 792          | 11,8    | 11,2
    Lagos     | 561          | 688          | 13,9    | 13,5
    Islas     | 466          | 584          | 17,6    | 16,8
    Total     | 5610         | 6292         | 10,3    | 10,2
"""


@pytest.mark.parametrize("column", ["", "Parte 34,1 19,2 13,9 12,6 10,9 9,3 100,0"], ids=["alone", "beside shares"])
def test_a_mean_weighted_by_another_column_is_no_sum_though_one_digit_makes_it_one(column: str) -> None:
    """Also where another column with decimals adds up, which says which rows are parts."""
    rows = [row.strip() for row in STATIONS.strip().splitlines()]
    beside = [f" | {cell}" for cell in column.split()] or [""] * len(rows)
    assert grave("\n".join(row + cell for row, cell in zip(rows, beside, strict=True))) == []


def test_totals_that_are_no_sums_stay_unaccused_where_no_column_adds_up() -> None:
    assert (
        grave("""
        Región     | Casos  | Fallecidos
        Norte      | 1.713  | 201
        Centro     | 6.049  | 912
        Sur        | 8.829  | 1.473
        Total país | 18.204 | 3.117
    """)
        == []
    )


FRACTIONS = """
    Concepto    | 1997         | 1998          | % de variación
    Impuestos   | 7,472,993.06 | 10,337,504.88 | 0.38%
    Derechos    | 475,382.14   | 555,655.16    | 0.17%
    Productos   | 190,061.56   | 287,416.36    | 0.51%
    Multas      | 19,550.00    | 14,986.00     | -0.23%
    Utilidades  | 3,510,693.00 | 30,767,369.56 | {}
    Formas      | 117,474.00   | 150,094.50    | 0.28%
"""


def test_changes_printed_as_fractions_with_a_percent_sign() -> None:
    assert grave(FRACTIONS.format("7.76%")) == []
    (found,) = audit_table(table(FRACTIONS.format("0.76%")))[0]
    assert (found.rule, found.observed, found.expected) == ("crecimiento", "0.76%", "7.76%")


def test_rates_of_bases_of_their_own_are_not_added_though_no_header_calls_them_rates() -> None:
    text = """
        Impuestos        | 10.540.000,00 | 13.132,42 | 0,12
        A la renta       | 300.000,00    | 6.154,86  | 2,05
        Retenidos        | 300.000,00    | 6.154,86  | 2,05
        Específicos      | 10.240.000,00 | 6.977,56  | 0,07
        Sobre patrimonio | 90.000,00     | 240,00    | 0,27
        Sobre producción | 10.150.000,00 | 6.737,56  | 0,07
    """
    assert grave(text, header_rows=0) == []


NEWEST_FIRST = """
    Periodo | Viajes      | Variación anual
    2024    | 184.431.108 | -0,79
    2023    | 185.895.163 | 8,46
    2022    | 171.388.138 | {}
    2021    | 142.893.461 | 40,75
    2020    | 101.523.862 | -47,63
    2019    | 193.874.716 | -1,12
    2018    | 196.079.470 |
"""


def test_growth_over_the_line_behind_where_the_newest_stands_first() -> None:
    assert grave(NEWEST_FIRST.format("19,94")) == []
    (found,) = [f for f in audit_table(table(NEWEST_FIRST.format("19,49")))[0] if f.severity != "info"]
    assert (found.rule, found.observed, found.expected) == ("crecimiento", "19,49", "19,94")


def test_changes_are_not_changes_of_changes() -> None:
    assert (
        grave("""
        Canasta | Variación mensual | Variación acumulada | Variación en 12 meses
        CBA     | 0,8               | 2,2                 | 0,5
        LP      | 0,6               | 2,0                 | 1,2
        LPE     | 0,7               | 2,1                 | 0,8
    """)
        == []
    )


BY_DAY = """
    Región  | Casos nuevos | Casos totales
    Norte   | 340          | 977
    Centro  | 220          | 715
    Sur     | 405          | 851
    Islas   | 163          | 930
    Total   | {}           | 3.473
"""


def test_the_same_list_of_another_day_does_not_say_which_figure_is_wrong() -> None:
    other = (
        "Región | Casos nuevos | Casos totales\nNorte | 331 | 643\nCentro | 109 | 499\nSur | 257 | 111\nIslas | 78 | 7"
    )
    assert of_document(BY_DAY.format("1.128"), other) == []
    (found,) = of_document(BY_DAY.format("1.119"), other)
    assert (found.observed, found.expected) == ("1.119", "1.128")
    assert "Lo más probable" not in found.message  # 340 could be 331, as on the other day; so could any of them


TOTAL_FIRST = """
    Origen           | Número | Distribución | CO2 en g/Km | Importe       | Precio medio
    Total            | 55.938 | 100,0%       | 124         | 1.175.369.297 | 21.012
    Nuevo, del país  | 46.010 | 82,3%        | 120         | 1.065.461.640 | 23.157
    Nuevo, de afuera | 1.324  | 2,4%         | 119         | 28.411.146    | 21.459
    Usado            | 8.604  | 15,4%        | 144         | 81.496.511    | 9.472
"""


def test_columns_of_means_do_not_refute_the_total_above_the_others() -> None:
    assert of_document(TOTAL_FIRST) == []
    (found,) = of_document(TOTAL_FIRST.replace("55.938", "55.838"))
    assert (found.rule, found.observed, found.expected) == ("suma-columna", "55.838", "55.938")


SHARES = """
    Región   | Casos | % del total
    Arica    | 3     | 0 %
    Tarapacá | 5     | 0 %
    Atacama  | 26    | 1 %
    Coquimbo | 15    | 1 %
    Maule    | 1.084 | 57 %
    Biobío   | {}    | 1 %
    Los Ríos | 756   | 40 %
    Total    | 1.909 | 100%
"""


def test_a_sum_and_a_share_that_fail_name_the_figure_that_they_share() -> None:
    assert of_document(SHARES.format("20")) == []
    (found,) = of_document(SHARES.format("75"))
    assert (accused(found), found.observed, found.expected) == ((6, 1), "75", "20")


def test_a_total_exact_over_all_rows_is_not_one_rounded_over_some() -> None:
    rows = [(0, 3), (0, 5), (4, 25), (0, 1), (1, 15), (22, 71), (146, 1084), (4, 60), (5, 37), (28, 172), (16, 151)]
    rows += [(34, 177), (5, 27), (30, 93), (0, 2), (4, 26)]
    share = [0, 0, 1, 0, 1, 4, 57, 1, 2, 9, 8, 9, 1, 5, 0, 1]
    lines = [f"R{n} | {new} | {total} | {p} %" for n, ((new, total), p) in enumerate(zip(rows, share, strict=True))]
    text = "\n".join(["Región | Nuevos | Totales | %", *lines, "Total | 299 | 1.909 | 100%"])
    (found,) = of_document(text)
    assert (accused(found), found.observed, found.expected) == ((8, 2), "60", "20")


NORTH = "Año | Mujeres | Hombres\n2019 | 1.204 | 980\n2020 | 1.310 | 1.022\n2021 | 1.188 | 1.090"
SOUTH = "Año | Mujeres | Hombres\n2019 | 3.304 | 2.980\n2020 | 3.410 | 3.022\n2021 | 3.288 | 3.090"
BOTH = "Año | Mujeres | Hombres\n2019 | 4.508 | 3.960\n2020 | 4.720 | 4.044\n2021 | 4.476 | 4.180"


def test_a_table_is_the_sum_of_its_sister_tables() -> None:
    """suma-tablas: the wrong cell is named, whether it stands in the sum or in a part."""
    assert of_document(BOTH, NORTH, SOUTH) == of_document(NORTH, SOUTH, BOTH) == []
    (found,) = of_document(BOTH.replace("4.720", "4.780"), NORTH, SOUTH)
    assert (found.rule, found.observed, found.expected, found.evidence[0].table) == (
        "suma-tablas",
        "4.780",
        "4.720",
        "t00",
    )
    (found,) = of_document(NORTH, SOUTH.replace("3.022", "3.202"), BOTH)
    assert (found.observed, found.expected, found.evidence[0].table) == ("3.202", "3.022", "t01")


def test_sister_tables_of_three_regions_are_no_sums() -> None:
    third = "Año | Mujeres | Hombres\n2019 | 2.204 | 1.880\n2020 | 2.310 | 1.922\n2021 | 2.188 | 1.990"
    assert of_document(NORTH, SOUTH, third) == []
    assert of_document(BOTH.replace("4.720", "3.111").replace("4.044", "3.222"), NORTH, SOUTH) == []


FUNDS = """
    Fondo | A       | B       | C       | D       | E       | Sistema
    Total | 160.476 | 164.592 | 373.804 | 161.962 | 146.634 | 1.007.468
"""
OF_EACH_FUND = """
    Sector          | A      | B      | C      | D     | E     | Sistema
    Eléctrico       | 8.347  | 8.274  | 16.578 | 1.972 | 144   | 35.315
    Industrial      | 10.589 | 12.793 | 20.802 | 4.182 | 882   | 49.248
    Total           | 18.936 | 21.067 | 37.380 | 6.154 | 1.026 | 84.563
    % de cada fondo | 11,8%  | 12,8%  | 10,0%  | 3,8%  | 0,7%  | 8,4%
"""


def test_wholes_of_a_line_of_shares_may_stand_in_another_table() -> None:
    assert of_document(FUNDS, OF_EACH_FUND) == []
    (found,) = of_document(FUNDS, OF_EACH_FUND.replace("12,8%", "18,2%"))
    assert (found.rule, found.observed, found.expected) == ("participacion", "18,2%", "12,8%")
    assert {e.table for e in found.evidence} == {"t00", "t01"}
    assert of_document(FUNDS.replace("164.592", "264.592"), OF_EACH_FUND.replace("3,8%", "5,1%")) == []  # another total


MENTIONS = """
    Problema    | Menciones | % de hogares
    Agua        | 642       | 51,4
    Inseguridad | 811       | 65,0
    Calles      | 530       | 42,5
    Basura      | 395       | 31,7
    Transporte  | 287       | 23,0
    Ninguno     | 61        | 4,9
"""


def test_shares_of_a_whole_that_is_printed_nowhere_are_in_one_proportion() -> None:
    (found,) = of_document(MENTIONS.replace("42,5", "45,2"))
    assert (found.rule, found.observed, found.expected) == ("participacion", "45,2", "42,5")
    (found,) = of_document(MENTIONS.replace("811", "817"))
    assert (found.observed, found.expected) == ("65,0", "65,4")
    assert "817 sobre 1.248 (el total que dan las demás) es 65,4" in found.message
    assert of_document(MENTIONS) == of_document(MENTIONS.replace("42,5", "12,0")) == []  # no slip: something else


def test_two_years_of_one_series_are_in_no_proportion() -> None:
    years = """
        Municipio | 2010  | 2011
        Bolivia   | 16516 | 16719
        Sucre     | 234   | 237
        Yotala    | 32    | 32
        Poroma    | 57    | 58
        Azurduy   | 38    | 39
        Tarvita   | 44    | 44
    """
    assert of_document(years) == of_document(years.replace("237", "231")) == []


YIELD = """
    Cultivo | Cosechada (miles ha) | Producción (miles t) | Rendimiento (qq/ha)
    Soja    | 15.900               | 43.900               | 27,6
    Maíz    | 7.400                | 52.000               | 70,3
    Trigo   | 6.550                | 22.150               | 33,8
    Girasol | 1.940                | 4.050                | 20,9
    Cebada  | 1.180                | 5.300                | 44,9
"""
BIRTHS = """
    Provincia  | Nacimientos | Población (miles) | Tasa (por mil habitantes)
    Artemisa   | 4.980       | 515,3             | 9,7
    La Habana  | 18.120      | 2.132,2           | 8,5
    Matanzas   | 6.550       | 716,4             | 9,1
    Holguín    | 9.840       | 1.023,9           | 9,6
    Granma     | 8.120       | 817,5             | 9,9
"""


@pytest.mark.parametrize(("text", "right", "wrong"), [(YIELD, "33,8", "38,3"), (BIRTHS, "8,5", "5,8")])
def test_units_that_no_label_says_are_shown_by_most_lines(text: str, right: str, wrong: str) -> None:
    """Tenths of a ton, inhabitants in thousands."""
    assert of_document(text) == []
    (found,) = of_document(text.replace(right, wrong))
    assert (found.rule, found.observed, found.expected) == ("porcentaje", wrong, right)


ANSWERS = """
              | Total | Hombres | Mujeres | 16-34 | 35-59 | 60 y más
    Base      | 1.204 | 560     | 644     | 410   | 512   | 282
    Muy bueno | 18    | 17      | 19      | 15    | 18    | 23
    Bueno     | 41    | 40      | 42      | 40    | 41    | 43
    Regular   | 28    | 29      | 27      | 30    | 28    | 24
    Malo      | 8     | 9       | 7       | 9     | 8     | 6
    Muy malo  | 5     | 5       | 5       | 6     | 5     | 4
"""


def test_bare_figures_that_close_to_a_hundred_on_every_line_are_percentages() -> None:
    assert of_document(ANSWERS) == []
    (found,) = of_document(ANSWERS.replace("| 30  ", "| 50  "))
    assert (found.rule, "50" in {e.text for e in found.evidence}) == ("partes-de-cien", True)
    some = ANSWERS.replace("| 30  ", "| 37  ").replace("| 24", "| 31").replace("| 28  ", "| 35  ")
    assert of_document(some) == []  # as many lines do not close: they are counts


SHEET = """
    Concepto                           | 2022        | 2021
    Efectivo                           | 17.330.568  | 16.047.448
    Bienes                             | 229.669.982 | 220.449.198
    Total del activo                   | 247.000.550 | 236.496.646
    Cuentas por pagar                  | 8.220.110   | 7.114.220
    Total del pasivo                   | 8.220.110   | 7.114.220
    Patrimonio                         | 238.780.440 | 229.382.426
    Total del pasivo y patrimonio neto | 247.000.550 | 236.496.646
"""


def test_what_is_owned_is_what_is_owed_and_the_rest() -> None:
    """balance: the total called so is wrong in one column."""
    assert of_document(SHEET) == []
    for text in (
        "Total del activo                   | 247.000.550",
        "Total del pasivo y patrimonio neto | 247.000.550",
    ):
        (found,) = of_document(SHEET.replace(text, text.replace("247.000", "274.000")))
        assert found.observed == "274.000.550"
        assert "balance" in {found.rule, *(c.rule for c in found.consequences)}


SIGNED_SHEET = """
    Situación patrimonial |                     | Saldo
    100000000             | ACTIVO              | 83.753.451,60
    110000000             | ACTIVO CORRIENTE    | 37.544.583,79
    120000000             | ACTIVO NO CORRIENTE | 46.208.867,81
    200000000             | PASIVO              | -72.108.956,47
    210000000             | PASIVO CORRIENTE    | -63.987.089,12
    220000000             | PASIVO NO CORRIENTE | -8.121.867,35
    300000000             | PATRIMONIO          | -11.644.495,13
    310000000             | PATRIMONIO PUBLICO  | -11.644.495,13
    311000000             | Capital fiscal      | -6.311.591,84
    312000000             | Resultados          | -5.332.903,29
    312100000             | De años anteriores  | -2.107.554,88
    312200000             | Del ejercicio       | -3.225.348,41
"""


def test_assets_are_liabilities_and_equity_with_the_sign_of_the_other_side() -> None:
    """balance: the three are called so, two of them printed as credits; their codes (1, 2, 3) are no figures."""
    assert of_document(SIGNED_SHEET) == []
    for printed, wrong in (("83.753.451,60", "33.753.451,60"), ("-72.108.956,47", "-72.708.956,47")):
        (found,) = of_document(SIGNED_SHEET.replace(printed, wrong))
        assert (found.observed, found.expected) == (wrong, printed)
        assert "balance" in {found.rule, *(c.rule for c in found.consequences)}
    assert of_document(SIGNED_SHEET.replace("-", "")) == []


GAPS = """
    Ingreso por hora | Andina | Costa  | Sierra | País
    Hombres          | $52,18 | $47,90 | $39,42 | $46,71
    Mujeres          | $44,06 | $51,35 | $35,80 | $44,93
    Diferencia       | $8,12  | {}     | $3,62  | {}
"""


def test_a_gap_is_printed_without_its_sign_where_none_beside_it_has_one() -> None:
    assert of_document(GAPS.format("$3,45", "$1,78")) == []
    assert of_document(GAPS.format("-$3,45", "$1,78")) == []
    (found,) = of_document(GAPS.format("$3,45", "$1,98"))
    assert (found.observed, found.expected) == ("$1,98", "$1,78")


SHARES_OF_TOTAL = """
    Sector     | Emisiones  | % del total
    Energía    | 200.103,00 | {}
    Transporte | 249.138,67 | {}
    Residuos   | 17.419,50  | 4
    Total      | 466.661,17 | 100%
"""


def test_shares_called_of_the_total_are_wrong_where_right_ones_would_close() -> None:
    assert of_document(SHARES_OF_TOTAL.format("43", "53")) == []
    found = of_document(SHARES_OF_TOTAL.format("44", "52"))
    assert [(f.rule, f.observed, f.expected) for f in found] == [
        ("participacion", "44", "43"),
        ("participacion", "52", "53"),
    ]


def test_a_table_too_large_to_be_checked_says_so() -> None:
    lines = ["Código | Mujeres | Hombres | Total", *(f"C{n} | {n + 10} | {n + 20} | {2 * n + 31}" for n in range(5000))]
    found, checks = audit_table(table("\n".join(lines)))
    assert checks == []
    assert [(f.rule, f.severity) for f in found] == [("tabla-sin-verificar", "info")]
    assert "hay 20.004 casillas, más de las 20.000" in found[0].message


REGIONS = """
    CCAA      | Total  | Nuevos | IA (14 d.)
    Andalucía | 12.194 | 19     | 14,24
    Aragón    | 5.188  | 24     | 40,48
    Asturias  | 2.306  | 1      | 12,22
    Cataluña  | 50.366 | 132    | 113,22
    ESPAÑA*   | 70.054 | 176    | 50,99
"""


def test_a_country_is_the_total_of_its_regions_and_its_rates_are_not() -> None:
    """One column alone would not prove the sum of the other; called as it is, the last row is a total."""
    assert of_document(REGIONS) == []
    (found,) = of_document(REGIONS.replace("| 176", "| 167"))
    assert (found.rule, found.observed, found.expected) == ("suma-columna", "167", "176")
    countries = REGIONS.replace("Asturias ", "Francia  ").replace("Aragón ", "Italia ").replace("Cataluña", "Portugal")
    assert of_document(countries.replace("| 176", "| 167")) == []  # none is the others' total
