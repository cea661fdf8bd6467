"""Rules about recognising tables and typing values."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = ()
