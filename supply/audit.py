"""Known vulnerabilities of every locked package, asked of the advisory services by pip-audit and npm.

    python -m supply.audit       exit 0: none is known; 1: some are; 2: it could not be found out

That nothing was found and that nothing was looked up are not the same, and pip-audit ends well in both cases: a
package that a service does not know is only "skipped". Here every package must have been looked up.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from supply import lock

SERVICES = ("pypi", "osv")
NONE_KNOWN, SOME_KNOWN, NOT_AUDITED = 0, 1, 2
Run = Callable[[Sequence[str]], str]
"""Runs a command and gives what it printed, "" where it did not work."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a service said: advisories by line, and the packages it said nothing of."""

    advisories: tuple[str, ...]
    unknown: tuple[str, ...]


def judged(report: str, wanted: Iterable[str]) -> Outcome:
    """What pip-audit's JSON says of the packages ``wanted`` (``name@version``)."""
    try:
        listed: list[Mapping[str, Any]] = list(json.loads(report)["dependencies"])
    except (ValueError, KeyError, TypeError):
        return Outcome((), tuple(sorted(wanted)))
    looked_up = {f"{one['name']}@{one['version']}" for one in listed if "version" in one and "skip_reason" not in one}
    advisories = [
        f"{one['name']} {one['version']}: {found['id']}{_aliases(found)}; {_fixed(found)}"
        for one in listed
        for found in one.get("vulns", [])
    ]
    return Outcome(tuple(sorted(advisories)), tuple(sorted(set(wanted) - looked_up)))


def _aliases(found: Mapping[str, Any]) -> str:
    return f" ({', '.join(found['aliases'])})" if found.get("aliases") else ""


def _fixed(found: Mapping[str, Any]) -> str:
    versions = found.get("fix_versions") or []
    return f"fixed in {', '.join(versions)}" if versions else "no fixed version yet"


def of_python(run: Run) -> Outcome:
    """All lock files, for every platform: from the first service that knows all packages, else what the
    best one said."""
    locked = sorted({package.id for path in (lock.RUN, lock.DEV, lock.PORTALS) for package in lock.read(path)})
    best = Outcome((), tuple(locked))
    for service in SERVICES:
        outcome = _asked(run, service, locked)
        if len(outcome.unknown) < len(best.unknown):
            best = outcome
        if not best.unknown:
            break
    return best


def _asked(run: Run, service: str, locked: Sequence[str]) -> Outcome:
    """Two versions of one package, for different Pythons, need two questions."""
    files: list[dict[str, str]] = []
    for name, version in (one.split("@") for one in locked):
        free = next((f for f in files if name not in f), None)
        if free is None:
            files.append(free := {})
        free[name] = version
    advisories: list[str] = []
    unknown: list[str] = []
    for pins in files:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "requirements.txt"
            path.write_text("".join(f"{name}=={version}\n" for name, version in pins.items()), encoding="utf-8")
            command = [sys.executable, "-m", "pip_audit", "--service", service, "--format", "json", "--desc", "off"]
            command += ["--progress-spinner", "off", "--no-deps", "--disable-pip", "--requirement", str(path)]
            outcome = judged(run(command), [f"{name}@{version}" for name, version in pins.items()])
        advisories += outcome.advisories
        unknown += outcome.unknown
        if len(outcome.unknown) == len(pins):
            return Outcome((), tuple(locked))  # it cannot be reached
    return Outcome(tuple(advisories), tuple(unknown))


def of_npm(run: Run) -> Outcome:
    """The packages of the browser tests."""
    wanted = tuple(f"{package.name}@{package.version}" for package in lock.read_npm())
    try:
        answer = json.loads(run(["npm", "audit", "--package-lock-only", "--json", "--prefix", str(lock.NPM.parent)]))
        found = answer["vulnerabilities"]
        counted = answer["metadata"]["dependencies"]["total"]
    except (ValueError, KeyError, TypeError):
        return Outcome((), wanted)
    return Outcome(
        tuple(f"{name}: {said['severity']} (npm audit)" for name, said in sorted(found.items())),
        () if counted >= len(wanted) else wanted,
    )


def lines_of(outcomes: Mapping[str, Outcome]) -> tuple[list[str], int]:
    """The lines to print and the exit code."""
    lines = [line for outcome in outcomes.values() for line in outcome.advisories]
    missing = {name: outcome.unknown for name, outcome in outcomes.items() if outcome.unknown}
    if missing:
        counted = " and ".join(f"{len(unknown)} {name} packages" for name, unknown in missing.items())
        some = [package for unknown in missing.values() for package in unknown][:3]
        lines.append(
            f"NOT AUDITED: {counted} ({', '.join(some)}…): no advisory service that knows them could be reached, so "
            "nothing is known about their vulnerabilities; try again where the network allows it."
        )
    if any(outcome.advisories for outcome in outcomes.values()):
        return lines, SOME_KNOWN
    return (lines, NOT_AUDITED) if missing else (["No known vulnerability in any locked package."], NONE_KNOWN)


def _run(command: Sequence[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=600, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


def main() -> int:
    lines, code = lines_of({"Python": of_python(_run), "npm": of_npm(_run)})
    print("\n".join(lines), file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
