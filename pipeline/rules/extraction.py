"""Rules about reading documents."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = ()
