"""What CKAN's ``package_create`` takes (CKAN API 3): one resource a file.

Checked against CKAN's own ``default_create_package_schema``: names of lower-case letters, digits, ``-`` and ``_`` of 2
to 100 characters, tags of letters, digits, blanks, ``-``, ``_`` and ``.``, whole sizes, keys of extras that differ.
"""

from __future__ import annotations

from typing import Any

from pipeline.publish.portals.files import MEDIA, NOT_SPECIFIED, PackageDescriptor, address_of, files, json_bytes


def ckan(package: PackageDescriptor, *, organisation: str = "", address: str = "", licence: str = "") -> bytes:
    """The argument of ``package_create``.

    Args:
        organisation: the id of the organisation that owns it (``owner_org``), "" for none.
        address: where the published folder is served, before each path; "" leaves ``url`` the path alone.
        licence: the id of the licence as CKAN lists it; that of the package where it is "".
    """
    resources: list[dict[str, Any]] = [
        {
            "name": f"{file.title} ({file.form.upper()})",
            "description": file.description,
            "url": address_of(address, file.path),
            "format": file.form.upper(),
            "mimetype": MEDIA[file.form],
            **({"hash": file.sha256} if file.sha256 else {}),
            **({"size": file.size} if file.size is not None else {}),
        }
        for file in files(package)
    ]
    stated = (package.get("licenses") or [{}])[0].get("name", NOT_SPECIFIED)
    people = [c["title"] for c in package.get("contributors", ())]
    made = {
        "name": package["name"],
        "title": package["title"],
        "notes": package["description"],
        "license_id": licence or stated,
        **({"author": "; ".join(people)} if people else {}),
        "tags": [{"name": word} for word in package.get("keywords", ())],
        "resources": resources,
        "extras": [{"key": "fuentes", "value": ", ".join(source["title"] for source in package["sources"])}],
        **({"owner_org": organisation} if organisation else {}),
    }
    return json_bytes(made)
