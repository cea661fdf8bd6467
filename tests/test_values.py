"""Values are compared, hashed, copied and pickled by their fields, whatever they have computed."""

from __future__ import annotations

import pickle
from dataclasses import replace

from pipeline.extract.layout.lines import Line
from pipeline.geometry import Box
from pipeline.values import cached_property, dataclass


@dataclass(frozen=True)
class _Sum:
    parts: tuple[int, ...]

    @cached_property
    def total(self) -> int:
        """All parts."""
        return sum(self.parts)


def test_a_value_is_known_by_its_fields() -> None:
    one, other = _Sum((1, 2)), _Sum((1, 2))
    assert one.total == 3
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, _Sum((2, 1))}) == 2
    assert repr(one) == "_Sum(parts=(1, 2))"
    assert replace(one, parts=(4, 5)).total == 9
    assert pickle.loads(pickle.dumps(one)) == other


def test_what_was_computed_is_kept() -> None:
    value = _Sum((1, 2))
    assert "total" not in vars(value)
    assert value.total == vars(value)["total"] == 3
    assert isinstance(Line.__dict__["box"], cached_property)


def test_a_box_is_no_other_value_with_its_numbers() -> None:
    box = Box(1.0, 2.0, 3.0, 4.0)
    assert box == Box(1.0, 2.0, 3.0, 4.0) != (1.0, 2.0, 3.0, 4.0)
    assert pickle.loads(pickle.dumps(box)) == box
