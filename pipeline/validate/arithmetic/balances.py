"""Balance sheets: what is owned equals what is owed and the rest, in every column, as the two totals are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.quantities.labels import fold_label
from pipeline.validate.arithmetic.identity import Identity
from pipeline.validate.arithmetic.sheet import AxisView

_REST = (
    r"(?:patrimonio|patrimonios|capital|hacienda|fondos? propios|resultados?|equity|net (?:position|assets)|situacao)"
)
_OWNED = re.compile(
    r"^\W*(?:total (?:de los |de |del |do |general (?:de |del )?)?(?:activos?|ativos?)|total assets)\W*$"
)
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
        return
    for line in view.lines:
        if view.figure(line, owned[0]) is not None and view.figure(line, owed[0]) is not None:
            cells = (view.at(line, owned[0]),)
            yield Identity("balance", "product", view.at(line, owed[0]), cells, f"{view.axis}:balance-sheet")
