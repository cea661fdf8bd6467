"""Institution, region and year against what was read by hand: python -m bench.identity READINGS... [--gold FILE...]

READINGS are folders of published reports (`cuenta extract ... --out READINGS`). The answers are bench/identity.jsonl
and any further file of the same form given with --gold; where several speak of a document, the first does. A year is
right where it is the one the account is called by, or where the answers say only the year accounted for and that is
said beside it; the year of its figures (data_year) is shown where it is another and not recognised. Documents are
printed in two halves by the parity of the md5 of their name: the even half was looked at while the weights were
set, the other was not. ``--made`` judges made-up beginnings and ends of accounts instead of READINGS: those of
bench/identity_made.jsonl (written by people who did not know the program; all of them were looked at), or those of
the files behind it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.halves import is_tuned
from pipeline.clean.identity import Stated, identify, official_region
from pipeline.clean.identity.bodies.official import undotted
from pipeline.clean.identity.bodies.words import HONOURS
from pipeline.geometry import Box, Place
from pipeline.model import Document, Heading, Paragraph, Source
from pipeline.spanish.folding import fold_line

MADE = Path(__file__).with_name("identity_made.jsonl")
OWN = Path(__file__).with_name("identity.jsonl")
_SMALL = frozenset({"de", "del", "la", "las", "los", "el", "y", "e"})
_CLASSES = frozenset({"region", "provincia", "departamento", "estado", "comunidad", "autonoma"})
FIELDS = ("institution", "region", "year")


def words(name: str) -> frozenset[str]:
    """What is compared of a name: its words without honours, a regional ministry office by its usual acronym."""
    folded = undotted(fold_line(name)).replace("secretaria regional ministerial", "seremi")
    return frozenset(re.findall(r"[a-z0-9]+", folded)) - _SMALL - HONOURS


def accepted(gold: dict) -> list[frozenset[str]]:
    """Every way of naming the institution that is right: in full, without and by what stands in parentheses."""
    name = gold["institution"] or ""  # null: nothing says it, and nothing is right
    forms = [name, *gold.get("also", ())]
    if match := re.match(r"(.+?)\s*\((.+)\)$", name):
        forms += [match.group(1), match.group(2)]
    return [words(form) for form in forms]


def judge(gold: dict, institution: str, region: str, year: int | None, data_year: int | None = None) -> dict[str, bool]:
    """Which fields are right; a region is by any of its spellings: "Región de Los Lagos" is "Los Lagos".

    Where the answers know one year only, the year of the figures that is said beside that of the title is right too.
    """
    return {
        "institution": words(institution) in accepted(gold),
        "region": _region(region) in {_region(name or "") for name in (gold["region"], *gold.get("also_region", ()))},
        "year": year == gold["year"]
        or year in gold.get("also_year", ())
        or ("data_year" not in gold and data_year is not None and data_year == gold["year"]),
    }


def _region(name: str) -> frozenset[str]:
    """The words of a region's published name without those for its kind: "Provincia del Chubut" is "Chubut"."""
    return words(official_region(name) or name) - _CLASSES


def answers(paths: Iterable[Path]) -> dict[str, dict]:
    found: dict[str, dict] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                gold = json.loads(line)
                found.setdefault(gold["document"], gold)
    return found


def made_documents(paths: Iterable[Path] = (MADE,)) -> dict[str, Document]:
    """The made-up documents by name: what stands at their beginning and end, without tables."""
    found = {}
    for line in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        made = json.loads(line)
        blocks = tuple(
            Heading(text, place=Place(page)) if kind == "h" else Paragraph(text, place=Place(page))
            for kind, page, text in made["blocks"]
        )
        running = tuple(
            Paragraph(text, place=Place(page, Box(*box) if box else None))
            for page, text, box in ((1, line, None) if isinstance(line, str) else line for line in made["running"])
        )
        properties = tuple((name, text) for name, text in made["properties"] if text)
        source = Source(f"{made['document']}.pdf", "", "pdf")
        found[made["document"]] = Document(made["document"], source, blocks, running=running, properties=properties)
    return found


def judge_made(paths: Sequence[Path]) -> None:
    """Prints what is wrong of the made-up documents, and how many are right."""
    golds, rows = answers(paths), []
    for name, document in made_documents(paths).items():
        found = identify(document, Stated())
        rows.append(judge(golds[name], found.institution, found.region, found.year, found.data_year))
        for field in FIELDS:
            if not rows[-1][field]:
                print(f"{name}: {field}: {getattr(found, field)!r}, not {golds[name][field]!r} ({found.how})")
    shares = "  ".join(f"{field} {sum(r[field] for r in rows)}/{len(rows)}" for field in FIELDS)
    print(f"made: {shares}  all three {sum(all(r.values()) for r in rows)}/{len(rows)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", nargs="*", type=Path)
    parser.add_argument("--made", nargs="*", type=Path)
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    if options.made is not None:
        judge_made(options.made or [MADE])
        return
    right: dict[bool, list[dict[str, bool]]] = {True: [], False: []}
    for document, gold in sorted(answers([OWN, *options.gold]).items()):
        path = next((p for r in options.readings if (p := r / document / "report.json").exists()), None)
        if path is None:
            continue
        found = json.loads(path.read_text(encoding="utf-8"))
        verdict = judge(gold, found["institution"], found["region"], found["year"], found["data_year"])
        right[is_tuned(document)].append(verdict)
        if gold.get("data_year", found["data_year"]) != found["data_year"]:
            print(f"{document}: año de los datos: {found['data_year']!r}, not {gold['data_year']!r}")
        for field in FIELDS:
            if not verdict[field]:
                print(f"{document}: {field}: {found[field]!r}, not {gold[field]!r} ({found['how']})")
    for half, name in ((True, "looked at"), (False, "not looked at")):
        rows = right[half]
        shares = "  ".join(f"{field} {sum(r[field] for r in rows)}/{len(rows)}" for field in FIELDS)
        print(f"{name}: {shares}  all three {sum(all(r.values()) for r in rows)}/{len(rows)}")


if __name__ == "__main__":
    main()
