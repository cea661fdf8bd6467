"""Paragraphs whose figures refute one of them, whatever words join them; and paragraphs that only look so."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.quantities.printing import show_float
from tests.trials import trials
from tests.validate.accounts import account, findings, numeral

LISTED = (
    "Los {} egresos del año se reparten así: alta a domicilio {} (4.180 egresos), traslado {} ({} egresos), alta"
    " voluntaria 8,0 % (440 egresos) y fallecimiento 4,0 % (220 egresos)."
)
STATED = [
    (LISTED.format("5.500", "{}", "12,0 %", "660"), "76,0 %", "67,0 %"),
    (LISTED.format("5.500", "76,0 %", "12,0 %", "{}"), "660", "960"),
    # a share whose part and whole a remainder proves, and a remainder whose part and whole a share proves
    ("De 48 obras de pavimento terminaron 36, es decir, el {}, y 12 seguían en ejecución.", "75 %", "57 %"),
    (
        "Se visitaron 2.400 viviendas, 1.560 de ellas con subsidio, o sea, el 65 %, y las {} restantes sin él.",
        "840",
        "480",
    ),
    ("Se recibieron 1.250 reclamos, de los que 875 se resolvieron (70 %) y {} quedaron pendientes.", "375", "385"),
    # a difference whose words join it to its two levels, though no share proves anything
    ("La biblioteca pierde {} socios (12.437 en marzo frente a 10.585 en junio).", "1.852", "1.582"),
    ("Los consultorios suman {} pacientes más (6.214 en 2021 frente a 7.391 en 2022).", "1.177", "1.777"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), STATED)
def test_a_figure_that_the_others_of_its_list_refute(text: str, right: str, wrong: str) -> None:
    assert not findings(account(text.format(right)))
    assert numeral(account(text.format(right)), right).verdict == "verified"
    said_of = [e.text for f in findings(account(text.format(wrong))) for e in f.evidence]
    assert wrong in said_of, "the slip is reported"


OTHERS = [
    # a part of a part, and a bound
    "Antes de la obra había un 20% de salas desocupadas, de las cuales 85% fueron ocupadas al año siguiente.",
    "El norte encabeza el gasto medio, con 39.318 pesos anuales, mientras que el sur lo cierra con 26.890 pesos, una"
    " diferencia superior al 45 por ciento entre ambos extremos.",
    # amounts that nearly differ by another one, which no words join to them
    "Del total de 1.309 toneladas, 1.262 son de papel, lo que representa un aumento de 147 en un año.",
    # parts that leave out others, though one slip of theirs would close the sum
    "Se atendió a 83 cooperativas, 47 de ellas en la costa y 30 en el valle.",
    "Se recibieron 1.250 reclamos, de los que 875 se resolvieron (70 %) en un promedio de 365 horas.",
    "Se fijan bonificaciones del 50 %, 40 % y 30 % para los cargos de contador, tesorero y jefe de compras.",
    "La cobertura llegó a 86 % en la región y a 93 % en la capital.",
    "Hubo 97.931 inscritos, 11.010 becas y 86.221 beneficios entregados en la red.",
    "El 60,5 % de los usuarios es chileno y el 34,9 % extranjero.",
    "La letalidad es de 2,2 % (IC 95 % 1,95 % - 2,52 %).",
]


@pytest.mark.parametrize("text", OTHERS)
def test_figures_of_different_things_accuse_nobody(text: str) -> None:
    assert not findings(account(text))


@settings(max_examples=trials(40), deadline=None)
@given(parts=st.lists(st.integers(120, 9_800), min_size=3, max_size=6, unique=True))
def test_a_list_of_shares_that_agree_accuses_nobody(parts: list[int]) -> None:
    whole = sum(parts)
    names = ["urgencia", "farmacia", "dental", "rayos", "maternidad", "pabellón"]
    listed = [
        f"{n} {show_float(100 * p / whole, 1)} % ({show_float(p, 0)} casos)" for n, p in zip(names, parts, strict=False)
    ]
    text = f"Del total de {show_float(whole, 0)} casos, las unidades representaron: {', '.join(listed)}."
    assert not findings(account(text))
