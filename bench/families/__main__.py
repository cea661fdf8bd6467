"""Writes a corpus: python -m bench.families OUT [--planted N] [--clean N] [--first SEED] [--no-office]

OUT/<form>/<family>-<p|c><nn>.<ext> and .truth.json beside it, for the forms txt, docx, office, tagged, drawn; each
folder is scored by itself (`cuenta extract OUT/<form>/*.<ext> --out RUN`, then cases/score.py OUT/<form> RUN).
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from bench.families import (
    courts,
    farming,
    foundation,
    hospital,
    housing,
    ministry,
    municipality,
    office_form,
    pdf_form,
    plants,
    police,
    prisons,
    region,
    schools,
    text_form,
    university,
    utility,
    word_form,
)
from bench.families.figures import Style

FAMILIES = {
    module.__name__.rsplit(".", 1)[1]: module.build
    for module in (
        hospital,
        municipality,
        ministry,
        region,
        university,
        prisons,
        foundation,
        utility,
        courts,
        farming,
        housing,
        police,
        schools,
    )
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--planted", type=int, default=4)
    parser.add_argument("--clean", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="first seed")
    parser.add_argument("--no-office", action="store_true", help="leave LibreOffice out")
    options = parser.parse_args()
    for form in ("txt", "docx", "drawn"):
        (options.out / form).mkdir(parents=True, exist_ok=True)
    forms = ["txt", "docx", "drawn"] + ([] if options.no_office else ["office", "tagged"])
    words = []
    for family, build in FAMILIES.items():
        for i in range(options.planted + options.clean):
            planted = i < options.planted
            seed = options.first + i
            rng = random.Random(f"{family}/{seed}")
            report = build(rng, Style.draw(rng))
            spoilt = plants.spoil(report, rng, rng.randint(3, 6)) if planted else []
            stem = f"{family}-{'p' if planted else 'c'}{seed:02d}"
            (options.out / "txt" / f"{stem}.txt").write_text(text_form.write(report), encoding="utf-8")
            words.append(options.out / "docx" / f"{stem}.docx")
            word_form.write(report, words[-1], rng)
            rules = pdf_form.RULES[(seed + sum(map(ord, family))) % len(pdf_form.RULES)]
            pdf_form.write(report, options.out / "drawn" / f"{stem}.pdf", rng, rules)
            said = json.dumps(plants.truth(report, spoilt), ensure_ascii=False, indent=1)
            for form in forms:
                (options.out / form).mkdir(exist_ok=True)
                (options.out / form / f"{stem}.truth.json").write_text(said, encoding="utf-8")
    if not options.no_office:
        office_form.export(words, options.out / "office")
        office_form.export(words, options.out / "tagged", tagged=True)


if __name__ == "__main__":
    main()
