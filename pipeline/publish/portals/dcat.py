"""A ``dcat:Dataset`` in JSON-LD (W3C DCAT 3), with what DCAT-AP 3.0 asks for: a ``dcat:Distribution`` a file.

Conforms to the SHACL shapes of DCAT-AP 3.0.0 (SEMIC): classes are named where the shapes ask for them, media types and
the language are those of the authorities they name, checksums are hexadecimal.
"""

from __future__ import annotations

from typing import Any

from pipeline.publish.portals.files import MEDIA, PackageDescriptor, PublishedFile, address_of, files, json_bytes

_IANA = "https://www.iana.org/assignments/media-types/"
_SPANISH = "http://publications.europa.eu/resource/authority/language/SPA"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dcat(package: PackageDescriptor, *, address: str = "", licence: str = "") -> bytes:
    """The dataset and its distributions.

    Args:
        address: where the published folder is served, before each path.
        licence: an address; that of the package where it is "", left out where neither is stated.
    """
    path = licence or (package.get("licenses") or [{}])[0].get("path", "")
    rights = {"dct:license": {"@id": path, "@type": "dct:LicenseDocument"}} if path else {}
    distributions = [_distribution(file, address) | rights for file in files(package)]
    people = [_agent(contributor) for contributor in package.get("contributors", ())]
    made = {
        "@context": _CONTEXT,
        **({"@id": address_of(address, "datapackage.json")} if address else {}),
        "@type": "dcat:Dataset",
        "dct:title": _spanish(package["title"]),
        "dct:description": _spanish(package["description"]),
        "dct:language": {"@id": _SPANISH, "@type": "dct:LinguisticSystem"},
        "dcat:keyword": [_spanish(word) for word in package.get("keywords", ())],
        **({"dct:creator": people} if people else {}),
        "dcat:distribution": distributions,
    }
    return json_bytes(made)


def _spanish(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "es"}


def _agent(contributor: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": contributor["title"]}


def _distribution(file: PublishedFile, address: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "dcat:Distribution",
        "dct:title": _spanish(f"{file.title} ({file.form.upper()})"),
        "dct:description": _spanish(file.description),
        "dcat:accessURL": {"@id": address_of(address, file.path), "@type": "rdfs:Resource"},
        "dcat:downloadURL": {"@id": address_of(address, file.path), "@type": "rdfs:Resource"},
        "dcat:mediaType": {"@id": _IANA + MEDIA[file.form], "@type": "dct:MediaType"},
    }
    if file.size is not None:
        made["dcat:byteSize"] = {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"}
    if file.sha256:
        made["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256, "@type": "spdx:ChecksumAlgorithm"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        }
    return made
