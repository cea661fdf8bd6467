"""Bodies that are named by who heads them: "Alcaldesa de Angol" signs for the municipality of Angol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.clean.identity.bodies.name_case import in_case
from pipeline.clean.identity.bodies.printed import Body, body

_PLACE = (
    r"((?:(?i:el|la|las|los)\s+)?[A-ZÁÉÍÓÚÑ][\w'’]+"
    r"(?:\s+(?:(?i:de|del|la|las|los|y)\s+)*[A-ZÁÉÍÓÚÑ][\w'’]+){0,4})"
)
_OF = r"\s+(?i:(?:de\s+la\s+comuna\s+de|de\s+la\s+regi[óo]n\s+del?|del?|,)\s+)?"
_OFFICES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?i:alcalde(?:sa)?)(?:\s+(?i:de(?:\s+la\s+comuna\s+de)?))\s+{_PLACE}"), "Municipalidad de"),
    (
        re.compile(rf"\b(?i:delegad[oa]\s+presidencial\s+provincial){_OF}{_PLACE}"),
        "Delegación Presidencial Provincial de",
    ),
    (re.compile(rf"\b(?i:delegad[oa]\s+presidencial\s+regional){_OF}{_PLACE}"), "Delegación Presidencial Regional de"),
    (re.compile(rf"\b(?i:gobernador(?:a)?\s+regional){_OF}{_PLACE}"), "Gobierno Regional de"),
    (
        re.compile(rf"^(?i:(?:el\s+|la\s+)?secretari[oa]\s+regional\s+ministerial\s+de(?:\s+las?|\s+los)?)\s+{_PLACE}"),
        "Secretaría Regional Ministerial de",
    ),
)


def by_office(text: str) -> Iterator[Body]:
    """The bodies whose heads a line names, by the name they have in full."""
    for pattern, kind in _OFFICES:
        for match in pattern.finditer(text):
            place = match.group(1)
            yield body(in_case(f"{kind} {place}".upper()) if place.isupper() else f"{kind} {place}", whole=True)
