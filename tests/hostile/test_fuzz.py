"""Real documents of every format, damaged at random: none may take the program down or hang it.

Each goes through the whole pipeline in a process of its own; whatever it is, it is published or refused
with a message. A few hundred in CI; ``make fuzz`` takes ten thousand (``FUZZ_RUNS``) with a new seed
every time. What fails is shrunk by hypothesis and belongs into this file as an example.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.processes.limits import Limits
from tests.hostile.attempts import Attempt, attempt, warm_up
from tests.hostile.mutation import KINDS, Damage, damaged
from tests.hostile.samples import ACCOUNTS, EVERY, SMALL

RUNS = int(os.environ.get("FUZZ_RUNS", "100"))
ALONE = "FUZZ_ALONE"  # set in the process of its own
LOG = os.environ.get("FUZZ_LOG", "")
LIMITS = Limits(timeout=60.0, memory=2048)
SMALL_FOR_AN_ACCOUNT = 5  # so many times as often: ten thousand are to be run in minutes
NAMES = (*SMALL,) * SMALL_FOR_AN_ACCOUNT + (*ACCOUNTS,)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a document that crashes needs a process of its own"),
]

share = st.floats(0.0, 1.0)
damage = st.builds(Damage, st.sampled_from(sorted(KINDS)), share, share, st.integers(0, 9999))


@cache
def sample(name: str) -> bytes:
    return EVERY[name]()


@pytest.fixture(autouse=True, scope="module")
def warmed() -> None:
    warm_up((name, sample(name)) for name in EVERY)


def _log(name: str, damages: tuple[Damage, ...], whole: bool, tried: Attempt) -> None:
    if LOG:
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(
                json.dumps([name, tried.error, round(tried.seconds, 2), round(tried.mebibytes), repr((damages, whole))])
                + "\n"
            )


@pytest.mark.skipif(ALONE not in os.environ, reason="made by test_in_a_process_of_its_own")
@settings(
    max_examples=RUNS,
    derandomize="FUZZ_RUNS" not in os.environ,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
@given(
    name=st.sampled_from(NAMES),
    damages=st.lists(damage, min_size=1, max_size=6).map(tuple),
    whole=st.integers(0, 4).map(lambda n: n == 0),
)
def test_a_damaged_document_is_published_or_refused(name: str, damages: tuple[Damage, ...], whole: bool) -> None:
    tried = attempt(damaged(sample(name), damages, whole), name, LIMITS)
    _log(name, damages, whole, tried)
    assert not tried.is_bug, tried.lost or tried.error
    assert tried.error is None or "Tard\u00f3" not in tried.error, tried.error


@pytest.mark.parametrize(
    ("name", "damages", "whole"),
    [
        ("becas-c05.docx", (Damage("drop", 0.0, 0.5, 173), Damage("drop", 0.0, 0.5, 280)), True),  # zip offsets
    ],
)
def test_what_was_found(name: str, damages: tuple[Damage, ...], whole: bool) -> None:
    tried = attempt(damaged(sample(name), damages, whole), name, LIMITS)
    assert not tried.is_bug, tried.lost or tried.error


def test_a_rule_of_markdown_without_rows_is_no_table() -> None:
    tried = attempt(b"Total: 12 personas.\n\n|---|---|\n\nFin.\n", "cuenta.md", LIMITS)
    assert (tried.error, tried.tables) == (None, 0)


@pytest.mark.skipif(ALONE in os.environ, reason="this is the process of its own")
def test_in_a_process_of_its_own() -> None:
    """Documents are read in copies of this process: in one where other tests left libraries half used (pages of
    pdfium open, threads of other pools) the copies fall for reasons that are not the document's."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")} | {ALONE: "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", __file__]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
