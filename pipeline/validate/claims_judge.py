"""The verdict on one claim: verified, contradicted, or unsupported; when in doubt, unsupported."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model import Evidence, Verdict
from pipeline.validate.claims_context import Claim, matches
from pipeline.validate.claims_derived import Derived, derived, share
from pipeline.validate.claims_target import NEAR_BLOCKS, Target, column_score, named_rows, noun_known, targets
from pipeline.validate.facts import Fact, TableFacts
from pipeline.validate.similarity import relative_gap, slip
from pipeline.validate.wording import shared

POINTS = Decimal(10)
"""How far (percentage points) a percentage may be from the table's and still be meant as the same."""
GAP = Decimal("0.15")
"""The same for counts and amounts, as a share of the larger, where row and column are both named."""
TELLING_DIGITS = 4
"""From so many significant digits on, finding the very figure in a table is no coincidence."""

MOST_EQUAL = 24


@dataclass(frozen=True)
class Judgement:
    """The verdict on a claim. ``source`` is the cell that bears it out or contradicts it, ``derived``
    the computation that does; ``match`` says how (exact, truncated, hedged); ``slip`` what mistake
    would explain a contradiction, ``sure`` whether it is beyond doubt that the cell is meant."""

    verdict: Verdict
    source: Fact | None = None
    derived: Derived | None = None
    match: str = ""
    slip: str = ""
    sure: bool = False
    target: Target | None = None


class Figures:
    """The figures of all tables by value, so that a claim finds its equals without a search."""

    def __init__(self, tables: Sequence[TableFacts]) -> None:
        self.tables = tuple(tables)
        self._by_id = {t.id: t for t in tables}
        pairs = sorted(
            ((abs(f.amount), n, f) for n, f in enumerate(f for t in tables for f in t.facts)), key=lambda p: p[:2]
        )
        self._values = [p[0] for p in pairs]
        self._facts = [p[2] for p in pairs]
        self._chapters: dict[int, list[TableFacts]] = {}
        for table in tables:
            self._chapters.setdefault(table.chapter, []).append(table)

    def table(self, fact: Fact) -> TableFacts:
        return self._by_id[fact.table]

    def chapter(self, chapter: int) -> list[TableFacts]:
        return self._chapters.get(chapter, [])

    def near(self, block: int, chapter: int) -> list[TableFacts]:
        """The tables of the chapter and, where that is large or the chapter unknown, those close by."""
        tables = self.chapter(chapter)
        if len(tables) <= 8:
            return tables
        return sorted(tables, key=lambda t: abs(t.position - block))[:8]

    def equal(self, claim: Claim) -> list[Fact]:
        """The facts of the claim's kind whose figure it can be a telling of."""
        value = claim.figure.value
        if value is None:
            return []
        room = max(abs(value) / 10 if claim.hedge else Decimal(0), claim.figure.step)
        low, high = abs(value) - room - 1, abs(value) + room + 1
        found = []
        for index in range(bisect_left(self._values, low), bisect_right(self._values, high)):
            fact = self._facts[index]
            if _compatible(claim, fact) and matches(claim, fact.amount, fact.step):
                found.append(fact)
        if len(found) > MOST_EQUAL:  # a common figure: only what stands close can be meant
            found.sort(key=lambda f: abs(self._by_id[f.table].position - claim.sentence.block))
        return found[:MOST_EQUAL]


def _compatible(claim: Claim, fact: Fact) -> bool:
    if claim.kind == "percent" or fact.kind == "percent":
        return claim.kind == fact.kind and claim.figure.unit != "razón"
    # A bare figure may tell an amount ("16.421.763.713 asignados"); an amount cannot tell a count of people.
    return claim.kind == fact.kind or (claim.kind == "count" and claim.digits >= TELLING_DIGITS)


def judge(claim: Claim, figures: Figures) -> Judgement:
    """The verdict on one claim."""
    if claim.figure.value is None:
        return Judgement("unsupported")
    near = figures.near(claim.sentence.block, claim.sentence.chapter)
    ranked = targets(claim, near)
    equal = figures.equal(claim)
    computed = derived(claim, near) if claim.figure.value else None
    if computed is not None and computed.entries is not None and computed.entries.position == claim.sentence.block + 1:
        return Judgement("verified", derived=computed, match=computed.match)
    support = _best_support(claim, equal, figures)
    if support is not None and support[1] >= _SUPPORTED:
        return _verified(claim, support[0])
    for target in ranked:
        if matches(claim, target.fact.amount, target.fact.step):
            return _verified(claim, target.fact)
    if computed is not None and computed.strong and computed.match != "truncated":
        return Judgement("verified", derived=computed, match=computed.match)
    contradicted = _contradiction(claim, ranked) or _wrong_share(claim, near)
    if contradicted is not None and (support is None or contradicted.sure):
        return contradicted
    if support is not None:
        return _verified(claim, support[0])
    if computed is not None:
        return Judgement("verified", derived=computed, match=computed.match)
    return Judgement("unsupported")


_SUPPORTED = 2


def _verified(claim: Claim, fact: Fact) -> Judgement:
    return Judgement("verified", fact, match=matches(claim, fact.amount, fact.step))


def _best_support(claim: Claim, equal: list[Fact], figures: Figures) -> tuple[Fact, int] | None:
    """The equal fact that the words fit best, with how well: 2 is enough to believe it."""
    best: tuple[tuple[int, int, int], Fact] | None = None
    for fact in equal:
        table = figures.table(fact)
        local = table.chapter == claim.sentence.chapter
        row = fact.row in named_rows(claim, table)
        column = column_score(claim, fact.column) >= 0.6
        whole = fact.row == table.grand_row
        about = bool(shared(claim.sentence.stems, table.words | fact.row_stems))
        telling = claim.digits >= TELLING_DIGITS
        score = (
            2 * telling + 2 * (row and (local or about)) + (whole and local) + (column and local) + (about and whole)
        )
        if score == 0 and not (local and claim.digits >= 3):
            continue  # a small figure somewhere else proves nothing
        key = (score, int(local), -abs(table.position - claim.sentence.block))
        if best is None or key > best[0]:
            best = (key, fact)
    return (best[1], best[0][0]) if best else None


def _exempt(claim: Claim) -> bool:
    """Whether a claim is of those no table contradicts: rounded, in words, of another year, a difference."""
    if claim.hedge or claim.elsewhere or claim.figure.spelled or claim.difference or claim.figure.unit == "razón":
        return True
    return (claim.kind != "percent" and claim.growth) or (claim.printed_digits < 2 and claim.kind != "percent")


def _contradiction(claim: Claim, ranked: list[Target]) -> Judgement | None:
    """A cell that plainly is what the claim speaks of, and says otherwise."""
    if _exempt(claim) or not ranked:
        return None
    for target in ranked:
        mistake = slip(*_digits(claim, target.fact))
        if mistake and _slipped(claim, target):
            return Judgement(
                "contradicted",
                target.fact,
                slip=mistake,
                sure=target.row >= 0.6 and target.column >= 0.5,
                target=target,
            )
    best = ranked[0]
    if len(ranked) > 1 and ranked[1].score == best.score and _distance(claim, ranked[1]) == _distance(claim, best):
        return None
    return Judgement("contradicted", best.fact, target=best) if _close(claim, best) else None


def _slipped(claim: Claim, target: Target) -> bool:
    """Whether a figure one slip away from the claim's is what the claim means."""
    if not noun_known(claim, target) or not _years_agree(claim, target):
        return False
    if claim.kind == "percent":
        if not target.topic:
            return False
        named = target.column >= 0.75 and (target.named_row or _distance(claim, target) <= NEAR_BLOCKS)
        return named or (target.named_row and target.column >= 0.5 and claim.printed_digits >= 2)
    return claim.printed_digits >= 3 or (target.named_row and target.column >= 0.75)


def _close(claim: Claim, best: Target) -> bool:
    """Whether row, column and topic leave no doubt and the figures are near each other."""
    if not best.topic or not noun_known(claim, best) or not _years_agree(claim, best):
        return False
    value = claim.figure.value or Decimal(0)
    near = _distance(claim, best) <= NEAR_BLOCKS
    if best.column < 0.75 or not (best.named_row or near):
        return False
    if claim.kind == "percent":
        return abs(value - best.fact.amount) <= POINTS
    return relative_gap(value, best.fact.amount) <= GAP and (best.named_row or len(best.topic) >= 2)


def _wrong_share(claim: Claim, near: list[TableFacts]) -> Judgement | None:
    """A percentage of the only whole it can be of, right before it, that is computed otherwise."""
    if _exempt(claim):
        return None
    for table in near:
        if not 0 < claim.sentence.block - table.position <= NEAR_BLOCKS:
            continue
        found = share(claim, table)
        if found is None or found.match:
            continue
        printed = f"{found.value:.{claim.figure.decimals}f}"
        mistake = slip(claim.figure.text.replace(",", "."), printed)
        if mistake or abs(found.value - (claim.figure.value or Decimal(0))) <= POINTS:
            return Judgement("contradicted", derived=found, slip=mistake)
    return None


def _distance(claim: Claim, target: Target) -> int:
    return abs(target.table.position - claim.sentence.block)


def _years_agree(claim: Claim, target: Target) -> bool:
    """A claim about a year the table does not speak of says nothing of it."""
    years = claim.years
    said = target.fact.column.years or frozenset(
        w for w in target.table.words if len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")
    )
    return not years or not said or bool(years & said)


def _digits(claim: Claim, fact: Fact) -> tuple[str, str]:
    """The digits of both figures, down to the last one the claim prints (or the fact, if it prints fewer)."""
    step = max(claim.figure.step, fact.step)
    value = claim.figure.value or Decimal(0)
    return str(int(abs(value / step).to_integral_value())), str(int(abs(fact.amount / step).to_integral_value()))


def evidence(judgement: Judgement, figures: Figures) -> tuple[Evidence, ...]:
    """The cells a verdict rests on."""
    if judgement.derived is not None:
        return tuple(cell_evidence(f, figures.table(f), "operand") for f in judgement.derived.operands[:6])
    if judgement.source is not None:
        role = "expected" if judgement.verdict == "contradicted" else "operand"
        return (cell_evidence(judgement.source, figures.table(judgement.source), role),)
    return ()


def cell_evidence(fact: Fact, table: TableFacts, role: str) -> Evidence:
    """A fact as evidence: table, cell, text and place."""
    cell = table.table.cell_at[(fact.row, fact.column.index)]
    return Evidence(fact.text, fact.table, fact.row, fact.column.index, place=cell.place, role=role)  # type: ignore[arg-type]
