"""How many wrong figures of the prose are found: python -m bench.claims [--first SEED] [--count N] [--family NAME] [-v]

Every claim of the invented accounts of :mod:`bench.families` is spoilt by itself, in text form, and the audit
of the prose is asked whether it finds it; and the accounts as they are must not be accused of anything.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter

from bench.families import text_form
from bench.families.__main__ import FAMILIES
from bench.families.figures import Style
from bench.families.model import Claim, Para, Report
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Finding, Source
from pipeline.validate.agreement import audit as agreement
from pipeline.validate.calendar import audit as calendar
from pipeline.validate.claims import audit as claims


def built(family: str, seed: int) -> Report:
    rng = random.Random(f"{family}/{seed}")
    return FAMILIES[family](rng, Style.draw(rng))


def accusations(report: Report) -> list[Finding]:
    """Errors and warnings of the audits that read prose or compare tables."""
    document = read_text(text_form.write(report).encode(), "x", Source("x.txt", "0", "text"))
    _, by_prose = claims.audit_document(document)
    between, _ = agreement.audit_document(document)
    found = (*by_prose, *between, *calendar.audit_document(document))
    return [f for f in found if f.severity != "info"]


def found(report: Report, para: Para, claim: Claim) -> bool:
    """Whether the report with one claim spoilt is accused of that figure."""
    right = para.text
    para.text = right.replace(claim.true, claim.wrong, 1)
    words = (w.strip("().,;:") for w in claim.wrong.split() if any(ch.isdigit() for ch in w))
    figure = next(words, claim.wrong)
    accused = [f for f in accusations(report) if f.evidence[0].sentence and f.evidence[0].sentence in para.text]
    para.text = right
    return any(figure in e.text for f in accused for e in f.evidence if e.table is None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--family", action="append")
    parser.add_argument("--clean", action="store_true", help="only whether right accounts are accused of anything")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    false = 0
    for family in options.family or FAMILIES:
        for seed in range(options.first, options.first + options.count):
            report = built(family, seed)
            for finding in accusations(report):
                false += 1
                print(f"FALSE {family}/{seed} {finding.rule}: {finding.message} «{finding.evidence[0].sentence}»")
            paras = [b for b in report.blocks if isinstance(b, Para) and b.claims]
            if options.clean:
                continue
            for para, claim in [(p, c) for p in paras for c in p.claims if c.kind == "claim"]:
                asked[family] += 1
                if found(report, para, claim):
                    hits[family] += 1
                elif options.verbose:
                    print(f"missed {family}/{seed} {claim.wrong!r} (right: {claim.true!r}): {para.text}")
    for family in asked:
        print(f"{family:14} {hits[family]:4}/{asked[family]:<4} {hits[family] / asked[family]:.3f}")
    print(f"all {hits.total()}/{asked.total()} {hits.total() / max(1, asked.total()):.3f}, false accusations {false}")


if __name__ == "__main__":
    main()
