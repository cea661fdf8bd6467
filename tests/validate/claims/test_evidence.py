"""What is shown for a verdict: the cells, or the figures of the prose that confirm one."""

from __future__ import annotations

from pipeline.model import Numeral
from pipeline.validate.claims import audit
from tests.validate.accounts import account


def numerals(*parts: str) -> dict[str, list[Numeral]]:
    found: dict[str, list[Numeral]] = {}
    for numeral in audit.audit_document(account("Cuenta pública 2023", *parts))[0]:
        found.setdefault(numeral.text, []).append(numeral)
    return found


def test_a_figure_that_another_sentence_repeats_quotes_it() -> None:
    first = "Durante el año se atendieron 48.317 consultas de urgencia en el hospital."
    again = "Las consultas de urgencia atendidas en el hospital fueron 48.317 en el año."
    one, two = numerals(first, again)["48.317"]
    assert (one.verdict, two.verdict) == ("verified", "verified")
    assert [(e.table, e.text, e.sentence) for e in one.evidence] == [(None, "48.317", again)]
    assert [(e.table, e.text, e.sentence) for e in two.evidence] == [(None, "48.317", first)]


def test_a_figure_that_others_of_its_sentence_confirm_quotes_them() -> None:
    said = "De las 1.240 personas atendidas, 812 son mujeres y 428 son hombres."
    (women,) = numerals(said)["812"]
    assert women.verdict == "verified"
    assert {e.text for e in women.evidence} == {"1.240 personas", "428"} or {e.text for e in women.evidence} == {
        "1.240",
        "428",
    }
