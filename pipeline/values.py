"""``dataclass`` and ``cached_property`` for values that are made by the hundred thousand.

The type checker takes them for those of the standard library. At run time they leave out what is dear there: a frozen
dataclass sets every field through ``object.__setattr__`` (a twentieth of the processor time of a run), and Python 3.11
takes a lock for every cached property. That nobody changes a value is checked by mypy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from functools import cached_property as cached_property
else:
    import dataclasses

    def dataclass(*, frozen, eq=True, **asked):
        """As :func:`dataclasses.dataclass`: equal and hashed by its fields. ``frozen`` is for the type checker."""
        assert frozen
        return dataclasses.dataclass(eq=eq, unsafe_hash=eq, **asked)

    class cached_property:
        """As :class:`functools.cached_property`: computed when first asked for, then an attribute of the value."""

        def __init__(self, function):
            self.function = function
            self.__doc__ = function.__doc__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, value, owner=None):
            if value is None:
                return self
            found = value.__dict__[self.name] = self.function(value)
            return found
