"""``requirements/sbom.cdx.json``: the bill of materials (CycloneDX 1.6) of everything the lock files name.

    python -m supply.sbom

It is committed, so that who audits a release needs neither an install nor the network, and holds no date or serial
number: the same locks and wheels give the same bytes. Packages of the default install are ``required`` and hold the
native code of their wheels; those of development and extras, and the npm packages of the browser tests, are
``excluded``.
"""

from __future__ import annotations

import base64
import json
import sys
from importlib.metadata import version
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from supply import lock
from supply.native import Native
from supply.packages import Package, packages

FILE = lock.ROOT / "requirements" / "sbom.cdx.json"


def bill() -> Bom:
    """The bill of materials of the lock files and of what is installed of them."""
    bom = Bom(serial_number=None)
    run = packages(lock.RUN)
    runs = {package.locked.id for package in run}
    rest = [p for p in packages(lock.DEV, with_native=False) if p.locked.id not in runs]
    own = Component(
        name="cuenta",
        version=version("cuenta"),
        type=ComponentType.APPLICATION,
        bom_ref="cuenta",
        licenses=[LicenseExpression("Apache-2.0")],
    )
    required = [_component(package, ComponentScope.REQUIRED) for package in run]
    others = [_component(package, ComponentScope.EXCLUDED) for package in rest]
    others += [_npm(package) for package in lock.read_npm()]
    bom.metadata.component = own
    bom.components.update([*required, *others])
    bom.register_dependency(own, required)
    return bom


def _component(package: Package, scope: ComponentScope) -> Component:
    locked = package.locked
    url = PackageURL("pypi", name=locked.name, version=locked.version)
    return Component(
        name=locked.name,
        version=locked.version,
        type=ComponentType.LIBRARY,
        scope=scope,
        purl=url,
        bom_ref=str(url),
        licenses=_licences(package.licence),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in locked.hashes],
        properties=[Property(name="cuenta:condition", value=locked.condition)] if locked.condition else [],
        components=[_native(library, str(url)) for library in package.native],
    )


def _native(library: Native, inside: str) -> Component:
    url = PackageURL("cargo", name=library.name, version=library.version) if library.kind == "crate" else None
    return Component(
        name=library.name,
        version=library.version or None,
        type=ComponentType.LIBRARY,
        purl=url,
        bom_ref=f"{inside}#{library.kind}/{library.name}@{library.version}",
        licenses=_licences(library.licence),
    )


def _npm(package: lock.Npm) -> Component:
    url = PackageURL("npm", name=package.name, version=package.version)
    kind, _, digest = package.integrity.partition("-")
    content = base64.b64decode(digest).hex() if kind == "sha512" else ""
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.EXCLUDED,
        purl=url,
        bom_ref=str(url),
        licenses=_licences(package.licence),
        hashes=[HashType(alg=HashAlgorithm.SHA_512, content=content)] if content else [],
    )


def _licences(expression: str) -> list[LicenseExpression]:
    return [LicenseExpression(expression)] if expression else []


def text() -> str:
    """The file.

    Raises:
        ValueError: it does not follow the standard's schema.
    """
    made: dict[str, Any] = json.loads(JsonV1Dot6(bill()).output_as_string())
    made["metadata"].pop("timestamp", None)
    made.pop("serialNumber", None)
    made["metadata"]["properties"] = [{"name": "cdx:reproducible", "value": "true"}]
    rendered = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    rendered = rendered.replace('},{"bom-ref"', '},\n{"bom-ref"')  # a component a line, for those who compare
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(rendered):
        raise ValueError(f"not CycloneDX 1.6: {error}")
    return rendered + "\n"


def main() -> int:
    FILE.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
