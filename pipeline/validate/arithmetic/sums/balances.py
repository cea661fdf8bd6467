"""Balance sheets: what is owned equals what is owed and the rest, in every column, as the totals are called.

The total of what is owed and the rest may be printed, or both stand apart; an accounting print gives them the sign of
the other side of the books.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.labels.stub_levels import stub_rows
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.sums.hierarchy import holds_codes

_REST = (
    r"(?:patrimonio|patrimonios|capital|hacienda|fondos? propios|resultados?|equity|net (?:position|assets)|situacao)"
)
_OWNED = re.compile(
    r"^\W*(?:total (?:de los |de |del |do |general (?:de |del )?)?(?:activos?|ativos?)|total assets)\W*$"
)
_ASSETS = re.compile(r"^[\W\d]*(?:total (?:de los |de |del )?)?(?:activos?|assets)(?: totale?s?)?\W*$")
_LIABILITIES = re.compile(r"^[\W\d]*(?:total (?:de los |de |del )?)?(?:pasivos?|liabilities)(?: totale?s?)?\W*$")
_EQUITY = re.compile(r"^[\W\d]*(?:total (?:de |del )?)?(?:patrimonio(?: neto)?|equity)(?: total)?\W*$")
_OWED = re.compile(
    r"^\W*(?:total (?:de los |de |del |do |general (?:de |del )?)?(?:pasivos?|passivos?)|total liabilities)"
    rf"\W+(?:y |e |mas |and )?(?:el |o |la )?{_REST}\b"
)


def find(view: AxisView) -> Iterator[Identity]:
    """The equality of both totals of a balance sheet on each line of a view; none where a total stands twice."""
    words = {place: fold_label(view.place_words[place]) for place in view.places}
    owned = [p for p, label in words.items() if _OWNED.search(label)]
    owed = [p for p, label in words.items() if _OWED.search(label)]
    if len(owned) != 1 or len(owed) != 1:
        yield from _assets_as_sum(view, words)
        return
    for line in view.lines:
        if view.figure(line, owned[0]) is not None and view.figure(line, owed[0]) is not None:
            cells = (view.at(line, owned[0]),)
            yield Identity("balance", "product", view.at(line, owed[0]), cells, f"{view.axis}:balance-sheet")


def _assets_as_sum(view: AxisView, words: Mapping[int, str]) -> Iterator[Identity]:
    """The assets as liabilities and equity together, each called so once; of both signs the one that comes nearer."""
    found = [[p for p, label in words.items() if name.search(label)] for name in (_ASSETS, _LIABILITIES, _EQUITY)]
    if any(len(places) != 1 for places in found):
        return
    assets, *others = (places[0] for places in found)
    stub = stub_rows(view.sheet.table)
    for line in view.lines:
        if view.axis == "column" and stub and holds_codes(view.sheet, stub, line):
            continue
        figures = [view.figure(line, place) for place in (assets, *others)]
        known = [q.amount for q in figures if q is not None]
        if len(known) < len(figures) or not all(known):
            continue
        taken = 2 if abs(known[0] + known[1] + known[2]) < abs(known[0] - known[1] - known[2]) else 0
        cells = tuple(view.at(line, place) for place in others)
        group = f"{view.axis}:balance-sheet"
        yield Identity("balance", "flow", view.at(line, assets), cells, group, announced=True, taken=taken)
