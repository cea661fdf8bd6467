"""The files of a Data Package, one after the other, as portals list them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
NOT_SPECIFIED = "notspecified"
"""What the Open Definition and CKAN call a licence that nobody stated."""

_ADDRESS = re.compile(r"https?://\S+")

PackageDescriptor = Mapping[str, Any]
"""``datapackage.json`` as read."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a resource: its path in the output, its form (a key of ``MEDIA``), its sha256 and size in bytes
    (``None``: not stated), title and description (Spanish)."""

    title: str
    description: str
    path: str
    form: str
    sha256: str
    size: int | None


def files(package: PackageDescriptor) -> Iterator[PublishedFile]:
    """Every file of every resource: its CSV, then its Parquet."""
    for resource in package["resources"]:
        said = (resource["title"], resource["description"])
        csv = resource.get("hash", "").removeprefix("sha256:")
        yield PublishedFile(*said, resource["path"], "csv", csv, resource.get("bytes"))
        parquet = resource.get("parquet_hash", "").removeprefix("sha256:")
        yield PublishedFile(*said, resource["parquet"], "parquet", parquet, None)


def address_of(address: str, path: str) -> str:
    """Where a file is served; its path alone where no address is known."""
    return f"{address.rstrip('/')}/{path}" if address else path


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """JSON as it is written."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def is_address(text: str) -> bool:
    """Whether a licence is stated by its address and not by an id."""
    return _ADDRESS.fullmatch(text) is not None
