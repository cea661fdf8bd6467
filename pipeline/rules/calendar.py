"""Rules about dates, sequences and periods."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = ()
