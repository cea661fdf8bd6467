"""Charts as they stand in a page."""

from __future__ import annotations

import re


def inline(svg: str) -> str:
    """A picture for a page: without its size (the page gives it), unused namespaces and empty definitions."""
    svg = re.sub(r'\s+xmlns:xlink="[^"]*"', "", svg, count=1)
    svg = re.sub(r'\s+width="\d+" height="\d+" viewBox', " viewBox", svg, count=1)
    return re.sub(r"<defs>\s*</defs>\s*", "", svg, count=1).strip()
