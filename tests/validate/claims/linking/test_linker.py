"""Linking the figures of a long text: what it keeps of each figure."""

from __future__ import annotations

import weakref

import pytest

from pipeline.extract.reader import read
from pipeline.validate.claims.audit import audit_document
from pipeline.validate.claims.linking.features import FeatureReader, Features
from pipeline.validate.claims.sentence.mentions import Mention

TABLE = "Comuna\tCasos\nArica\t{0}12\nPutre\t{0}31\n\n"
PROSE = "En Arica hubo {0}12 casos y en Putre {0}31.\n\n"


def test_the_features_of_one_figure_are_kept_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of all figures for all rows took more than 2 GB of a text of 97 kB, one passage 495 times."""
    made: list[weakref.ref[Features]] = []
    at_once: list[int] = []
    features_of = FeatureReader.read

    def watched(reader: FeatureReader, mention: Mention) -> Features:
        at_once.append(sum(ref() is not None for ref in made))
        found = features_of(reader, mention)
        made.append(weakref.ref(found))
        return found

    monkeypatch.setattr(FeatureReader, "read", watched)
    text = "".join(TABLE.format(n) + PROSE.format(n) for n in range(2, 8))
    numerals, _ = audit_document(read(text.encode(), "x", "x.txt"))
    assert [n.verdict for n in numerals if n.reading == "claim"] == ["verified"] * 12
    assert len(made) == 12
    assert max(at_once) <= 1
