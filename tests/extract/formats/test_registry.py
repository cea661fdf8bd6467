"""What the line of a format says of it: the module that reads it, and the one that reads it again."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from types import SimpleNamespace

import pytest

from pipeline.extract.formats import registry
from pipeline.extract.formats.registry import FORMATS, FormatReader, SecondReader
from pipeline.extract.read_again import read_again
from pipeline.extract.second_reading.answers import Asked, Reread

ASKED = [Asked("1.234"), Asked("9.999")]


def test_every_module_that_a_line_names_is_there() -> None:
    assert len({f.name for f in FORMATS}) == len(FORMATS)
    for format in FORMATS:
        assert callable(format.read()), format.name
        assert format.second is None or callable(format.second.reread()), format.name


def test_a_format_is_read_again_by_the_module_of_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def reread(data: bytes, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
        return {one: Reread("alike") for one in asked if one.text.encode() in data}

    monkeypatch.setitem(sys.modules, "another.reader", SimpleNamespace(reread=reread))
    acta = FormatReader("acta", "acta", lambda c: True, "none", SecondReader("otra", "another.reader"))
    plain = FormatReader("plain", "llano", lambda c: True, "none", second=None)
    monkeypatch.setattr(registry, "FORMATS", (acta, plain))
    assert [one.text for one in read_again(b"1.234", "acta", ASKED)] == ["alike", "unread"]
    assert [one.text for one in read_again(b"1.234", "plain", ASKED)] == ["unread", "unread"]
