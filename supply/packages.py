"""The locked packages with their licences, and what the policy says of a licence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Literal

from supply import lock
from supply.native import Native, native

DECLARED = Path(__file__).with_name("licences.toml")
Class = Literal["permissive", "weak", "exception", "refused"]
_NOT_SAID = {"", "UNKNOWN", "NOASSERTION"}


@dataclass(frozen=True, slots=True)
class Package:
    """A locked package. ``licence`` is an SPDX expression, "" where nobody knows; ``native`` is what it
    carries as installed here, nothing for one that is not."""

    locked: lock.Locked
    licence: str
    native: tuple[Native, ...]


def declared() -> Mapping[str, Any]:
    """``licences.toml``."""
    return tomllib.loads(DECLARED.read_text(encoding="utf-8"))


def packages(path: Path, with_native: bool = True) -> tuple[Package, ...]:
    """The packages of a lock file. One that is not for this system has the licence of its name's other
    version, or the one that is declared."""
    said = declared()
    made = []
    for locked in lock.read(path):
        dist = _installed(locked.name)
        here = dist is not None and locked.here
        carried = native(dist, said) if dist and here and with_native else ()
        made.append(Package(locked, licence(locked.name, dist, said), carried))
    return tuple(made)


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licence(name: str, dist: Distribution | None, said: Mapping[str, Any]) -> str:
    """The licence of a package as SPDX: declared by us, else what its metadata says, else ""."""
    if (own := said["declared"].get(name)) is not None:
        return str(own)
    if dist is None:
        return ""
    expression, field = ("".join(dist.metadata.get_all(key, [])).strip() for key in ("License-Expression", "License"))
    if expression not in _NOT_SAID:
        return expression
    words = [field] if field not in _NOT_SAID and "\n" not in field else []
    words += [c.rpartition(" :: ")[2] for c in dist.metadata.get_all("Classifier", []) if c.startswith("License ::")]
    known = {*said["policy"]["permissive"], *said["policy"]["weak"]}
    for word in words:
        if word in known or " AND " in word or " OR " in word:
            return word
        if word in said["words"]:
            return str(said["words"][word])
    return _by_text(dist) if any("BSD" in word or "MIT" in word for word in words) else ""


def _by_text(dist: Distribution) -> str:
    """Which of the BSD licences a licence file is, by its clauses."""
    for file in dist.files or ():
        if ".dist-info/" in str(file) and re.search(r"LICEN[CS]E", str(file), re.IGNORECASE):
            text = " ".join(file.read_text(encoding="utf-8").split())
            if "Redistribution and use in source and binary forms" in text:
                return "BSD-3-Clause" if "Neither the name" in text or "names of" in text else "BSD-2-Clause"
    return ""


def class_of(expression: str, name: str = "", said: Mapping[str, Any] | None = None) -> Class:
    """What the policy says of a licence: of alternatives the freest counts, of parts the strictest."""
    said = said or declared()
    if name in said["exceptions"]:
        return "exception"
    order: tuple[Class, ...] = ("permissive", "weak", "exception", "refused")
    alternatives = _alternatives(expression)
    if not alternatives:
        return "refused"
    return min((max((_single(p, said) for p in parts), key=order.index) for parts in alternatives), key=order.index)


def _alternatives(expression: str) -> list[list[str]]:
    """An SPDX expression as alternatives of parts that hold together (its disjunctive normal form)."""
    from license_expression import ExpressionError  # type: ignore[import-untyped]

    try:
        parsed = _licensing().parse(expression)
    except ExpressionError:  # no expression: nobody knows what it says
        return []
    return _normal(parsed) if parsed is not None else []


@lru_cache(maxsize=1)
def _licensing() -> Any:
    """The licences SPDX knows; reading them takes a third of a second."""
    from license_expression import get_spdx_licensing

    return get_spdx_licensing()


def _normal(node: Any) -> list[list[str]]:
    kind = type(node).__name__
    if kind == "OR":
        return [parts for inner in node.args for parts in _normal(inner)]
    if kind == "AND":
        made: list[list[str]] = [[]]
        for inner in node.args:
            made = [[*before, *parts] for before in made for parts in _normal(inner)]
        return made
    return [[str(node.render())]]


def _single(licence: str, said: Mapping[str, Any]) -> Class:
    policy = said["policy"]
    base, _, exception = licence.partition(" WITH ")
    if base in policy["permissive"] or exception in policy["runtime"]:
        return "permissive"
    return "weak" if base in policy["weak"] else "refused"
