"""Rules about agreement between tables and reuse of figures."""

from pipeline.rules.base import Rule

RULES: tuple[Rule, ...] = ()
