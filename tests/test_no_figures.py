"""No rule, schema or code names a figure of the source document: what is found there is found by general rules."""

from __future__ import annotations

import re

import pytest

from tests.places import ROOT

_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w])")
_TELLING_DIGITS = 4  # shorter figures are anybody's


def figures(text: str) -> set[str]:
    """The figures of four digits and more, marks taken off; years and dates say nothing of a document."""
    found = set()
    for match in _FIGURE.findall(re.sub(r"\d{1,2}-\d{1,2}-\d{4}", " ", text)):
        digits = re.sub(r"\D", "", match)
        if (
            len(digits) >= _TELLING_DIGITS
            and not re.fullmatch(r"(19|20)\d\d", digits)
            and not re.fullmatch(r"10+", digits)
        ):
            found.add(digits)
    return found


SOURCE = figures((ROOT / "raw" / "sence-metropolitana-2022.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", ["pipeline", "schemas"])
def test_no_figure_of_the_source_document_is_named(folder: str) -> None:
    named = {
        f"{path.relative_to(ROOT)}: {figure}"
        for path in (ROOT / folder).rglob("*.py")
        for figure in figures(path.read_text(encoding="utf-8")) & SOURCE
    }
    assert sorted(named) == []
