"""A number that notes where another value of it would have decided otherwise.

One run over the pages with every threshold watched says which pages another value can move at all; only these are read
again with it (``bench/sensitivity.py``).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import numpy as np

Key = tuple[str, int]  # a threshold, and which of its other values
Number = float  # int, float or Decimal
_NUMBERS = (int, float, Decimal, np.integer, np.floating)

_PLAIN = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "truediv": operator.truediv,
    "floordiv": operator.floordiv,
    "mod": operator.mod,
    "pow": operator.pow,
}
_COMPARED = {
    "lt": operator.lt,
    "le": operator.le,
    "gt": operator.gt,
    "ge": operator.ge,
    "eq": operator.eq,
    "ne": operator.ne,
}


class Watched:
    """A number and what it would be with other values of the thresholds it was computed from.

    ``others`` has the value by key. Arithmetic with a watched number gives a watched number; a comparison that would
    come out otherwise adds the key to ``moved``, and so does every use that cannot be followed (an index, a rounding).
    """

    __slots__ = ("moved", "others", "value")

    def __init__(self, value: Number, others: Mapping[Key, Number], moved: set[Key]) -> None:
        self.value, self.others, self.moved = value, others, moved

    def _with(self, other: Any, combine: Callable[[Any, Any], Any]) -> Watched:
        if isinstance(other, Watched):
            keys = self.others.keys() | other.others.keys()
            pairs = {k: (self.others.get(k, self.value), other.others.get(k, other.value)) for k in keys}
            return Watched(
                combine(self.value, other.value), {k: _safe(combine, a, b) for k, (a, b) in pairs.items()}, self.moved
            )
        others = {k: _safe(combine, v, other) for k, v in self.others.items()}
        return Watched(combine(self.value, other), others, self.moved)

    def _compared(self, other: Any, compare: Callable[[Any, Any], bool]) -> bool:
        value = other.value if isinstance(other, Watched) else other
        result = compare(self.value, value)
        for key in self.others.keys() | (other.others.keys() if isinstance(other, Watched) else set()):
            against = other.others.get(key, value) if isinstance(other, Watched) else other
            if compare(self.others.get(key, self.value), against) != result:
                self.moved.add(key)
        return result

    def _escaped(self) -> Number:
        self.moved.update(key for key, value in self.others.items() if value != self.value)
        return self.value

    def __array_ufunc__(self, ufunc: Any, method: str, *given: Any, **named: Any) -> Any:
        """What numpy makes of it and of arrays: a plain result, and a note of every key that would give another one."""

        def result(key: Key | None) -> Any:
            plain = [g.others.get(key, g.value) if isinstance(g, Watched) else g for g in given]
            return getattr(ufunc, method)(*plain, **named)

        out = named.pop("out", None)  # of ``scores += number``: every value would be computed in its place
        usual = result(None)
        for key in {key for g in given if isinstance(g, Watched) for key in g.others}:
            if not np.array_equal(usual, result(key)):
                self.moved.add(key)
        if out is not None:
            out[0][...] = usual
            return out[0]
        return usual

    def __neg__(self) -> Watched:
        return Watched(-self.value, {k: -v for k, v in self.others.items()}, self.moved)

    def __abs__(self) -> Watched:
        return Watched(abs(self.value), {k: abs(v) for k, v in self.others.items()}, self.moved)

    def __round__(self, digits: int | None = None) -> Any:
        others = {k: round(v, digits) for k, v in self.others.items()}
        return Watched(round(self.value, digits), others, self.moved)

    def __int__(self) -> int:
        if any(int(v) != int(self.value) for v in self.others.values()):
            self._escaped()
        return int(self.value)

    def __bool__(self) -> bool:
        return bool(self != 0)

    def __index__(self) -> int:
        return operator.index(self._escaped())

    def __float__(self) -> float:
        return float(self._escaped())

    def __hash__(self) -> int:
        return hash(self._escaped())

    def __format__(self, form: str) -> str:
        return format(self._escaped(), form)


def _safe(combine: Callable[[Any, Any], Any], one: Any, other: Any) -> Any:
    try:
        return combine(one, other)
    except ArithmeticError:
        return float("nan")  # which compares with nothing: the page is read again


def _plain(combine: Callable[[Any, Any], Any], turned: bool) -> Callable[[Watched, Any], Any]:
    def operation(self: Watched, other: Any) -> Any:
        if not isinstance(other, (Watched, *_NUMBERS)):
            return NotImplemented
        return self._with(other, (lambda a, b: combine(b, a)) if turned else combine)

    return operation


def _comparison(compare: Callable[[Any, Any], bool]) -> Callable[[Watched, Any], Any]:
    def operation(self: Watched, other: Any) -> Any:
        if not isinstance(other, (Watched, *_NUMBERS)):
            return NotImplemented
        return self._compared(other, compare)

    return operation


for _name, _combine in _PLAIN.items():
    setattr(Watched, f"__{_name}__", _plain(_combine, turned=False))
    setattr(Watched, f"__r{_name}__", _plain(_combine, turned=True))
for _name, _compare in _COMPARED.items():
    setattr(Watched, f"__{_name}__", _comparison(_compare))
