"""Every rule a report can name: those of the stages and those of the checks."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import rules
from pipeline.checks import CHECKS
from pipeline.rules.base import Rule

CATALOGUE: Mapping[str, Rule] = {**rules.CATALOGUE, **{check.rule.code: check.rule for check in CHECKS}}
