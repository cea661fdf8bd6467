"""The lock files, read: every package with its version, the condition it is installed under, and its hashes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "requirements" / "run.lock"
DEV = ROOT / "requirements" / "dev.lock"
PORTALS = ROOT / "requirements" / "portals.lock"
"""The official schemas that `make test-portals` validates against, and what reads them; no other test needs them."""
NPM = ROOT / "tests" / "publish" / "browser" / "package-lock.json"
_HASH = re.compile(r"--hash=(\w+):([0-9a-f]+)")


@dataclass(frozen=True, slots=True)
class Locked:
    """One line of a lock: ``condition`` is its marker, "" where it has none; ``hashes`` are SHA-256."""

    name: str
    version: str
    condition: str
    hashes: tuple[str, ...]
    here: bool

    @property
    def id(self) -> str:
        return f"{self.name}@{self.version}"


@dataclass(frozen=True, slots=True)
class Npm:
    """One package of the browser tests, with its licence as its author declares it."""

    name: str
    version: str
    licence: str
    integrity: str


def read(path: Path) -> tuple[Locked, ...]:
    """The packages of a lock file, in its order.

    Raises:
        ValueError: a line is not pinned to one version, or has no SHA-256.
    """
    found = []
    for line in path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        requirement = Requirement(line.split("--hash", 1)[0].strip())
        pins = [s.version for s in requirement.specifier if s.operator == "=="]
        hashes = tuple(sorted(digest for kind, digest in _HASH.findall(line) if kind == "sha256"))
        if len(pins) != 1 or not hashes or len(hashes) != line.count("--hash="):
            raise ValueError(f"{path.name}: «{requirement}» is not pinned to one version with SHA-256 hashes")
        marker = requirement.marker
        here = marker is None or marker.evaluate()
        found.append(Locked(canonicalize_name(requirement.name), pins[0], str(marker or ""), hashes, here))
    return tuple(found)


def read_npm(path: Path = NPM) -> tuple[Npm, ...]:
    """The packages of an npm lock, by name."""
    listed: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["packages"]
    made = [
        Npm(where.rpartition("node_modules/")[2], said["version"], said.get("license", ""), said.get("integrity", ""))
        for where, said in listed.items()
        if where
    ]
    return tuple(sorted(made, key=lambda package: package.name))
