"""Fits when a figure is that of another row or column: python -m bench.claims_model.copied DOCUMENTS [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``); the invented accounts beside this module
are used too. No annotation is needed: a figure that states a cell is replaced by the cell of the next row, of a row or
column that its sentence names too, or of another year, as people copy the wrong one, and the cell that it stated is
meant; in the documents as they are every other cell is meant wrongly. (What was read and found wrong,
``bench/judgements.jsonl``, is left out.)

It is shown how many of the copies are found, and how many true figures accused, by regressions that have not seen the
series of the document.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np

from bench.claims_model.accusations import MOST_OF_SERIES, apart
from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from bench.claims_model.logistic import fit, written
from bench.spoilt_prose.annotations import Spot
from bench.spoilt_prose.spoiling import with_replaced
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Document, Source
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.copied.candidates import Rival
from pipeline.validate.claims.copied.features import NAMES
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.linking.logistic import LogisticModel
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.wrong_cell import other_bases
from pipeline.validate.claims.verdict.wrong_cell.copied_figures import possible_copies

MOST_SPOILT = 60
"""Copies of each kind in a document."""
WEIGHT = 10.0
"""Examples that count as one where the weights are kept small: figures of one document are much alike."""
_NUMERAL = re.compile(r"\d[\d.,]*\d|\d")


@dataclass(frozen=True)
class Example:
    """A figure and one cell that it may mean instead of the one that it prints; ``group`` numbers the figure."""

    document: str
    series: str
    right: bool
    features: np.ndarray
    shown: str
    group: int
    kind: str


def _judged(document: Document, space: CellSpace) -> tuple[judging.Judged, list[tuple[int, Rival, np.ndarray]]]:
    """The judgements on a document before any figure is said to be copied, and every cell that may be meant instead."""
    found: list[tuple[int, Rival, np.ndarray]] = []

    def note(
        space: CellSpace,
        mentions: Sequence[Mention],
        links: Sequence[MentionLink],
        judgements: list[Judgement],
        asked: list[int],
    ) -> tuple[list[Judgement], list[int]]:
        found.extend(possible_copies(space, mentions, links, judgements, asked))
        return judgements, []

    with mock.patch.object(other_bases, "without_copied", note):
        return judging.judge(document, space, mentions.read(document)), found


def _copied_from(
    space: CellSpace, mention: Mention, cell: int, named: set[int], rng: random.Random
) -> dict[str, tuple[int, str]]:
    """By kind of copy: another cell than the one a figure states, and the figure with its numeral."""
    own, mine = _NUMERAL.search(space.facts[cell].text), _NUMERAL.search(mention.figure.text)
    if own is None or mine is None or own.group() != mine.group():
        return {}
    alike = (space.kind == space.kind[cell]) & (space.amount != space.amount[cell])
    table = alike & (space.table == space.table[cell])
    table[[i for i in np.flatnonzero(table) if not _fits(space.facts[int(i)].text)]] = False
    rows, columns = space.row, space.column
    kinds = {
        "next row": table & (columns == columns[cell]) & (np.abs(rows - rows[cell]) == 1),
        "named row": table & (columns == columns[cell]) & np.isin(rows, [rows[c] for c in named if c != cell]),
        "next column": table & (rows == rows[cell]) & (np.abs(columns - columns[cell]) == 1),
    }
    twins = np.flatnonzero(alike & (space.table != space.table[cell]) & (space.place_name == space.place_name[cell]))
    kinds["twin table"] = np.isin(np.arange(len(space)), [i for i in twins if _fits(space.facts[int(i)].text)])
    found = {}
    for kind, cells in kinds.items():
        if cells.any():
            other = int(rng.choice(np.flatnonzero(cells).tolist()))
            numeral = _NUMERAL.search(space.facts[other].text)
            assert numeral is not None
            text = mention.figure.text
            found[kind] = other, text[: mine.start()] + numeral.group() + text[mine.end() :]
    return found


def _fits(text: str) -> bool:
    numeral = _NUMERAL.search(text)
    return numeral is not None and sum(c.isdigit() for c in numeral.group()) >= 2


def examples(
    name: str, series: str, document: Document, wrong: frozenset[str], tally: Counter[str]
) -> Iterator[Example]:
    """The examples of one document as it is and with figures copied; ``wrong`` are the figures that are known to be
    wrong as printed."""
    space, rng = CellSpace(document), random.Random(name)
    if not len(space):
        return
    judged, possible = _judged(document, space)
    read = judged.mentions

    def shown(mention: Mention, rival: Rival) -> str:
        labels = [
            f"{space.facts[c].text}|{space.facts[c].row_label[:40]}|{space.facts[c].column.label[:40]}"
            for c in (rival.printed, rival.meant)
        ]
        return f"{mention.figure.text} printed {labels[0]} meant {labels[1]} «{mention.claim.sentence.text[:220]}»"

    for n, rival, features in possible:
        if read[n].figure.text not in wrong:
            yield Example(name, series, False, features, shown(read[n], rival), n, "as it is")
    cells = {
        n: j.cell
        for n, j in enumerate(judged.judgements)
        if j.verdict == "verified" and j.cell is not None and judging.may_be_accused(read[n])
    }
    of_sentence: dict[int, set[int]] = defaultdict(set)
    for n, c in cells.items():
        of_sentence[read[n].number].add(c)
    copies = {n: _copied_from(space, read[n], c, of_sentence[read[n].number], rng) for n, c in cells.items()}
    for kind in ("next row", "named row", "next column", "twin table"):
        able = sorted(n for n in copies if kind in copies[n])
        picked = sorted(rng.sample(able, min(MOST_SPOILT, len(able))))
        for group in apart(picked, read, cells.__getitem__):
            spots = [Spot(read[n].block, read[n].figure.start, read[n].figure.end, copies[n][kind][1]) for n in group]
            spoilt, possible = _judged(with_replaced(document, spots), space)
            again = spoilt.mentions
            at = {(m.block, m.figure.start): n for n, m in enumerate(again)}
            wanted = {at.get((read[n].block, read[n].figure.start), -1): n for n in group}
            tally[kind] += len(group)
            for number in wanted:
                tally[f"{kind}: {spoilt.judgements[number].verdict if number >= 0 else 'lost'}"] += 1
            for number, rival, features in possible:
                if number in wanted and space.amount[rival.meant] == space.amount[cells[wanted[number]]]:
                    yield Example(name, series, True, features, shown(again[number], rival), number, kind)


def regression(found: Sequence[Example]) -> LogisticModel:
    """The logistic regression on some examples, right and wrong ones weighing as much, each series the root of it."""
    right = np.array([e.right for e in found], dtype=float)
    many = Counter((e.series, e.right) for e in found)
    weight = np.array([1 / np.sqrt(many[e.series, e.right]) for e in found])
    weight *= np.where(right > 0, weight[right == 0].sum() / max(1.0, weight[right > 0].sum()), 1.0)
    weight *= len(found) / weight.sum() / WEIGHT
    return fit(np.array([e.features for e in found]), right, weight)


def check(found: Sequence[Example], shown: int = 40) -> None:
    """Prints what regressions find and accuse falsely that have not seen the series."""
    score = np.zeros(len(found))
    for one in sorted({e.series for e in found}):
        model = regression([e for e in found if e.series != one])
        for n, e in enumerate(found):
            if e.series == one:
                score[n] = model.log_odds(e.features)
    right = np.array([e.right for e in found])
    true = len({(e.document, e.group) for e in found if not e.right})
    print(f"{right.sum()} copies, {(~right).sum()} pairs of {true} true figures")
    for least in (0, 1, 2, 3, 4, 5, 6, 7):
        hits = Counter(e.kind for e, s in zip(found, score, strict=True) if s >= least)
        false = len({(e.document, e.group) for e, s in zip(found, score, strict=True) if s >= least and not e.right})
        print(f"from {least}: {dict(hits)}, {false} true figures accused")
    order = [n for n in np.argsort(-score) if not right[n]]
    for n in order[:shown]:
        print(f"  {score[n]:.2f} {found[n].document[:24]}: {found[n].shown}")
    print("missed")
    missed = [n for n in np.argsort(score) if right[n]]
    for n in missed[: len(missed) // 2 : max(1, len(missed) // 2 // shown)]:
        print(f"  {score[n]:.2f} {found[n].kind} {found[n].document[:24]}: {found[n].shown}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    series = read_series()
    wrong: dict[str, set[str]] = defaultdict(set)
    for line in (Path(__file__).parent.parent / "judgements.jsonl").read_text().splitlines():
        if (judged := json.loads(line))["verdict"] == "TRUE":
            wrong[judged["report"]].add(judged["observed"])
    found: list[Example] = []
    tally: Counter[str] = Counter()
    many: Counter[str] = Counter()
    for path in sorted(options.documents.glob("*.pickle")):
        of = series.get(path.stem, path.stem)
        many[of] += 1
        if many[of] <= MOST_OF_SERIES:
            found += examples(path.stem, of, load(path), frozenset(wrong[path.stem]), tally)
    for path in sorted((Path(__file__).parent / "accounts").rglob("*.txt")):
        document = read_text(path.read_bytes(), path.stem, Source(path.name, "0", "text"))
        found += examples(path.stem, path.stem, document, frozenset(), tally)
    print(dict(sorted(tally.items())))
    if options.work:
        options.work.write_bytes(pickle.dumps(found))
    check(found)
    model = regression(found)
    for name, weight in zip(NAMES, model.weights, strict=True):
        print(f"{name:45} {weight:6.2f}")
    if options.out:
        options.out.write_text(written(model, NAMES))


if __name__ == "__main__":
    main()
