"""Rules about runs over many documents and decisions of people."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = ()
