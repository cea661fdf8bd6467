"""Right figures that were accused in accounts not seen before, each with the reading under which it is right."""

from __future__ import annotations

from tests.validate.accounts import account, findings, verdicts

WAITING = """
Especialidad | 2022 | 2023 | Variación (%)
Oftalmología | 2.871 | 2.318 | -19,3
Ginecología | 1.394 | 1.104 | -20,8
Urología | 980 | 871 | -11,1
Cirugía | 1.233 | 1.190 | -3,5
"""
SEASON = """
Mes | 2021-2022 | 2022-2023 | % de la temporada
Septiembre | 131 | 131 | 2,1
Octubre | 350 | 403 | 6,4
Noviembre | 650 | 771 | 12,2
Diciembre | 1.120 | 1.250 | 19,9
Enero | 1.371 | 1.337 | 21,3
Febrero | 1.300 | 1.320 | 21,0
Marzo | 600 | 628 | 10,0
Total | 5.522 | 5.840 | 100,0
"""


def test_the_largest_as_a_count_need_not_be_so_in_percent() -> None:
    text = "La mayor reducción en número de personas se dio en Oftalmología, con una baja de 19,3%."
    assert findings(account("Cuenta 2023", "Tabla 1. Lista de espera por especialidad", WAITING, text)) == []
    without = text.replace(" en número de personas", "")
    assert [f.rule for f in findings(account("Cuenta 2023", "Tabla 1. Lista de espera", WAITING, without))] == [
        "texto-extremo"
    ]


def test_a_sentence_about_other_rows_says_nothing_of_a_row_it_does_not_name() -> None:
    document = account(
        "Durante la temporada 2022-2023 se registraron 6.289 incendios.",
        "1. OCURRENCIA",
        "Tabla 2. Incendios por mes, temporada 2022-2023",
        SEASON,
        "El trimestre diciembre a febrero acumuló 3.907 incendios, el 62,1% de la temporada. "
        "En noviembre hubo 771 y en marzo 628.",
    )
    assert findings(document) == []


def test_the_last_digits_of_a_number_are_no_measure() -> None:
    text = "Se retiraron 10 mil 460 toneladas de residuos, un 1,8% más que en el año precedente."
    document = account("Cuenta 2022", text)
    assert [t for t, _ in verdicts(document)] == ["10 mil 460", "1,8%"]
    assert findings(document) == []
