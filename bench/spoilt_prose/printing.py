"""The scores as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from bench.spoilt_prose.annotations import KINDS
from bench.spoilt_prose.scores import Outcome, Score
from pipeline.model import Numeral

DETAILS = ("missed", "verified", "unverified", "uncheckable", "wrong", "findings")
"""What can be shown of a document figure by figure."""


def share_text(part: int, whole: int) -> str:
    """A share with what it is of: "3/4=0.75"; "-" of nothing."""
    return f"{part}/{whole}={part / whole:.2f}" if whole else "-"


def score_line(name: str, scores: Sequence[Score]) -> str:
    """One line about some documents together."""
    spoilt = list(chain.from_iterable(score.spoilt for score in scores))
    right = list(chain.from_iterable(score.right for score in scores))
    wrong = list(chain.from_iterable(score.wrong for score in scores))
    uncheckable = list(chain.from_iterable(score.uncheckable for score in scores))
    found_by_kind = _by_kind(spoilt, lambda outcome: bool(outcome.accused_by))
    verified_by_kind = _by_kind(right, lambda outcome: outcome.is_rightly_verified)
    own_errors = sum(bool(o.accused_by) or o.verdict == "contradicted" for o in wrong)
    return " | ".join(
        [
            f"{name[:30]:30} found {share_text(sum(bool(o.accused_by) for o in spoilt), len(spoilt))}"
            f" [{found_by_kind}] err {sum(o.is_error for o in spoilt)}",
            f"wrong verified {share_text(_count(spoilt, 'verified'), len(spoilt))}",
            f"verified {share_text(_count(right, 'verified'), len(right))}"
            f" right {share_text(sum(o.is_rightly_verified for o in right), len(right))}"
            f" [{verified_by_kind}] contradicted {_count(right, 'contradicted')}",
            f"own errors {share_text(own_errors, len(wrong))}",
            f"negatives {share_text(sum(o.is_judged for o in uncheckable), len(uncheckable))}",
            f"findings {sum(len(score.findings) for score in scores)}",
            f"lost {sum(score.not_found for score in scores)}",
            f"{max((score.seconds for score in scores), default=0):.2f}s",
        ]
    )


def _count(outcomes: Iterable[Outcome], verdict: str) -> int:
    return sum(outcome.verdict == verdict for outcome in outcomes)


def _by_kind(outcomes: Sequence[Outcome], is_counted: Callable[[Outcome], bool]) -> str:
    shares = []
    for kind in KINDS:
        of_kind = [outcome for outcome in outcomes if outcome.kind == kind]
        shares.append(f"{kind[:4]} {share_text(sum(map(is_counted, of_kind)), len(of_kind))}")
    return " ".join(shares)


def print_details(score: Score, shown: Sequence[str]) -> None:
    """Prints figures of one document, a line each; ``shown`` are some of ``DETAILS``."""
    selected = {
        "missed": [o for o in score.spoilt if not o.accused_by],
        "verified": [o for o in score.spoilt if o.verdict == "verified"],
        "unverified": [o for o in score.right if not o.is_rightly_verified],
        "uncheckable": [o for o in score.uncheckable if o.is_judged],
        "wrong": score.wrong,
    }
    for name in (name for name in DETAILS if name in shown and name in selected):
        for outcome in selected[name]:
            print(f"  {name.upper()} {_shown(outcome)}")
    for finding in score.findings if "findings" in shown else ():
        sentence = (finding.evidence[0].sentence or "")[:200] if finding.evidence else ""
        print("  FINDING", finding.rule, finding.severity, finding.message, "«", sentence, "»")


def _shown(outcome: Outcome) -> str:
    annotation, spot = outcome.target.annotation, outcome.target.spot
    before, after = annotation.given["before"][-60:], annotation.given["after"][:30]
    slip = f"→{spot.replacement}" if spot.replacement else ""
    expected = f" expected {annotation.given['expected']}" if "expected" in annotation.given else ""
    return (
        f"{outcome.verdict} p{annotation.given['page']} {annotation.kind} "
        f"{before}[[{annotation.numeral}{slip}]]{after}{expected} => {_evidence(outcome.numeral)}"
    )


def _evidence(numeral: Numeral | None) -> str:
    shown = numeral.evidence[:4] if numeral else ()
    return "; ".join(f"{e.table or ''}:{e.row},{e.column} {e.text}" for e in shown)
