"""How many findings on real documents are true: python -m bench.precision [OUT ...] [--judged FILE ...]

``OUT`` is what ``cuenta extract`` wrote, a folder of documents (then it is run first), or one of documents as read,
pickled (``python -m bench.claims_model.documents``: audited at once, without the second reading of what an error
stands on); ``../shared/real`` where none is given. Each error and warning is looked up among the judgements: findings
that a person judged by reading the page. Printed are precision by rule, the TRUE ones that are lost, the FALSE ones
that are still raised, and those nobody judged yet, to be judged and added to ``bench/judgements.jsonl``. ``--write``
puts the counts into ``pipeline/rules/measured.json``, which the pages of the rules show and by which severities are
earned (see ``pipeline/rules/earned.py``); ``--written`` are accounts that somebody who does not know the program wrote
to try it, which are counted apart; ``--spoilt`` adds in documents of how many series the rules found figures
spoilt on purpose (``python -m bench.spoilt_rules DOCS --write FILE``).

A judgement is a line of JSON: report, rule, severity, page, observed, expected, verdict (TRUE, FALSE, UNCLEAR), why.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.claims_model.documents import load
from bench.halves import is_tuned
from bench.series import series_of
from pipeline import contract
from pipeline.catalogue import CATALOGUE
from pipeline.clean import clean
from pipeline.publish.data_files.contract_files import findings_json
from pipeline.run.audit.validators import assemble, audit

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "bench" / "judgements.jsonl"
SHARED = next((p / "shared/real/judged.jsonl" for p in ROOT.parents if (p / "shared/real").is_dir()), ROOT / "none")
WRITTEN = ROOT / "pipeline" / "rules" / "measured.json"
VERDICTS = ("TRUE", "FALSE", "UNCLEAR")
DOCUMENTS = (".pdf", ".docx", ".txt", ".md")


@dataclass(frozen=True)
class Raised:
    """An error or warning of a run; ``declared`` is its severity as the rule has it, before it is earned."""

    report: str
    rule: str
    severity: str
    declared: str
    pages: frozenset[int]
    observed: str
    expected: str | None
    message: str

    @property
    def figure(self) -> str:
        return "".join(self.observed.split())


@dataclass(frozen=True)
class Judgement:
    """What a person found by reading the page; ``page`` is ``None`` where the finding is of the whole document."""

    report: str
    rule: str
    page: int | None
    figure: str
    verdict: str
    why: str

    def is_of(self, found: Raised) -> bool:
        """Whether it is of this finding, or of the same figure under another rule."""
        if self.report != found.report:
            return False
        if self.page is None:
            return self.rule == found.rule
        return self.figure == found.figure and self.page in found.pages


def findings_of(folder: Path) -> Mapping[str, list[dict[str, Any]]]:
    """The findings of every report of a folder, as they are published."""
    found = {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))["findings"]
        for path in sorted(folder.glob("*/findings.json"))
    }
    datasets = contract.datasets()
    for path in sorted(folder.glob("*.pickle")):
        cleaned = clean(load(path), datasets)
        made = findings_json(assemble(cleaned, audit(cleaned, datasets)))
        found[path.stem] = json.loads(made)["findings"]
    return found


def raised(by_report: Mapping[str, list[dict[str, Any]]]) -> Iterator[Raised]:
    """Errors and warnings of every report, and what would be one had its rule earned it."""
    for report, findings in by_report.items():
        for found in findings:
            rule = CATALOGUE.get(found["rule"])
            declared = rule.severity if rule else found["severity"]
            if found["severity"] == "info" and declared == "info":
                continue
            yield Raised(
                report,
                found["rule"],
                found["severity"],
                declared,
                frozenset(e["page"] for e in found["evidence"] if e.get("page") is not None),
                found["observed"] or "",
                found["expected"],
                found["message"],
            )


def judgements(paths: Iterable[Path]) -> list[Judgement]:
    listed = []
    for path in paths:
        if not path.exists():
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            figure = "".join((one["observed"] or "").split())
            listed.append(Judgement(one["report"], one["rule"], one["page"], figure, one["verdict"], one["why"]))
    return listed


def verdict_of(found: Raised, judged: Mapping[str, Sequence[Judgement]]) -> Judgement | None:
    """The judgement of a finding: that of its own rule, else that of its figure under another."""
    fitting = [j for j in judged.get(found.report, ()) if j.is_of(found)]
    own = [j for j in fitting if j.rule == found.rule]
    return next(iter(own or fitting), None)


def extracted(source: Path) -> Path:
    """The output for a source: itself where it is one, else that of a run over its documents."""
    if any(source.glob("*/findings.json")) or any(source.glob("*.pickle")):
        return source
    documents = sorted(p for p in source.iterdir() if p.suffix in DOCUMENTS)
    out = Path(tempfile.mkdtemp(prefix="precision-"))
    program = "from pipeline.cli import main; main()"
    command = [sys.executable, "-c", program, "extract", *map(str, documents), "--out", str(out), "--jobs", "1"]
    subprocess.run(command, cwd=ROOT, check=False)
    return out


def awake(path: Path) -> Counter[str]:
    """In documents of how many series each rule found a figure spoilt on purpose (``python -m bench.spoilt_rules``):
    eighteen months of one report show what one of them shows."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found = {(rule, series_of(line["report"])) for line in lines for rule in line["found"] if rule in CATALOGUE}
    return Counter(rule for rule, _ in found)


def share(true: int, false: int) -> str:
    return f"{true / (true + false):.2f}" if true + false else "–"


def _line(name: str, found: Sequence[Raised], verdicts: Mapping[Raised, str], documents: int) -> str:
    parts = [f"{name:8} {documents:3} documents"]
    for severity in ("error", "warning"):
        counted = Counter(verdicts.get(f, "unjudged") for f in found if f.severity == severity)
        true, false = counted["TRUE"], counted["FALSE"]
        parts.append(
            f"{severity}s {counted.total()}: {true} true, {false} false, {counted['UNCLEAR']} unclear,"
            f" {counted['unjudged']} unjudged, precision {share(true, false)}"
            f", {false / max(1, documents):.2f} false a document"
        )
    return "; ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, nargs="*", default=[SHARED.parent])
    parser.add_argument("--judged", type=Path, action="append")
    parser.add_argument("--spoilt", type=Path)
    parser.add_argument("--written", type=Path, nargs="*", default=[], help="accounts written to try the program, too")
    parser.add_argument("--rule", action="append", help="only this rule")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    by_report: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements(options.judged or [SHARED, OWN]):
        by_report[judgement.report].append(judgement)
    published = {r: f for source in [*options.out, *options.written] for r, f in findings_of(extracted(source)).items()}
    reports = sorted(published)
    found = [f for f in raised(published) if not options.rule or f.rule in options.rule]
    judged = {f: j for f in found if (j := verdict_of(f, by_report)) is not None}
    verdicts = {f: j.verdict for f, j in judged.items()}

    by_rule: dict[str, Counter[str]] = defaultdict(Counter)
    for f in found:
        by_rule[f.rule][verdicts.get(f, "unjudged")] += 1
    print(f"{'rule':22} {'true':>5} {'false':>5} {'unclear':>7} {'unjudged':>8}  precision")
    for rule, counted in sorted(by_rule.items()):
        print(
            f"{rule:22} {counted['TRUE']:5} {counted['FALSE']:5} {counted['UNCLEAR']:7} {counted['unjudged']:8}"
            f"  {share(counted['TRUE'], counted['FALSE'])}"
        )
    print()
    for name, members in (
        ("all", reports),
        ("tuned", [r for r in reports if is_tuned(r)]),
        ("other", [r for r in reports if not is_tuned(r)]),
    ):
        print(_line(name, [f for f in found if f.report in set(members)], verdicts, len(members)))

    met = {id(j) for j in judged.values()}
    asked = [j for r in reports for j in by_report.get(r, ()) if not options.rule or j.rule in options.rule]
    lost = [j for j in asked if j.verdict == "TRUE" and not any(j.is_of(f) for f in found)]
    gone = [j for j in asked if j.verdict == "FALSE" and id(j) not in met]
    print(f"\nTRUE lost: {len(lost)}; FALSE gone: {len(gone)} of {sum(j.verdict == 'FALSE' for j in asked)}")
    for j in lost:
        print(f"  LOST  {j.report} p. {j.page} {j.rule} {j.figure}: {j.why}")
    for f in found:
        if verdicts.get(f) == "FALSE":
            print(f"  FALSE {f.severity} {f.report} p. {sorted(f.pages)} {f.rule} {f.observed}: {f.message}")
    print("\nTo be judged:")
    for f in found:
        if f not in verdicts and f.severity != "info":
            print(f"  {f.severity} {f.report} p. {sorted(f.pages)} {f.rule} {f.observed} -> {f.expected}: {f.message}")

    if options.write:
        found_in = awake(options.spoilt) if options.spoilt else Counter()
        measured: dict[str, Any] = {
            rule: {"true": by_rule[rule]["TRUE"], "false": by_rule[rule]["FALSE"], "awake": found_in[rule]}
            for rule in sorted(set(CATALOGUE) & (set(by_rule) | set(found_in)))
        }
        written = sum(len(findings_of(extracted(source))) for source in options.written)
        counts = {
            "documents": len(reports) - written,
            "written": written,
            "series": len({series_of(r) for r in reports}),
        }
        text = json.dumps({**counts, "rules": measured}, indent=1, ensure_ascii=False)
        WRITTEN.write_text(text + "\n", encoding="utf-8")
        print(f"\nwritten: {WRITTEN.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
