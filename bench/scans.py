"""How well scans are read: makes scans of PDFs under many conditions, reads them, compares with the truth.

    python -m bench.scans FOLDER [--conditions 150,200,stamp] [--only sence-*] [--cache DIR] [--show]

FOLDER has PDFs with ``NAME.truth.json`` beside each (or one ``truth.json`` for all), as ``bench.families``
writes them. For each condition one line: cells right, numerals right (cells that are figures), tables
exact, planted errors found, errors and warnings that the document itself (as it was born) does not have,
numerals wrong though read as sure, and seconds of extraction per page (measure on an idle machine).
``none`` is the document as it is. ``--show`` lists every cell that is wrong. Scans and what was read of
them are kept in the cache.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pypdfium2

from bench.scanning import CONDITIONS, scanned

SURE = 0.9  # confidence from which a wrong numeral is one that was read as sure
FIGURE = re.compile(r"[-–(]?(?:US)?\$?[-–(]?\d[\d.,]*%?\)?")
Rows = list[list[str]]


@dataclass
class Score:
    """Sums over the documents of one condition."""

    cells: int = 0
    right: int = 0
    numerals: int = 0
    numerals_right: int = 0
    tables: int = 0
    exact: int = 0
    plants: int = 0
    found: int = 0
    new_errors: int = 0
    new_warnings: int = 0
    unsure: int = 0
    sure_wrong: int = 0
    pages: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def folded(text: str) -> str:
    return "".join(text.split()).replace("–", "-").replace("—", "-")


def aligned(truth: Rows, got: Rows) -> tuple[int, list[tuple[int, int]]]:
    """Cells in common of rows aligned in order (same column), and which row goes with which."""
    same = [[sum(bool(x) and x == y for x, y in zip(a, b, strict=False)) for b in got] for a in truth]
    best = [[0] * (len(got) + 1) for _ in range(len(truth) + 1)]
    for i in range(len(truth)):
        for j in range(len(got)):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + same[i][j])
    pairs, i, j = [], len(truth), len(got)
    while i and j:
        if best[i][j] == best[i - 1][j - 1] + same[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return best[-1][-1], pairs[::-1]


def paired(truth: Sequence[Rows], got: Sequence[Rows]) -> dict[int, int]:
    """Which table read is which of the truth: those with most cells in common first."""
    order = sorted(((aligned(t, g)[0], i, j) for i, t in enumerate(truth) for j, g in enumerate(got)), reverse=True)
    pairs: dict[int, int] = {}
    for common, i, j in order:
        if common and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def compare(score: Score, name: str, truth: Sequence[Rows], tables: Sequence[dict[str, Any]]) -> None:
    """Adds what one document's tables have right and wrong."""
    expected = [[[folded(c) for c in row] for row in rows] for rows in truth]
    got = [[[folded(c) for c in row] for row in t["rows"]] for t in tables]
    pairs = paired(expected, got)
    for i, rows in enumerate(expected):
        read = got[pairs[i]] if i in pairs else []
        cells = tables[pairs[i]]["cells"] if i in pairs else []
        sure = {(c["row"], c["column"]): c.get("confidence") for c in cells}
        matched = dict(aligned(rows, read)[1])
        score.tables += 1
        score.exact += rows == read
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if not text:
                    continue
                at = (matched.get(r, -1), c)
                other = read[at[0]][c] if at[0] >= 0 and c < len(read[at[0]]) else None
                number = FIGURE.fullmatch(text) is not None
                score.cells += 1
                score.right += other == text
                score.numerals += number
                score.numerals_right += number and other == text
                confidence = sure.get(at)
                if number and confidence is not None:
                    score.unsure += confidence < SURE
                    score.sure_wrong += other != text and confidence >= SURE
                if other != text and (read or not (r or c)):
                    score.wrong.append(f"{name} table {i} ({r}, {c}): {text!r} read {other!r} {confidence or ''}")


def kinds(findings: Sequence[dict[str, Any]], severity: str) -> Counter[tuple[str, str]]:
    return Counter((f["rule"], folded(f.get("observed") or "")) for f in findings if f["severity"] == severity)


def planted(findings: Sequence[dict[str, Any]], plants: Sequence[dict[str, Any]]) -> int:
    """How many planted figures an error or a warning points at."""
    reported = {
        folded(str(text))
        for f in findings
        if f["severity"] != "info"
        for text in (f.get("observed"), *(e.get("text") for e in f["evidence"]))
        if text
    }
    return sum(folded(str(p["observed"])) in reported for p in plants)


def cuenta(paths: Sequence[Path], out: Path) -> float:
    """Reads documents one after the other; gives the seconds that extraction took."""
    shutil.rmtree(out, ignore_errors=True)
    command = [str(Path(sys.executable).with_name("cuenta")), "extract", *map(str, paths), "--out", str(out)]
    subprocess.run([*command, "--jobs", "1"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    run = out / "run.json"
    inputs = json.loads(run.read_text(encoding="utf-8"))["inputs"] if run.exists() else []
    return sum((report.get("seconds") or {}).get("extract", 0.0) for report in inputs)


def published(out: Path, name: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Tables and findings of one document; none where it could not be read."""
    folder = out / name
    if not (folder / "tables.json").exists():
        return [], []
    return (
        json.loads((folder / "tables.json").read_text(encoding="utf-8"))["tables"],
        json.loads((folder / "findings.json").read_text(encoding="utf-8"))["findings"],
    )


def truth_of(path: Path) -> tuple[list[Rows], list[dict[str, Any]]]:
    for candidate in (path.with_suffix(".truth.json"), path.parent / "truth.json"):
        if candidate.exists():
            found = json.loads(candidate.read_text(encoding="utf-8"))
            tables = found["tables"] if isinstance(found, dict) else found
            return [t["rows"] for t in tables], found.get("plants", []) if isinstance(found, dict) else []
    raise SystemExit(f"no truth beside {path}")


def made(path: Path, condition: str, cache: Path) -> Path:
    """The scan of a document, made where it is not there yet."""
    if condition == "none":
        return path
    how = CONDITIONS[condition]
    key = hashlib.sha256(f"{how}".encode() + path.read_bytes()).hexdigest()[:12]
    target = cache / condition / key / path.name
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(scanned(path.read_bytes(), how, seed=int(key, 16)))
    return target


def measure(paths: Sequence[Path], condition: str, cache: Path, clean: Path) -> Score:
    scans = [made(path, condition, cache) for path in paths]
    out = cache / "read" / condition
    score = Score(seconds=cuenta(scans, out))
    for path, scan in zip(paths, scans, strict=True):
        tables, findings = published(out, path.stem)
        truth, plants = truth_of(path)
        compare(score, path.stem, truth, tables)
        score.plants += len(plants)
        score.found += planted(findings, plants)
        score.pages += len(pypdfium2.PdfDocument(scan))
        if condition != "none":
            own = published(clean, path.stem)[1]
            for severity in ("error", "warning"):
                new = kinds(findings, severity) - kinds(own, severity)
                count = sum(new.values())
                score.new_errors += count if severity == "error" else 0
                score.new_warnings += count if severity == "warning" else 0
                score.wrong += [f"{path.stem} new {severity}: {rule} {text}" for rule, text in sorted(new)]
    return score


def lines(score: Score, condition: str) -> Iterator[str]:
    yield (
        f"{condition:8} {score.right / max(score.cells, 1):8.4f} {score.numerals_right / max(score.numerals, 1):9.4f} "
        f"{score.exact:4}/{score.tables:<4} {score.found:4}/{score.plants:<4} "
        f"{score.new_errors:6} {score.new_warnings:8} {score.unsure:7} {score.sure_wrong:10} "
        f"{score.seconds / max(score.pages, 1):7.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--conditions", default=",".join(CONDITIONS))
    parser.add_argument("--only", default="*", help="names of documents, with * and ?")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "cuenta-scans")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    given = parser.parse_args()
    paths = [p for p in sorted(given.folder.glob("*.pdf")) if fnmatch(p.stem, given.only)]
    clean = given.cache / "read" / "none"
    print(
        f"{'':8} {'cells':>8} {'numerals':>9} {'tables':>9} {'plants':>9} {'errors':>6} {'warnings':>8} "
        f"{'unsure':>7} {'sure wrong':>10} {'s/page':>7}"
    )
    for condition in ("none", *given.conditions.split(",")):
        score = measure(paths, condition, given.cache, clean)
        for line in lines(score, condition):
            print(line, flush=True)
        if given.show:
            print(*(f"    {text}" for text in score.wrong), sep="\n", flush=True)


if __name__ == "__main__":
    main()
