"""Rates of one table against the levels of another: those that hold are checks, one that does not is named."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.agreement import audit as agreement
from tests.validate.accounts import account, cells, findings

MONTHS = [
    "jul-17",
    "ago-17",
    "sep-17",
    "oct-17",
    "nov-17",
    "dic-17",
    *(f"{m}-18" for m in ("ene", "feb", "mar", "abr", "may", "jun", "jul")),
]
HEADER = "Indicador | Variación mensual | Variación acumulada (respecto a diciembre 2017) | Variación últimos 12 meses"


def percent(last: int, first: int) -> str:
    rate = (Decimal(last) / first - 1) * 100
    return str(rate.quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


def tables(levels: dict[str, list[int]], rates: dict[str, list[str]], *, across: bool = True) -> tuple[str, ...]:
    """A series (months across or down) and the table of its rates."""
    if across:
        series = [f"Serie | {' | '.join(MONTHS)}", *(f"{n} | {' | '.join(map(str, v))}" for n, v in levels.items())]
    else:
        series = [f"Mes | {' | '.join(levels)}"]
        series += [f"{m} | {' | '.join(str(v[i]) for v in levels.values())}" for i, m in enumerate(MONTHS)]
    said = [HEADER, *(f"{n} | {' | '.join(v)}" for n, v in rates.items())]
    return ("Cuenta 2018", "Evolución de los valores", "\n".join(series), "Variación de los valores", "\n".join(said))


def made(seed: int) -> tuple[dict[str, list[int]], dict[str, list[str]]]:
    rng = random.Random(seed)
    levels: dict[str, list[int]] = {}
    for name in ("Canasta básica", "Línea de pobreza", "Pobreza extrema"):
        value = rng.randint(30_000, 200_000)
        levels[name] = [value := int(value * rng.uniform(0.97, 1.06)) for _ in MONTHS]
    rates = {n: [percent(v[-1], v[-2]), percent(v[-1], v[5]), percent(v[-1], v[0])] for n, v in levels.items()}
    return levels, rates


@pytest.mark.parametrize("across", [True, False])
@given(seed=st.integers(0, 10**6))
def test_rates_of_the_levels_are_never_accused(across: bool, seed: int) -> None:
    document = account(*tables(*made(seed), across=across))
    found, checks = agreement.audit_document(document)
    assert found == ()
    assert sum(c.kind == "crecimiento-tabla" and c.holds for c in checks) == 9


@pytest.mark.parametrize("across", [True, False])
def test_one_spoilt_rate_is_named_with_its_levels(across: bool) -> None:
    levels, rates = made(7)
    right = rates["Canasta básica"][2]
    wrong = right[:-1] + str((int(right[-1]) + 5) % 10)
    rates["Canasta básica"][2] = wrong
    (finding,) = findings(account(*tables(levels, rates, across=across)))
    assert (finding.rule, finding.severity, finding.observed, finding.expected) == (
        "crecimiento-tabla",
        "error",
        wrong,
        right,
    )
    assert {text for *_, text in cells(finding)} == {
        wrong,
        str(levels["Canasta básica"][0]),
        str(levels["Canasta básica"][-1]),
    }


def test_rates_of_something_else_are_not_compared() -> None:
    levels, rates = made(11)
    others = {name: [f"{90 + i},{i}" for i in range(3)] for name in rates}
    document = account(*tables(levels, others))
    found, checks = agreement.audit_document(document)
    assert found == ()
    assert not [c for c in checks if c.kind == "crecimiento-tabla"]


def test_a_header_names_a_year_that_is_neither_the_first_nor_the_one_before() -> None:
    levels = {
        "Canasta básica": (41_210, 42_903, 43_118, 45_760, 46_222),
        "Línea": (118_400, 121_077, 125_310, 126_900, 131_245),
    }
    levels["Pobreza extrema"] = (78_930, 80_712, 83_540, 84_601, 87_493)
    series = "\n".join(
        ["Serie | 2014 | 2015 | 2016 | 2017 | 2018", *(f"{n} | {' | '.join(map(str, v))}" for n, v in levels.items())]
    )
    header = "Serie | Variación respecto a 2017 | Variación respecto a 2016"
    rates = [[n, percent(v[4], v[3]), percent(v[4], v[2])] for n, v in levels.items()]
    rates[1][2] = "7,4"
    said = "\n".join([header, *(" | ".join(row) for row in rates)])
    (finding,) = findings(account("Cuenta 2018", "Evolución de los valores", series, "Variación de los valores", said))
    assert (finding.rule, finding.observed, finding.expected) == ("crecimiento-tabla", "7,4", "4,7")
