"""Rules about arithmetic within a table."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = ()
