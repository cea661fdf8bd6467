"""How large a page may become, whatever a document holds: what is beyond is left out, and the page says where it is.

Sizes are letters of the page, roughly: what a text has, and what stands around it. Together they keep a page under
some twenty million letters, which a browser opens in a few seconds.
"""

from __future__ import annotations

import re

from pipeline.model import Finding
from pipeline.publish.html.settings import BOUNDS

CUT = " […] (texto cortado: completo en los archivos para programas)"
_HREF = re.compile(r'href="#([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')


class Budget:
    """What is left of a size, spent piece by piece."""

    def __init__(self, left: int) -> None:
        self._left = left

    def take(self, cost: int) -> bool:
        """Whether there is enough left for ``cost``, which is then spent."""
        if cost > self._left:
            return False
        self._left -= cost
        return True


def cut(value: object) -> object:
    """A text as it is shown: one that is very long without its end. Anything else as it is."""
    if type(value) is str and len(value) > BOUNDS.max_text:
        return value[: BOUNDS.max_text - len(CUT)] + CUT
    return value


def of_text(text: str) -> int:
    """The size of a text in a cell or paragraph."""
    return BOUNDS.around_cell + min(len(text), BOUNDS.max_text)


def of_finding(finding: Finding) -> int:
    """The size of a finding without the parts of tables and pages that prove it."""
    own = (finding.message, finding.observed, finding.expected or "", finding.suggestion or "")
    quoted = {evidence.sentence or "" for evidence in finding.evidence}
    size = BOUNDS.around_finding + sum(min(len(text), BOUNDS.max_text) for text in (*own, *quoted))
    size += BOUNDS.around_term * min(len(finding.arithmetic or ""), BOUNDS.max_text)
    return size + sum(of_finding(consequence) for consequence in finding.consequences)


def with_links_that_lead(page: str) -> str:
    """``page`` with links to what was left out leading to the part that says so."""
    there = set(_ID.findall(page))
    return _HREF.sub(lambda m: m.group() if m[1] in there else f'href="#{_part(m[1])}"', page)


def _part(target: str) -> str:
    return "hallazgos" if target.startswith("h-") else "tablas"
