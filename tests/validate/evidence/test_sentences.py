"""Sentences of Spanish official prose end where they end."""

from __future__ import annotations

import pytest

from pipeline.validate.evidence.sentences import spans

CASES = [
    ("Se atendió a 1.249 personas. El 66% son mujeres.", ["Se atendió a 1.249 personas.", "El 66% son mujeres."]),
    ("La Asoc. Gremial y el Art. 5 rigen. Fin.", ["La Asoc. Gremial y el Art. 5 rigen.", "Fin."]),
    ("Según la Ley N°. 20.500 se creó.", ["Según la Ley N°. 20.500 se creó."]),
    ("Alcanzó un 98,28%. Por otra parte, subió.", ["Alcanzó un 98,28%.", "Por otra parte, subió."]),
    ("La empresa METRO S.A. firmó.", ["La empresa METRO S.A. firmó."]),
    ("¿Cuántos? 25 comunas.", ["¿Cuántos?", "25 comunas."]),
    ("1. Balance del año", ["1. Balance del año"]),
    ("  Uno.   Dos.  ", ["Uno.", "Dos."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in spans(text)] == expected
