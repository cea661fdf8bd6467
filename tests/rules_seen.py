"""Which rules the tests trigger: the codes of the findings that the program makes while they run.

A finding counts where the program makes it (``pipeline.rules.base.make`` called from below ``pipeline/``), not where
a test writes one down. The workers of xdist hand their codes to the process that started them; a run of the everyday
tests or of all fails at its end where a rule was never seen. A run of some files, of a ``-k`` or of slow tests alone
says nothing about rules and does not fail. Findings made in child processes are not seen: a rule needs a test that
makes it in the process of the test.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from types import CodeType, FrameType
from typing import Any

import pytest

from pipeline import catalogue, rules
from pipeline.model import Finding
from pipeline.rules import base
from tests.places import ROOT

_MAKERS: frozenset[CodeType] = frozenset({base.make.__code__, rules.finding.__code__})
_PIPELINE = str(ROOT / "pipeline")
EVERYDAY = ("", "not slow")


class Recorder:
    """The codes of the findings that the program made since ``watch``."""

    def __init__(self) -> None:
        self.codes: set[str] = set()

    def watch(self) -> Callable[[], None]:
        """Starts to note codes; what it returns ends it."""
        original = Finding.__init__

        def noted(finding: Finding, *values: Any, **named: Any) -> None:
            original(finding, *values, **named)
            if _is_made_by_the_program(sys._getframe(1)):
                self.codes.add(finding.rule)

        Finding.__init__ = noted

        def end() -> None:
            Finding.__init__ = original

        return end


def _is_made_by_the_program(frame: FrameType) -> bool:
    if frame.f_code is not base.make.__code__:
        return False
    caller = next((f for f in _outward(frame) if f.f_code not in _MAKERS), None)
    return caller is not None and caller.f_code.co_filename.startswith(_PIPELINE)


def _outward(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def never_seen(seen: Collection[str], known: Iterable[str] = catalogue.CATALOGUE) -> list[str]:
    """The codes of rules that no test triggered."""
    return sorted(code for code in known if code not in seen)


def is_whole(config: pytest.Config) -> bool:
    """Whether all everyday tests run: no path, no name, no earlier failure was asked for."""
    option = config.option
    return (
        config.args_source is not pytest.Config.ArgsSource.ARGS
        and option.markexpr in EVERYDAY
        and not (option.keyword or option.collectonly or getattr(option, "lf", False) or option.deselect)
    )


class Plugin:
    """The hooks, for ``tests/conftest.py``."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.recorder = Recorder()
        self.end = self.recorder.watch()
        self.missing: list[str] = []

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self.end()
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput["rules"] = sorted(self.recorder.codes)
        elif is_whole(self.config) and not (session.shouldstop or session.shouldfail):
            self.missing = never_seen(self.recorder.codes)
            if self.missing and session.exitstatus == pytest.ExitCode.OK:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.recorder.codes |= set(getattr(node, "workeroutput", {}).get("rules", ()))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self.missing:
            terminalreporter.section("rules that no test triggers")
            terminalreporter.line(", ".join(self.missing))
