"""Rules about figures in the prose."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = ()
