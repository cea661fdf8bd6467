"""Wrong figures put into the prose of real documents, in memory: python -m bench.spoilt_prose DOCUMENTS GOLD

``DOCUMENTS`` holds the documents as read, pickled (``bench.claims_model.documents`` makes them); ``GOLD`` the
annotations (``*.claims.json``): every claim with its page, what stands before and behind it, its kind and the
cells that bear it out. Every claim that holds is spoilt once (one digit changed, two swapped), several that do
not touch each other at a time, and the audit of the prose is asked.
"""

# ruff: noqa: B007, E501
from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import sys
import time
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.claims_model.documents import load
from bench.claims_model.prose_audit import prose_audit
from pipeline.model import Document, Finding, Heading, Numeral, Paragraph

KINDS = ("cell", "derived", "restated", "within")
AT_ONCE = 8


def norm(text: str) -> str:
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text.casefold() if c.isalnum())


def digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "")


@dataclass
class Spot:
    claim: dict
    block: int
    start: int
    end: int
    new: str | None = None


def locate(document: Document, claim: dict) -> Spot | None:
    """The printing of a claim's numeral in the document: same page (or next), best agreeing neighbourhood."""
    want, before, after = claim["numeral"], norm(claim["before"])[-40:], norm(claim["after"])[:20]
    best: tuple[int, Spot] | None = None
    pattern = re.compile(r"(?<![\d])" + r"\s+".join(map(re.escape, want.split())) + r"(?!\d)")
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading | Paragraph) or block.place.page is None:
            continue
        if abs(block.place.page - claim["page"]) > 1:
            continue
        for match in pattern.finditer(block.text):
            b, a = norm(block.text[: match.start()]), norm(block.text[match.end() :])
            left = 0
            while left < min(len(b), len(before)) and b[-left - 1] == before[-left - 1]:
                left += 1
            if left == len(b):
                left = max(left, 12)
            right = 0
            while right < min(len(a), len(after)) and a[right] == after[right]:
                right += 1
            if right == len(a):
                right = max(right, 6)
            score = left + right
            if score >= 12 and (best is None or score > best[0]):
                best = (score, Spot(claim, index, match.start(), match.end()))
    return best[1] if best else None


def changed(document: Document, spots: list[Spot]) -> Document:
    blocks = list(document.blocks)
    for s in spots:
        block = blocks[s.block]
        blocks[s.block] = replace(block, text=block.text[: s.start] + (s.new or "") + block.text[s.end :])
    return replace(document, blocks=tuple(blocks))


def interval(expr: str, ns: dict) -> tuple[float, float]:
    spans = [(m.start(), m.end()) for m in re.finditer(r"(?<![\w.])\d+\.\d+", expr)]
    if len(spans) > 7 or "for" in expr:
        spans = []
    values = []
    for signs in itertools.product((-1, 1), repeat=len(spans)):
        e, shift = expr, 0
        for (a, b), sign in zip(spans, signs, strict=True):
            literal = expr[a:b]
            half = 0.5 * 10 ** -len(literal.split(".")[1])
            text = f"({float(literal) + sign * half!r})"
            e = e[: a + shift] + text + e[b + shift :]
            shift += len(text) - (b - a)
        values.append(eval(e, ns))
    return min(values), max(values)


def spoil(claim: dict, value, ns: dict, rng: random.Random) -> str | None:
    """A plausible slip of the same length and clearly wrong."""
    num = claim["numeral"]
    at = [i for i, c in enumerate(num) if c.isdigit()]
    slots = at[:1] if claim.get("mut") == "lead" else at
    options = []
    for k, i in enumerate(at):
        if i not in slots:
            continue
        options += [num[:i] + c + num[i + 1 :] for c in "0123456789" if c != num[i]]
        if k + 1 < len(at) and num[i] != num[at[k + 1]]:
            j = at[k + 1]
            options += [num[:i] + num[j] + num[i + 1 : j] + num[i] + num[j + 1 :]] * 4
    rng.shuffle(options)
    old, decimals = value(num)
    unit = 10**-decimals
    for new in options:
        d = digits(new)
        if (len(at) > 1 and d[0] == "0" and digits(num)[0] != "0") or (len(at) == 1 and d == "0"):
            continue
        try:
            v, _ = value(new)
        except ValueError:
            continue
        if claim.get("derivation") and claim["kind"] in ("derived", "within"):
            low, high = interval(claim["derivation"], ns)
            if low - 1.001 * unit <= v <= high + 1.001 * unit and not (
                float(low).is_integer() and low == high and abs(v - low) >= 1
            ):
                continue
        elif claim["kind"] == "restated" and abs(v - old) < 2 * unit and decimals == 0 and old > 20:
            continue
        return new
    return None


def conflict(a: Spot, b: Spot, value) -> bool:
    if abs(a.block - b.block) < 2:
        return True
    if digits(a.claim["numeral"]) == digits(b.claim["numeral"]):
        return True
    for x, y in ((a.claim, b.claim), (b.claim, a.claim)):
        if x.get("restated") and digits(x["restated"]["text"]) == digits(y["numeral"]):
            return True
        if x.get("derivation"):
            v = str(value(y["numeral"])[0]).rstrip("0").rstrip(".")
            if re.search(rf"(?<!\d){re.escape(v)}(?!\d)", x["derivation"]):
                return True
    cells = [{(c["page"], c["row"], c["text"]) for c in x.claim.get("cells", [])} for x in (a, b)]
    return bool(cells[0] & cells[1])


def loud(findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if f.severity in ("error", "warning")]


def key(f: Finding) -> tuple:
    page = f.evidence[0].place.page if f.evidence else None
    return (f.rule, f.observed, page, norm(f.message)[:160])


def numeral_at(numerals: tuple[Numeral, ...], spot: Spot) -> Numeral | None:
    return next((n for n in numerals if n.block == spot.block and n.start <= spot.start < n.end), None)


def touches(finding: Finding, numeral: Numeral | None, text: str) -> bool:
    if numeral is None:
        return False
    return any(
        e.table is None
        and e.sentence == numeral.sentence
        and digits(text) in (digits(e.text), *map(digits, re.findall(r"\d[\d.,]*", e.text or "")))
        for e in finding.evidence
    )


def right(claim: dict, n: Numeral, name: str) -> bool:
    tables = [e for e in n.evidence if e.table is not None]
    if claim["kind"] in ("cell", "derived"):
        pages = {c["page"] for c in claim.get("cells", [])}
        return not tables or "canasta" in name or any(e.place.page in pages for e in tables)
    return not tables


@dataclass
class Score:
    name: str
    spoilt: list = field(default_factory=list)  # (kind, found, error, verdict, spot)
    holds: list = field(default_factory=list)  # (kind, verdict, right, spot)
    wrong: list = field(default_factory=list)
    negative: list = field(default_factory=list)
    findings: list = field(default_factory=list)
    lost: int = 0
    seconds: float = 0.0


def measure(
    name: str, document: Document, claims: list[dict], audit, value, ns: dict, most: int, seed: str = "7"
) -> Score:
    score = Score(name)
    spots = []
    for claim in claims:
        spot = locate(document, claim)
        if spot is None:
            score.lost += 1
        else:
            spots.append(spot)
    t = time.process_time()
    numerals, findings = audit(document)
    score.seconds = time.process_time() - t
    base = {key(f) for f in loud(findings)}
    score.findings = loud(findings)
    for spot in spots:
        n = numeral_at(numerals, spot)
        verdict = (n.verdict if n else None) or "null"
        hit = [f for f in loud(findings) if touches(f, n, spot.claim["numeral"])]
        if not spot.claim["checkable"]:
            score.negative.append((verdict, spot, n))
        elif spot.claim["holds"]:
            score.holds.append(
                (
                    spot.claim["kind"],
                    verdict,
                    n is not None and verdict == "verified" and right(spot.claim, n, name),
                    spot,
                    n,
                )
            )
        else:
            score.wrong.append((verdict, bool(hit) or verdict == "contradicted", spot, n))
    rng = random.Random(f"{seed}:{name}")
    pools = [[s for s in spots if s.claim["checkable"] and s.claim["holds"] and s.claim["kind"] == k] for k in KINDS]
    for pool in pools:
        rng.shuffle(pool)
    todo = [s for row in itertools.zip_longest(*pools) for s in row if s is not None][:most]
    groups: list[list[Spot]] = []
    for s in todo:
        s.new = spoil(s.claim, value, ns, rng)
        if s.new is None:
            continue
        for g in groups:
            if len(g) < AT_ONCE and not any(conflict(s, x, value) for x in g):
                g.append(s)
                break
        else:
            groups.append([s])
    for g in groups:
        ns_, fs = audit(changed(document, g))
        fresh = [f for f in loud(fs) if key(f) not in base]
        for s in g:
            n = numeral_at(ns_, s)
            hits = [f for f in fresh if touches(f, n, s.new or "")]
            score.spoilt.append(
                (
                    s.claim["kind"],
                    bool(hits),
                    any(f.severity == "error" for f in hits),
                    n.verdict if n else None,
                    s,
                    n,
                    [f.rule for f in hits],
                )
            )
    return score


def pct(a: int, b: int) -> str:
    return f"{a}/{b}={a / b:.2f}" if b else "-"


def line(name: str, scores: list[Score]) -> str:
    S = [x for s in scores for x in s.spoilt]
    H = [x for s in scores for x in s.holds]
    W = [x for s in scores for x in s.wrong]
    N = [x for s in scores for x in s.negative]
    by = " ".join(f"{k[:4]} {pct(sum(x[1] for x in S if x[0] == k), sum(x[0] == k for x in S))}" for k in KINDS)
    ver = " ".join(f"{k[:4]} {pct(sum(x[2] for x in H if x[0] == k), sum(x[0] == k for x in H))}" for k in KINDS)
    return (
        f"{name[:30]:30} found {pct(sum(x[1] for x in S), len(S))} [{by}] err {sum(x[2] for x in S)} | wrong verified {pct(sum(x[3] == 'verified' for x in S), len(S))} | "
        f"verified {pct(sum(x[1] == 'verified' for x in H), len(H))} right {pct(sum(x[2] for x in H), len(H))} [{ver}] contradicted {sum(x[1] == 'contradicted' for x in H)} | "
        f"own errors {pct(sum(x[1] for x in W), len(W))} | negatives {pct(sum(x[0] in ('verified', 'contradicted') for x in N), len(N))} | findings {sum(len(s.findings) for s in scores)} | lost {sum(s.lost for s in scores)} | {max((s.seconds for s in scores), default=0):.2f}s"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--docs", nargs="*")
    parser.add_argument("--most", type=int, default=36, help="claims spoilt of one document, kinds in turn")
    parser.add_argument(
        "-v",
        "--verbose",
        nargs="*",
        default=[],
        choices=["misses", "false", "verified", "negatives", "findings", "wrong", "unverified"],
    )
    options = parser.parse_args()
    sys.path.insert(0, str(options.gold.parent))
    from numeral import g, s, value  # the annotations' own reading of a numeral

    audit_document = prose_audit()
    ns = {"g": g, "s": s, "sum": sum, "max": max, "min": min, "abs": abs}
    scores = []
    for path in sorted(options.gold.glob("*.claims.json")):
        name = path.name.removesuffix(".claims.json")
        if options.docs and not any(d in name for d in options.docs):
            continue
        document = load(options.documents / f"{name}.pickle")
        score = measure(name, document, json.loads(path.read_text())["claims"], audit_document, value, ns, options.most)
        scores.append(score)
        print(line(name, [score]), flush=True)
        show(score, options.verbose)
    print(line("ALL", scores))


def show(score: Score, what: list[str]) -> None:
    def at(s: Spot) -> str:
        c = s.claim
        return f"p{c['page']} {c['kind']} {c['before'][-60:]}[[{c['numeral']}{'→' + s.new if s.new else ''}]]{c['after'][:30]}"

    def ev(n: Numeral | None) -> str:
        return "; ".join(f"{e.table or ''}:{e.row},{e.column} {e.text}" for e in (n.evidence if n else ())[:4])

    if "misses" in what:
        for k, found, _, verdict, s, n, _r in score.spoilt:
            if not found:
                print("  MISS", verdict, at(s), "=>", ev(n))
    if "verified" in what:
        for k, found, _, verdict, s, n, _r in score.spoilt:
            if verdict == "verified":
                print("  WRONG VERIFIED", at(s), "=>", ev(n))
    if "unverified" in what:
        for k, verdict, ok, s, n in score.holds:
            if not ok:
                s.new = None
                print("  NOT VERIFIED", verdict, n.reading if n else None, at(s), "=>", ev(n))
    if "negatives" in what:
        for verdict, s, n in score.negative:
            if verdict in ("verified", "contradicted"):
                print("  NEGATIVE", verdict, at(s), "=>", ev(n))
    if "wrong" in what:
        for verdict, hit, s, n in score.wrong:
            print("  OWN ERROR", verdict, hit, at(s), "expected", s.claim.get("expected"), "=>", ev(n))
    if "findings" in what:
        for f in score.findings:
            print("  FINDING", f.rule, f.severity, f.message, "«", (f.evidence[0].sentence or "")[:200], "»")


if __name__ == "__main__":
    main()
