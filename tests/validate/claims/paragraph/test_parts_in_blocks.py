"""Parts behind a pause, in the next sentence or in blocks; what is compared, or of a total, in the press."""

from __future__ import annotations

import pytest

from tests.validate.accounts import account, findings, numeral, verdicts

BLOCKS = ["Este lunes se repartieron {} frazadas nuevas en la zona H-19:", "14 en la caleta", "9 en Puerto Viejo",
          "6 en la estación", "3 en el refugio"]  # fmt: skip
INTO_THE_NEXT = (
    "De los 67 alumnos, {} vienen de liceos con convenio, mientras que 12 pidieron traslado. Los otros 10 esperan su"
    " ficha."
)
TO_THE_END = (
    "De los 46 alumnos, 31 vienen de liceos con convenio, mientras que los otros 11 pidieron traslado, mientras que {}"
    " esperan su ficha."
)


def test_blocks_that_begin_with_a_part_refute_the_count_above_them() -> None:
    right = [BLOCKS[0].format(32), *BLOCKS[1:]]
    assert not findings(account(*right))
    assert numeral(account(*right), "32").verdict == "verified"
    (finding,) = findings(account(BLOCKS[0].format(37), *BLOCKS[1:]))
    assert "37" in [e.text for e in finding.evidence]
    (finding,) = findings(account(*right[:2], "5 en Puerto Viejo", *right[3:]))
    assert finding.message.startswith("La frase dice 32, pero de sus propias cifras resulta 28")


def test_two_parts_of_one_block_are_joined_by_a_dash() -> None:
    joined = [BLOCKS[0].format(32), "14 en la caleta - 9 en Puerto Viejo", *BLOCKS[3:]]
    assert not findings(account(*joined))
    assert numeral(account(*joined), "32").verdict == "verified"


@pytest.mark.parametrize(
    "parts",
    [
        ("Se repartieron 32 frazadas, entre otros lugares en:", *BLOCKS[1:3], "6 en la estación"),
        ("Se repartieron 32 frazadas:", "14 en la caleta", "9 en Puerto Viejo, 2 de ellas usadas", "6 en la estación"),
        ("Se repartieron 32 frazadas.", "14 en la caleta", "9 en Puerto Viejo", "6 en la estación"),
        ("Se repartieron 32 frazadas:", "14 en la caleta", "9 en Puerto Viejo"),
    ],
)
def test_blocks_that_are_not_all_parts_accuse_nobody(parts: tuple[str, ...]) -> None:
    assert not findings(account(*parts))


def test_the_rest_is_told_in_the_next_sentence() -> None:
    assert not findings(account(INTO_THE_NEXT.format(45)))
    assert numeral(account(INTO_THE_NEXT.format(45)), "67").verdict == "verified"
    (finding,) = findings(account(INTO_THE_NEXT.format(54)))
    assert "54" in [e.text for e in finding.evidence]


def test_others_are_no_rest_where_more_parts_follow_that_add_up() -> None:
    assert not findings(account(TO_THE_END.format(4)))


@pytest.mark.parametrize(
    "text",
    [
        INTO_THE_NEXT.format(54).replace("Los otros", "Otros"),
        INTO_THE_NEXT.format(54).replace("De los 67 alumnos", "Ingresaron 67 alumnos"),
        "De los 67 alumnos, 54 vienen de liceos con convenio, mientras que 12 pidieron traslado. Los 10 profesores los"
        " recibieron.",
    ],
)
def test_what_opens_the_next_sentence_may_be_no_rest(text: str) -> None:
    assert not findings(account(text))


LEVELS = "La feria vendió USD {} millones, {}% por {} de los USD 15.806,1 millones de la temporada anterior."


@pytest.mark.parametrize(("now", "growth", "beyond"), [("16.720,3", "5,8", "encima"), ("15.205,5", "3,8", "debajo")])
def test_growth_above_or_below_a_level(now: str, growth: str, beyond: str) -> None:
    assert not findings(account(LEVELS.format(now, growth, beyond)))
    assert (f"{growth}%", "verified") in verdicts(account(LEVELS.format(now, growth, beyond)))
    wrong = growth[::-1]
    (finding,) = findings(account(LEVELS.format(now, wrong, beyond)))
    assert f"{wrong}%" in [e.text for e in finding.evidence]


def test_a_level_that_is_compared_is_no_bound() -> None:
    text = LEVELS.format("16.720,3", "5,8", "encima").replace("15.806,1", "18.506,1")
    assert len(findings(account(text))) == 1
    assert not findings(account("La feria vendió más de USD 16.700 millones, por encima de los USD 15.806 millones."))


OF_TOTAL = (
    "Las ventas totales del puerto fueron de USD 16.720,3 millones, más que antes. Las de merluza representaron el {}%"
    " del total, alcanzando un valor de USD {} millones, y las otras el resto."
)


@pytest.mark.parametrize(("wrong", "part"), [("63,6", "11.082,1"), ("66,3", "11.802,1")])
def test_a_share_of_the_total_of_the_sentence_before(wrong: str, part: str) -> None:
    assert not findings(account(OF_TOTAL.format("66,3", "11.082,1")))
    assert ("66,3%", "verified") in verdicts(account(OF_TOTAL.format("66,3", "11.082,1")))
    (finding,) = findings(account(OF_TOTAL.format(wrong, part)))
    assert finding.message.startswith(f"La frase dice {wrong}%")


@pytest.mark.parametrize(
    "text",
    [
        OF_TOTAL.format("63,6", "11.082,1").replace("ventas totales", "ventas"),
        OF_TOTAL.format("63,6", "11.082,1").replace("alcanzando un valor", "con un aumento"),
        OF_TOTAL.format("63,6", "11.082,1").replace("del total", "del padrón"),
        OF_TOTAL.format("63,6", "11.082,1").replace("más que antes", "y las compras totales USD 19.101,0 millones"),
    ],
)
def test_a_share_of_something_else_accuses_nobody(text: str) -> None:
    assert not findings(account(text))


def test_what_is_negated_leaves_no_third() -> None:
    text = "Hay 1,1 millones de jefas de hogar, de ellas el {} por ciento está ocupada y el 6,5 por ciento, desocupada."
    assert not findings(account(text.format("93,5")))
    assert len(findings(account(text.format("92,5")))) == 1
    assert not findings(account(text.format("92,5").replace("desocupada", "con un subsidio")))
