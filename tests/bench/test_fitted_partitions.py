"""The invented sentences from which lists of parts are fitted."""

from __future__ import annotations

import random
import re

import pytest

from bench.claims_model.fitted_partitions import SENTENCES, filled

LINES = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line[:1] in "+-"]


@pytest.mark.parametrize("line", LINES)
def test_a_form_has_a_whole_and_parts(line: str) -> None:
    whole = "{=}" if line.startswith("+") else "{n}"
    assert line.count(whole) == 1
    assert len(re.findall(r"\{w?\}", line)) > 1
    assert not re.search(r"\{(?!=\}|n\}|w\}|\})", line)


def test_parts_are_filled_so_that_they_add_up() -> None:
    text = filled("Hubo {=} visitas, {} de ida y {} de vuelta.", random.Random(3))
    whole, *parts = (int(n.replace(".", "")) for n in re.findall(r"\d[\d.]*", text.rstrip(".")))
    assert whole == sum(parts)
