"""Which year an account is of: not that of a file number, a law or a signature.

Every year a document names is weighed by how it names it ("durante el año 2022", "Ejercicio: 2022", "al 31 de diciembre
de 2022", a date on the cover); the best is the year its figures are of. Where the title calls the account by the year
after ("Cuenta Pública 2023", given in 2023 over 2022) and no period is printed on the cover, the account is called as
its title calls it and the year of the figures is said beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.clean.identity.passages.naming import Passage
from pipeline.clean.identity.settings import YEAR_FOUND
from pipeline.clean.identity.year_evidence import OF_A_YEAR, created, evidence_by_year, signed
from pipeline.model import Document

WEIGHTS: Mapping[str, float] = {
    "título": 2.0, "portada": 1.2, "encabezado": 1.2, "período del encabezado": 3.0, "mes de la portada": 2.0,
    "durante": 2.5, "período": 2.0, "al cierre": 2.0, "tablas": 1.0, "menciones": 1.0, "en": 1.2,
    "período de apertura": 2.0, "último mencionado": 0.3, "año del archivo": 0.6, "año anterior al del archivo": 0.5,
    "futuro": -3.0, "anterior al título": 0.0, "año anterior a la firma": 2.5,
}  # fmt: skip
FRONT = (
    "título", "portada", "encabezado", "período del encabezado", "mes de la portada", "tablas", "al cierre",
    "año anterior a la firma",
)  # fmt: skip
"""What states the year of an account though its sentences are about others more often."""
WITHIN = ("durante", "en", "período", "período de apertura", "al cierre", "tablas")
"""What is said behind the cover of the year that figures are of."""


@dataclass(frozen=True, slots=True)
class Year:
    """The year of the account (``None``: not known), another one that the cover prints, how it was found, and the year
    of its figures where that is another."""

    year: int | None = None
    printed: int | None = None
    how: str = ""
    data: int | None = None


def score(row: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """How much speaks for a year."""
    return sum(weights[name] * value for name, value in row.items())


def year_of(document: Document, passages: Sequence[Passage]) -> Year:
    """The year a document accounts for; none where too little says it."""
    found = evidence_by_year(document, passages)
    if not found:
        return Year()
    best = max(found, key=lambda year: (score(found[year]), year))
    # the only year of the cover, and one that the text behind it names
    alone = found[best]["portada"] == 1 and found[best]["menciones"] > 0
    if score(found[best]) < (YEAR_FOUND.likely_alone if alone else YEAR_FOUND.likely):
        return Year()
    if _is_history(best, found):
        return Year()
    titles = [y for y, row in found.items() if row["título"]]
    titled = max(titles, default=None)
    how = ", ".join(_reasons(best, found[best]))
    if titles == [best + 1] and not found[best]["período del encabezado"]:
        return Year(best + 1, None, f"título; {how}", best)
    if (
        titles == [best]
        and (before := _accounted_before(best, found, early=_given_within(best, document, passages))) is not None
    ):
        return Year(best, None, f"{how}; {', '.join(_reasons(before, found[before]))}", before)
    return Year(best, titled if titled != best else None, how)


def _is_history(year: int, found: Mapping[int, Mapping[str, float]]) -> bool:
    """Whether only sentences state a year and the document names much later ones more often: "en el año 2000 eran 5
    mil". The years right behind that of an account are those of its plans."""
    if any(found[year][name] for name in FRONT):
        return False
    later = sum(row["menciones"] for other, row in found.items() if other >= year + YEAR_FOUND.past)
    return later > found[year]["menciones"]


def _given_within(year: int, document: Document, passages: Sequence[Passage]) -> bool:
    """Whether an account called by a year was given in its first half, so that the year it is of is the one before: by
    its title it is of a whole year, and it is dated or its file was made then."""
    titled = any(p.where == "título" and OF_A_YEAR.search(p.text) for p in passages)
    made = created(document)
    early = made is not None and made[0] == year and made[1] <= YEAR_FOUND.last_month
    return titled and (early or signed(passages) == year)


def _accounted_before(titled: int, found: Mapping[int, Mapping[str, float]], *, early: bool) -> int | None:
    """The year before that of the title, where cover and month of the cover only say when the account is given: what
    is said inside of what was done is of that year far more than of the title's; not less, where the account was given
    ``early``, within the title's year."""
    before = titled - 1
    if before not in found or found[titled]["período del encabezado"]:
        return None
    one, other = (sum(WEIGHTS[name] * found[y][name] for name in WITHIN) for y in (before, titled))
    if early and one >= max(other, YEAR_FOUND.said_early):
        return before
    return before if one >= YEAR_FOUND.likely and one >= YEAR_FOUND.far_more * other else None


def _reasons(year: int, row: Mapping[str, float]) -> Iterator[str]:
    said = {
        "título": "título", "portada": "portada", "encabezado": "encabezado de página",
        "período del encabezado": "período impreso", "mes de la portada": "mes de la portada",
        "durante": f"«durante {year}»", "en": f"«en {year}»", "período": f"«año {year}»",
        "al cierre": "fechas de cierre", "tablas": "encabezados de tablas",
        "año anterior a la firma": "fecha de la firma",
    }  # fmt: skip
    names = [text for name, text in said.items() if row[name] >= YEAR_FOUND.reason]
    yield from names or ["años que menciona"]
