"""Pages opened in a real browser: what a script of ``browser/`` sees there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SCRIPTS = Path(__file__).parent / "browser"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
NEEDED = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
    pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed"),
    pytest.mark.skipif(not (SCRIPTS / "node_modules").is_dir(), reason="npm ci has not run in tests/publish/browser"),
]


def needs_a_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Skips a test where there is none."""
    for mark in NEEDED:
        test = mark(test)
    return test


def seen_by(script: str, page: bytes, path: Path, *arguments: str) -> dict[str, Any]:
    """What a script sees of a page, which is written to ``path`` first."""
    path.write_bytes(page)
    done = subprocess.run(
        ["node", str(SCRIPTS / script), str(path), *arguments],
        env={**os.environ, "CHROMIUM": str(CHROMIUM)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return dict(json.loads(done.stdout))
