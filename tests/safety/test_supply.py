"""What the program is made of is pinned, hashed, licensed as the policy says, listed, and can be audited."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from supply import audit, licences, lock
from supply.packages import Package, class_of, packages
from tests.places import ROOT

BILL = ROOT / "requirements" / "sbom.cdx.json"
LOCKS = [lock.RUN, lock.DEV, lock.PORTALS]
HERE = sys.platform == "linux" and platform.machine() == "x86_64" and sys.version_info[:2] == (3, 11)
only_here = pytest.mark.skipif(
    not HERE, reason="the page and the bill are of the wheels for Linux, x86-64, Python 3.11"
)


@pytest.fixture(scope="module")
def run() -> tuple[Package, ...]:
    return packages(lock.RUN)


@pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)
def test_every_package_is_pinned_with_its_hashes(path: Path) -> None:
    listed = lock.read(path)
    names = re.findall(r"(?m)^([A-Za-z0-9][\w.-]*)==", path.read_text("utf-8"))
    assert len(listed) == len(names) > (5 if path == lock.PORTALS else 50)
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for package in listed for digest in package.hashes)


@pytest.mark.parametrize(
    "line", ["requests>=2", "requests==2.0.0", "requests==2.0.0 --hash=md5:00", "requests @ https://x.invalid/a.whl"]
)
def test_a_package_without_pin_or_hash_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "x.lock").write_text(line + "\n")
    with pytest.raises(ValueError, match="not pinned"):
        lock.read(tmp_path / "x.lock")


@pytest.mark.parametrize("path", [*LOCKS, lock.NPM], ids=lambda p: p.name)
def test_no_lock_names_where_packages_come_from(path: Path) -> None:
    assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links|resolved", path.read_text("utf-8")) == []


def test_what_runs_is_what_is_developed_with() -> None:
    assert {package.id for package in lock.read(lock.RUN)} <= {package.id for package in lock.read(lock.DEV)}


def test_make_installs_nothing_without_its_hash() -> None:
    installs = re.findall(r"\$\(PIP\) install (.*)", (ROOT / "Makefile").read_text("utf-8"))
    assert len(installs) == 4
    assert all("--require-hashes -r" in line or "--no-index -e ." in line for line in installs)


def test_npm_packages_have_an_integrity() -> None:
    assert [p.name for p in lock.read_npm() if not p.integrity.startswith("sha512-")] == []
    assert {p.name: class_of(p.licence) for p in lock.read_npm()} == {
        "axe-core": "weak",
        "playwright-core": "permissive",
    }


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", "permissive"),
        ("Apache-2.0 OR GPL-2.0-only", "permissive"),
        ("MIT AND LGPL-2.1-or-later", "weak"),
        ("MPL-2.0", "weak"),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", "permissive"),
        ("GPL-3.0-or-later", "refused"),
        ("AGPL-3.0-only", "refused"),
        ("MIT AND AGPL-3.0-or-later", "refused"),
        ("SSPL-1.0", "refused"),
        ("BUSL-1.1", "refused"),
        ("", "refused"),
        ("see LICENSE file, all rights reserved", "refused"),
    ],
)
def test_the_policy(expression: str, allowed: str) -> None:
    assert class_of(expression) == allowed


def test_the_default_install_holds_to_the_policy(run: tuple[Package, ...]) -> None:
    assert licences.refused(run) == []
    assert {p.locked.name for p in run if class_of(p.licence) == "weak"} <= {"certifi", "pathspec", "tqdm"}


def test_a_refused_licence_is_named(run: tuple[Package, ...]) -> None:
    from dataclasses import replace

    spoilt = replace(run[0], licence="AGPL-3.0-only")
    assert licences.refused([spoilt, *run[1:]]) == [f"{run[0].locked.name}: AGPL-3.0-only"]


def test_exceptions_are_of_something_that_is_there(run: tuple[Package, ...]) -> None:
    from supply.packages import declared

    carried = {library.name for package in run for library in package.native}
    if HERE:
        assert set(declared()["exceptions"]) <= carried
    features = pytest.importorskip("PIL.features")
    assert not features.check("libimagequant")


def test_tesseract_is_given_pixels_and_never_a_file() -> None:
    """The picture libraries in its wheel, old and one under the GPL, read no byte of a document."""
    for path in (ROOT / "pipeline").rglob("*.py"):
        assert not re.search(r"SetImageFile|file_to_text|ProcessPages?\b|image_to_text", path.read_text("utf-8")), path


@only_here
def test_the_page_of_licences_is_up_to_date() -> None:
    assert licences.PAGE.read_text("utf-8") == licences.page(), "run `make licences`"


@pytest.mark.slow
@only_here
def test_the_bill_of_materials_is_up_to_date_and_the_same_each_time() -> None:
    from supply import sbom  # loads seconds of libraries

    assert sbom.FILE.read_text("utf-8") == sbom.text(), "run `make sbom`"


def test_the_bill_names_every_package_its_hashes_and_the_native_code() -> None:
    bill = json.loads(BILL.read_text("utf-8"))
    listed = {c["purl"]: c for c in bill["components"]}
    for package in lock.read(lock.DEV):
        component = listed[f"pkg:pypi/{package.name}@{package.version}"]
        assert sorted(h["content"] for h in component["hashes"]) == list(package.hashes)
        assert component["licenses"], package.name
    assert {p.name for p in lock.read_npm()} <= {
        c["name"] for c in bill["components"] if c["purl"].startswith("pkg:npm/")
    }
    native = {
        (owner["name"], inner["name"]): inner.get("version", "")
        for owner in bill["components"]
        for inner in owner.get("components", [])
    }
    for where in (
        ("pypdfium2", "PDFium"),
        ("tesserocr", "Tesseract"),
        ("tesserocr", "Leptonica"),
        ("opencv-python-headless", "OpenCV"),
        ("pyarrow", "Apache Arrow"),
        ("lxml", "libxml2"),
        ("pillow", "FreeType"),
    ):
        assert re.match(r"\d+\.", native[where]), where
    assert "timestamp" not in bill["metadata"]
    assert "serialNumber" not in bill


def report(*dependencies: object) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


FOUND = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.1"]}


@pytest.mark.parametrize(
    ("said", "advisories", "unknown"),
    [
        (report({"name": "a", "version": "1", "vulns": []}), (), ()),
        (report({"name": "a", "version": "1", "vulns": [FOUND]}), ("a 1: PYSEC-1 (CVE-1); fixed in 2.1",), ()),
        (report({"name": "a", "skip_reason": "Dependency not found on PyPI"}), (), ("a@1",)),
        (report({"name": "a", "version": "1", "skip_reason": "x"}), (), ("a@1",)),
        (report({"name": "b", "version": "1", "vulns": []}), (), ("a@1",)),
        ("", (), ("a@1",)),
        ('{"dependencies": null}', (), ("a@1",)),
    ],
)
def test_nothing_found_is_not_nothing_looked_up(said: str, advisories: object, unknown: object) -> None:
    assert audit.judged(said, ["a@1"]) == audit.Outcome(advisories, unknown)


def test_an_audit_says_what_it_found_and_what_it_could_not_look_up() -> None:
    none, some, missing = audit.Outcome((), ()), audit.Outcome(("a 1: X; fixed in 2",), ()), audit.Outcome((), ("a@1",))
    assert audit.lines_of({"Python": none, "npm": none}) == (["No known vulnerability in any locked package."], 0)
    assert audit.lines_of({"Python": some, "npm": none}) == (["a 1: X; fixed in 2"], 1)
    lines, code = audit.lines_of({"Python": missing, "npm": missing})
    assert (len(lines), code) == (1, 2)
    assert lines[0].startswith("NOT AUDITED: 1 Python packages and 1 npm packages (a@1, a@1…)")
    assert audit.lines_of({"Python": some, "npm": missing})[1] == 1


def test_every_locked_version_is_asked_for_and_the_next_service_where_one_does_not_know() -> None:
    asked: list[tuple[str, set[str]]] = []

    def run(command: Sequence[str]) -> str:
        service = command[command.index("--service") + 1]
        pins = Path(command[-1]).read_text().split()
        asked.append((service, set(pins)))
        if service == "pypi":
            return report(*({"name": pin.split("==")[0], "skip_reason": "not found"} for pin in pins))
        return report(*({"name": (at := pin.split("=="))[0], "version": at[1], "vulns": []} for pin in pins))

    assert audit.of_python(run) == audit.Outcome((), ())
    wanted = {f"{p.name}=={p.version}" for path in LOCKS for p in lock.read(path)}
    assert set().union(*(pins for service, pins in asked if service == "osv")) == wanted
    assert {service for service, _ in asked} == {"pypi", "osv"}


@pytest.mark.slow
def test_an_audit_without_network_says_so_and_fails() -> None:
    away = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")
    done = subprocess.run(
        [sys.executable, "-m", "supply.audit"],
        cwd=ROOT,
        env={**os.environ, **away, "NO_PROXY": "", "no_proxy": "", "npm_config_fetch_retries": "0"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert re.fullmatch(r"NOT AUDITED: \d+ Python packages and 2 npm packages .*\n", done.stderr)
