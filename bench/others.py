"""Whether true sentences about something else are left alone: python -m bench.others [--first SEED] [--count N]

Every sentence of the invented accounts is repeated about another year, place or part, with other figures,
right behind itself; none of these contradicts a table. What is accused is a false alarm.
"""

from __future__ import annotations

import argparse
import random
import re

from bench.claims import accusations, built
from bench.families.__main__ import FAMILIES
from bench.families.figures import dotted
from bench.families.model import Para, Report

OTHERS = (
    ("En {before}, {text}", 0.8, 1.2),
    ("El año {before}, {text}", 0.8, 1.2),
    ("El año anterior, {text}", 0.8, 1.2),
    ("En el período anterior, {text}", 0.8, 1.2),
    ("La meta del año era la siguiente: {text}", 0.9, 1.2),
    ("En la comuna de Cochamó, {text}", 0.02, 0.4),
    ("Según la encuesta de satisfacción, {text}", 0.1, 0.9),
    ("En la última semana del año, {text}", 0.01, 0.05),
    ("Entre 2010 y 2017, {text}", 2.0, 9.0),
    ("Desde su creación, {text}", 2.0, 20.0),
    ("En el sector rural, {text}", 0.05, 0.5),
    ("Para {after} se proyecta lo siguiente: {text}", 0.9, 1.3),
    ("En la oficina provincial, {text}", 0.05, 0.5),
    ("Respecto de las personas migrantes, {text}", 0.05, 0.5),
    ("En la modalidad a distancia, {text}", 0.05, 0.9),
    ("{stem} en el sector rural.", 0.05, 0.9),
    ("{stem} en las comunas costeras.", 0.05, 0.9),
    ("{stem} durante el año anterior.", 0.8, 1.2),
    ("{stem} a diciembre de {before}.", 0.8, 1.2),
    ("{stem} entre las personas migrantes.", 0.05, 0.9),
    ("{stem} por convenio con la universidad.", 0.05, 0.9),
)
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+[,.]\d+(?=\s?%)|\d+(?=\s?%)")


def retold(text: str, rng: random.Random, low: float, high: float) -> str:
    """The sentence with all its figures changed in the same proportion, percentages by some points."""
    factor = rng.uniform(low, high)

    def other(match: re.Match[str]) -> str:
        printed = match.group()
        if match.string[match.end() :].lstrip().startswith("%"):
            mark = "," if "," in printed else "."
            value = abs(float(printed.replace(",", ".")) + rng.choice((-1, 1)) * rng.uniform(2, 12))
            places = len(printed.split(mark)[1]) if mark in printed else 0
            return f"{value:.{places}f}".replace(".", mark)
        return dotted(max(2, int(int(printed.replace(".", "")) * factor)))

    return _FIGURE.sub(other, text[0].lower() + text[1:])


def with_others(report: Report, rng: random.Random) -> list[str]:
    """Adds the sentences about something else and returns them."""
    year = int(re.findall(r"20\d\d", report.title)[-1]) if re.search(r"20\d\d", report.title) else 2022
    blocks, added = [], []
    for block in report.blocks:
        blocks.append(block)
        if isinstance(block, Para) and block.claims and not re.search(r"\b(?:19|20)\d\d\b", block.text):
            frame, low, high = rng.choice(OTHERS)
            other = retold(block.text, rng, low, high)
            stem = (other[0].upper() + other[1:]).rstrip(".")
            text = frame.format(before=year - 6, after=year + 1, text=other, stem=stem)
            blocks.append(Para(text))
            added.append(text)
    report.blocks = blocks
    return added


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=10)
    options = parser.parse_args()
    sentences = false = 0
    for family in FAMILIES:
        for seed in range(options.first, options.first + options.count):
            report = built(family, seed)
            sentences += len(with_others(report, random.Random(seed)))
            for finding in accusations(report):
                if finding.rule != "texto-calculo":  # the figures were changed without regard to each other
                    false += 1
                    print(f"FALSE {family}/{seed} {finding.rule}: {finding.message} «{finding.evidence[0].sentence}»")
    print(f"{false} false accusations of {sentences} sentences about something else")


if __name__ == "__main__":
    main()
