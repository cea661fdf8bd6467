"""Slips put into annotated figures: each makes the figure wrong beyond its rounding."""

from __future__ import annotations

import random

import pytest

from bench.spoilt_prose.annotations import Annotation, NumeralReading, Spot, spot_of
from bench.spoilt_prose.spoiling import Target, formula_range, groups_apart, spoilt, with_replaced
from pipeline.geometry import Place
from pipeline.model import Document, Paragraph, Source

NOWHERE = Spot(0, 0, 1)


def value(text: str) -> tuple[float, int]:
    """The value and the decimals of a figure in the Spanish manner."""
    whole, _, decimals = text.replace(".", "").partition(",")
    return float(f"{whole}.{decimals or 0}"), len(decimals)


READING = NumeralReading(value, {"s": lambda part, whole: part / whole * 100})


def annotation(numeral: str, kind: str = "cell", **more: object) -> Annotation:
    return Annotation({"numeral": numeral, "kind": kind, "page": 1, "before": "", "after": "", **more})


def test_a_formula_gives_all_that_its_rounded_numbers_allow() -> None:
    assert formula_range("s(1.5, 10)", READING) == pytest.approx((14.5, 15.5))
    assert formula_range("s(2, 10)", READING) == (20.0, 20.0)


@pytest.mark.parametrize("seed", range(30))
def test_no_slip_is_within_the_rounding_of_its_formula(seed: int) -> None:
    target = Target(annotation("15,0", "derived", derivation="s(1.5, 10)"), NOWHERE)
    slipped = spoilt(target, READING, random.Random(seed))
    assert slipped is not None
    text = slipped.spot.replacement
    assert len(text) == len("15,0")
    assert not 14.4 <= value(text)[0] <= 15.6


@pytest.mark.parametrize("seed", range(10))
def test_where_only_the_first_digit_matters_the_others_stay(seed: int) -> None:
    slipped = spoilt(Target(annotation("120", mut="lead"), NOWHERE), READING, random.Random(seed))
    assert slipped is not None
    assert slipped.spot.replacement.endswith("20") or slipped.spot.replacement == "210"


def test_figures_that_say_what_others_must_be_are_spoilt_apart() -> None:
    def at(block: int, numeral: str, **more: object) -> Target:
        return Target(annotation(numeral, **more), Spot(block, 0, 1))

    part, whole, share = at(0, "20"), at(3, "80"), at(6, "25", derivation="s(20.0, 80.0)")
    neighbour, same_number = at(1, "7"), at(9, "80")
    groups = groups_apart([part, whole, share, neighbour, same_number], READING)
    assert groups == [[part, whole], [share, neighbour], [same_number]]


def test_a_figure_is_found_by_what_is_around_it() -> None:
    texts = ("Hubo 12 casos en marzo.", "Se atendió a 12 personas en las oficinas del servicio.")
    blocks = tuple(Paragraph(text, place=Place(1)) for text in texts)
    document = Document("x", Source("x.pdf", "", "pdf"), blocks)
    found = spot_of(document, annotation("12", before="Se atendió a ", after=" personas en las oficinas"))
    assert found == Spot(1, 13, 15)
    assert with_replaced(document, [Spot(1, 13, 15, "21")]).blocks[1] == Paragraph(
        texts[1].replace("12", "21"), place=Place(1)
    )
    assert spot_of(document, annotation("13", before="Se atendió a ")) is None
