"""What texts are by their words alone."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless.lines.text_kinds import is_open


@pytest.mark.parametrize("text", ["Soltero/a", "Niños/as", "Jefe/a", "Total", "Fondo A", "Serie E"])
def test_the_ending_of_the_other_gender_and_a_letter_that_names_are_no_words_that_go_on(text: str) -> None:
    assert not is_open(text)


@pytest.mark.parametrize("text", ["Hombres y/o", "Aporte a", "APORTES A", "Servicio de", "Talleres,", "Ley N°"])
def test_a_text_that_cannot_end_here_is_open(text: str) -> None:
    assert is_open(text)
