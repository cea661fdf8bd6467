"""Dates, order, numbering and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model import Finding
from pipeline.validate.calendar.order import longest_run, out_of_order
from tests.trials import trials
from tests.validate.accounts import account, cells, findings

DATES = ["08-03-2023", "11-04-2023", "20-04-2023", "05-07-2023", "19-07-2023", "23-07-2023", "06-08-2023", "14-09-2023"]
PLACES = ["Paine", "Maipú", "Tiltil", "Lo Espejo", "El Monte", "Cerrillos", "Quilicura", "Peñaflor"]


def listed(dates: list[str], numbers: list[int] | None = None, *, blocks: int = 1) -> str:
    """A numbered list of dates and places, in one block or several side by side."""
    numbers = numbers or list(range(1, len(dates) + 1))
    rows = [f"{n} | {d} | {p}" for n, d, p in zip(numbers, dates, PLACES, strict=True)]
    size = len(rows) // blocks
    lines = [" | ".join(rows[b * size + i] for b in range(blocks)) for i in range(size)]
    return "\n".join([" | ".join(["N° | FECHA | COMUNA"] * blocks), *lines])


def audit(*parts: str) -> list[Finding]:
    return findings(account("Cuenta Pública 2023", "5. TERRENO", *parts))


@pytest.mark.parametrize("blocks", [1, 2, 4])
def test_an_ordered_list_is_silent(blocks: int) -> None:
    assert audit(listed(DATES, blocks=blocks)) == []
    assert audit(listed(DATES[::-1], blocks=blocks)) == []


def test_blocks_numbered_across_are_read_across() -> None:
    rows = "N° | FECHA | N° | FECHA\n" + "\n".join(
        f"{2 * i + 1} | {DATES[2 * i]} | {2 * i + 2} | {DATES[2 * i + 1]}" for i in range(4)
    )
    assert audit(rows) == []


@pytest.mark.parametrize(
    ("index", "wrong", "rule", "expected"),
    [
        (4, "19-04-2023", "fecha-desordenada", "19-07-2023"),
        (6, "06-01-2023", "fecha-desordenada", None),
        (5, "23-07-2013", "fecha-otro-anio", "23-07-2023"),
        (3, "31-06-2023", "fecha-imposible", None),
        (3, "05-13-2023", "fecha-imposible", None),
    ],
)
@pytest.mark.parametrize("blocks", [1, 2])
def test_one_date_is_wrong(index: int, wrong: str, rule: str, expected: str | None, blocks: int) -> None:
    dates = [wrong if i == index else d for i, d in enumerate(DATES)]
    (finding,) = audit(listed(dates, blocks=blocks))
    size = len(DATES) // blocks
    assert (finding.rule, finding.observed, finding.expected) == (rule, wrong, expected)
    assert cells(finding)[0] == ("t01", 1 + index % size, 1 + 3 * (index // size), wrong)


def test_same_dates_and_an_unordered_list_are_silent() -> None:
    assert audit(listed([DATES[0], DATES[0], *DATES[2:]])) == []
    assert audit(listed([DATES[i] for i in (5, 0, 7, 2, 6, 1, 4, 3)])) == []


def test_a_list_may_run_over_the_new_year() -> None:
    assert audit(listed([*DATES[:-1], "11-01-2024"])) == []


@pytest.mark.parametrize("blocks", [1, 2])
@pytest.mark.parametrize(
    ("numbers", "index", "expected"),
    [([1, 2, 3, 4, 5, 5, 7, 8], 5, "6"), ([1, 2, 3, 4, 4, 6, 7, 8], 4, "5"), ([1, 1, 3, 4, 5, 6, 7, 8], 1, "2")],
)
def test_a_repeated_number(numbers: list[int], index: int, expected: str, blocks: int) -> None:
    (finding,) = audit(listed(DATES, numbers, blocks=blocks))
    size = len(DATES) // blocks
    assert (finding.rule, finding.severity, finding.expected) == ("numeracion", "error", expected)
    assert cells(finding)[0] == ("t01", 1 + index % size, 3 * (index // size), str(numbers[index]))


def test_a_gap_is_one_finding() -> None:
    (finding,) = audit(listed(DATES, [1, 2, 3, 5, 6, 7, 8, 9]))
    assert (finding.rule, finding.severity, finding.observed, finding.expected) == ("numeracion", "warning", "5", "4")


def test_codes_and_restarting_numbers_are_no_gaps() -> None:
    assert (
        audit(
            "SUBT | CONCEPTO | MONTO\n21 | Personal | $5\n22 | Bienes | $6\n24 | Transferencias | $7\n29 | Activos | $8"
        )
        == []
    )
    assert audit(listed(DATES, [1, 2, 3, 4, 1, 2, 3, 4])) == []


def test_a_row_printed_twice() -> None:
    rows = (
        "N° | FECHA | COMUNA\n1 | 08-03-2023 | Paine\n2 | 11-04-2023 | Maipú\n"
        "3 | 11-04-2023 | Maipú\n4 | 20-04-2023 | Tiltil"
    )
    (finding,) = audit(rows)
    assert finding.rule == "fila-repetida"
    assert cells(finding) == [("t01", 3, 1, "11-04-2023"), ("t01", 2, 1, "11-04-2023")]


def test_a_row_is_printed_once_in_each_table_under_the_same_header() -> None:
    rows = "Concepto | Importe\nSaldo neto | 168.907,78\nSuperávit | 168.907,78\n{}Saldo neto | 168.907,78"
    assert audit(rows.format("Concepto | Importe\n")) == []
    assert [f.rule for f in audit(rows.format("Ajustes | 3.407,73\n"))] == ["fila-repetida"]


def test_the_header_of_another_part_differs_in_the_corner_only() -> None:
    rows = "Norte | Meta | Logro\nBecas | 4.120 | 3.987\nSalud | 512 | 498\n{}\nBecas | 4.120 | 3.987\nSalud | 88 | 73"
    assert audit(rows.format("Sur | Meta | Logro")) == []
    assert [f.rule for f in audit(rows.format("Sur | 93 | 41"))] == ["fila-repetida"]


def test_a_heading_in_capitals_repeats_the_figure_of_its_only_item() -> None:
    rows = "CONCEPTO | MONTO\nVenta | 25.315\nTRANSFERENCIAS | 4.426.005\n{} | 4.426.005\nGastos | 7.506.692"
    assert audit(rows.format("Transferencias")) == []
    assert [f.rule for f in audit(rows.format("TRANSFERENCIAS"))] == ["fila-repetida"]


def test_a_weekday_that_is_not_the_dates() -> None:
    assert audit("La ceremonia fue el martes 8 de marzo de 2022.") == []
    (finding,) = audit("La ceremonia fue el lunes 8 de marzo de 2022.")
    assert (finding.rule, finding.expected) == ("dia-semana", "martes")
    (finding,) = audit("El plazo venció el 31 de abril de 2022.")
    assert (finding.rule, finding.observed) == ("fecha-imposible", "31 de abril de 2022")
    assert audit("BOLETÍN DE TURISMO 53 FEBRERO 2014") == [], "the number of an issue"


PAID = "Cantidad de beneficiarios con al menos un pago, del 1 de enero de 2023 al {} de 2023. {}"
ROW = "Región | Mujer | Hombre\nMaule | {} | {}"


def test_a_period_unlike_its_neighbours() -> None:
    parts = []
    for index, (end, name) in enumerate(
        [("31 de diciembre", "Protege"), ("31 de enero", "IFE Laboral"), ("31 de diciembre", "Empleo Joven")]
    ):
        parts += [PAID.format(end, name), ROW.format(12345 + 777 * index, 54321 - 555 * index)]
    (finding,) = audit(*parts)
    assert finding.rule == "periodo-distinto"
    assert finding.observed == "del 1 de enero de 2023 al 31 de enero de 2023"
    assert finding.suggestion is not None
    assert "31 de diciembre de 2023" in finding.suggestion
    assert finding.evidence[0].table is None


SAME = "Los pagos a beneficiarios {} llegaron a hogares{}."
LONGER = " rurales, costeros, urbanos, cordilleranos, insulares y australes"


@pytest.mark.parametrize(
    ("text", "behind", "found"),
    [
        (SAME, "", True),
        (SAME, LONGER, True),
        (SAME, f"{LONGER}, lacustres, desérticos y altiplánicos", False),  # mostly about something else
        ("Los pagos a escuelas {} beneficiaron comunas costeras{}.", "", False),
    ],
)
def test_a_period_is_compared_with_those_of_sentences_that_say_the_same(text: str, behind: str, found: bool) -> None:
    others, odd = "del 1 de enero de 2023 al 31 de diciembre de 2023", "del 1 de enero de 2023 al 31 de enero de 2023"
    sentences = [SAME.format(others, ""), text.format(odd, behind), SAME.format(others, "")]
    assert [(f.rule, f.observed) for f in audit(*sentences)] == ([("periodo-distinto", odd)] if found else [])


def test_periods_that_are_meant_to_differ_are_silent() -> None:
    parts = []
    for index, end in enumerate(["31 de marzo", "30 de junio", "30 de septiembre", "31 de diciembre"]):
        parts += [PAID.format(end, "Protege"), ROW.format(12345 + 777 * index, 54321 - 555 * index)]
    assert audit(*parts) == []


def test_a_period_ends_after_it_begins() -> None:
    (finding,) = audit("Se informa el período del 1 de marzo de 2023 al 1 de enero de 2023.")
    assert finding.rule == "periodo-invertido"


def test_a_row_ends_after_it_begins() -> None:
    rows = "Obra | Inicio | Término\nPlaza | 02-03-2023 | 30-08-2023\nCesfam | 15-06-2023 | 15-05-2023"
    (finding,) = audit(rows)
    assert finding.rule == "periodo-invertido"
    assert cells(finding) == [("t01", 2, 2, "15-05-2023"), ("t01", 2, 1, "15-06-2023")]


MONTHS = "Mes | Ingresos\n" + "\n".join(
    f"{m} | {1000 + 37 * i}" for i, m in enumerate(["Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio"])
)


def test_the_announced_months_are_the_tables() -> None:
    assert audit("Ingresos por mes, enero a junio de 2023", MONTHS) == []
    (finding,) = audit("Ingresos por mes, enero a marzo de 2023", MONTHS)
    assert (finding.rule, finding.expected) == ("periodo-tabla", "enero a junio")


def test_a_sentence_about_some_months_announces_no_table() -> None:
    assert audit("Mayo fue el mejor mes. Entre febrero y abril de 2023 ingresaron 3.333 personas.", MONTHS) == []
    (finding,) = audit("Los que siguen son los ingresos entre febrero y abril de 2023.", MONTHS)
    assert (finding.rule, finding.observed) == ("periodo-tabla", "entre febrero y abril de 2023")


@settings(max_examples=trials(200))
@given(st.lists(st.integers(0, 400), min_size=1, max_size=40))
def test_the_longest_run_is_ordered_and_none_is_longer(values: list[int]) -> None:
    run = longest_run(values)
    assert run == sorted(run)
    kept = [values[i] for i in run]
    assert kept == sorted(kept)
    lengths = [1] * len(values)
    for i in range(len(values)):
        for j in range(i):
            if values[j] <= values[i]:
                lengths[i] = max(lengths[i], lengths[j] + 1)
    assert len(run) == max(lengths)


@settings(max_examples=trials(100))
@given(st.integers(6, 30), st.integers(0, 10_000), st.data())
def test_the_one_displaced_element_is_the_one_named(size: int, start: int, data: st.DataObject) -> None:
    days = [date(2022, 1, 1) + timedelta(days=start % 30 + 9 * i) for i in range(size)]
    values = [d.toordinal() for d in days]
    index = data.draw(st.integers(2, size - 3))
    values[index] = values[0] - 5
    assert out_of_order(values) == [index]


def test_dates_with_the_month_first_are_possible() -> None:
    days = ["1/15/2017", "2/28/2017", "3/30/2017", "9/30/2017"]
    table = "Event | Date | Place\n" + "\n".join(f"E{i} | {d} | P{i}" for i, d in enumerate(days))
    assert audit("Fiscal year 10/1/2016 to 9/30/2017.", table) == []


def test_an_impossible_date_of_either_order_is_named() -> None:
    (day_first,) = audit("Se realizó el 31-02-2023 y el 28-03-2023.")
    (month_first,) = audit("Held on 9/30/2017, 10/31/2017 and 13/31/2017.")
    assert (day_first.rule, day_first.observed) == ("fecha-imposible", "31-02-2023")
    assert (month_first.rule, month_first.observed) == ("fecha-imposible", "13/31/2017")


@pytest.mark.parametrize(
    "codes",
    [
        ["21.01.01", "21.01.02", "22.04.01", "01.50.09", "24.33.10"],
        ["01-50-09", "01-50-10", "01-51-02", "31-02-01", "31-02-02"],
        ["1110.01.02", "1110.01.31", "1110.02.30", "1110.13.01", "1120.01.01"],
    ],
)
def test_codes_of_accounts_are_no_dates(codes: list[str]) -> None:
    rows = "\n".join(f"{c} | Cuenta {i} | {1000 * i + 123}" for i, c in enumerate(codes, 1))
    assert audit(f"Código | Denominación | Monto\n{rows}") == []


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("Ítem", ["01", "02", "03", "06", "07"]),
        ("Ítem", ["21", "22", "24", "25", "26"]),
        ("N°", ["2006", "2007", "2008", "2009", "2011"]),
    ],
)
def test_codes_and_years_are_no_numbering(header: str, codes: list[str]) -> None:
    rows = "\n".join(f"{c} | Concepto {i} | {1000 * i + 123}" for i, c in enumerate(codes, 1))
    assert audit(f"{header} | Denominación | Monto\n{rows}") == []


@pytest.mark.parametrize(
    ("years", "wrong", "right"),
    [("2019 2019 2020 2021 2022 2023", "2019", "2018"), ("2018 2019 2020 2020 2022 2023", "2020", "2021")],
)
def test_a_year_printed_twice_in_a_header_is_named(years: str, wrong: str, right: str) -> None:
    header = " | ".join(["Contexto", *years.split(), "Total"])
    (finding,) = audit(f"{header}\nA | 1 | 2 | 3 | 4 | 5 | 6 | 21\nB | 2 | 3 | 4 | 5 | 6 | 7 | 27")
    assert (finding.rule, finding.observed, finding.expected) == ("numeracion", wrong, right)


@pytest.mark.parametrize(
    "years",
    [
        "2018 2019 2020 2021 2022 2023",
        "2018 2018 2019 2019 2020 2020",
        "2018 2020 2021 2022 2023 2024",
        "2018 2019 2020 2021 2022 2022",
    ],
)
def test_years_that_count_or_stand_in_pairs_or_leave_one_out_are_silent(years: str) -> None:
    header = " | ".join(["Contexto", *years.split(), "Total"])
    assert audit(f"{header}\nA | 1 | 2 | 3 | 4 | 5 | 6 | 21\nB | 2 | 3 | 4 | 5 | 6 | 7 | 27") == []
