"""The native code that installed packages carry: libraries in C, C++ and Fortran, crates in Rust.

Three sources, the better first: the bill of materials that a wheel brings (PEP 770), what the library says of itself
when asked, the name of a shared library that was put into the wheel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution
from typing import Any

from packaging.utils import canonicalize_name

_SHARED = re.compile(r"(?:^|/)(lib[\w.+-]+?\.so(?:\.[\d.]+)?|lib[\w.+-]+\.dylib|[\w.+-]+\.dll)$")
_STAMP = re.compile(r"-[0-9a-f]{6,}")


@dataclass(frozen=True, slots=True, order=True)
class Native:
    """One library inside a package; ``version`` is "" where nothing tells it, ``licence`` likewise."""

    name: str
    version: str = ""
    licence: str = ""
    kind: str = "library"  # or "crate"


def native(dist: Distribution, said: Mapping[str, Any]) -> tuple[Native, ...]:
    """What ``dist`` carries, by name; ``said`` is ``licences.toml``."""
    found: dict[tuple[str, str], Native] = {}
    for one in (*_of_bills(dist, said), *_of_itself(dist)):
        found.setdefault((one.kind, one.name), one)
    known = {name.lower() for _, name in found}
    for one in _of_files(dist, said):
        if one.name.lower() not in known:
            found.setdefault((one.kind, one.name), one)
    return tuple(sorted(found.values()))


def _of_bills(dist: Distribution, said: Mapping[str, Any]) -> Iterator[Native]:
    own = canonicalize_name(dist.metadata["Name"])
    absent = said["absent"].get(own, [])
    for file in dist.files or ():
        if ".dist-info/sboms/" not in str(file):
            continue
        for component in json.loads(file.read_text()).get("components", []):
            name = component["name"]
            extension = component.get("purl", "").startswith(f"pkg:pypi/{own}@") or canonicalize_name(name) == own
            if extension or component.get("scope") == "excluded" or name in absent:
                continue
            kind = "crate" if component.get("purl", "").startswith("pkg:cargo/") else "library"
            name = "libjpeg-turbo" if name.startswith("libjpeg /") else name
            licence = _licence(component) or said["native"].get(name, "")
            yield Native(name, component.get("version") or "", licence, kind)


def _licence(component: Mapping[str, Any]) -> str:
    parts = []
    for entry in component.get("licenses", []):
        parts.append(entry.get("expression") or entry["license"].get("id") or entry["license"].get("name", ""))
    if len(parts) > 1:
        parts = [f"({part})" if " OR " in part else part for part in parts]
    return re.sub(r"\s+", " ", " AND ".join(parts)).strip()


def _of_itself(dist: Distribution) -> Iterator[Native]:
    name = dist.metadata["Name"].lower()
    if name == "tesserocr":
        import tesserocr

        answer = tesserocr.tesseract_version()
        yield Native("Tesseract", re.search(r"tesseract ([\w.]+)", answer)[1], "Apache-2.0")  # type: ignore[index]
        yield Native("Leptonica", re.search(r"leptonica-([\w.]+)", answer)[1], "BSD-2-Clause")  # type: ignore[index]
        yield Native("zlib", re.search(r"zlib ([\w.]+)", answer)[1], "Zlib")  # type: ignore[index]
    elif name == "pypdfium2":
        import pypdfium2

        yield Native("PDFium", pypdfium2.version.PDFIUM_INFO.version, "Apache-2.0 AND BSD-3-Clause")
        for text in _texts(dist, r"BUILD_LICENSES/(?:SHARED/)?([a-z_0-9]+)(?:\.txt|\.md)$"):
            if (library := _IN_PDFIUM.get(text)) is not None:
                yield Native(library[0], "", library[1])
    elif name == "opencv-python-headless":
        import cv2

        answer = cv2.getBuildInformation()
        yield Native("OpenCV", cv2.__version__, "Apache-2.0")
        yield Native("Intel IPP", _after("Intel IPP", answer), "LicenseRef-Intel-Simplified-Software-License")
        yield Native("Protobuf", _after("Protobuf", answer), "BSD-3-Clause")
        yield Native("OpenJPEG", _after("JPEG 2000", answer), "BSD-2-Clause")
        yield Native("libtiff", _after("TIFF", answer).rpartition(" ")[2], "libtiff")
        yield Native("libpng", _after("PNG", answer), "libpng-2.0")
        yield Native("libjpeg-turbo", _after("JPEG", answer), "IJG AND BSD-3-Clause AND Zlib")
        yield Native("zlib", _after("ZLib", answer), "Zlib")
    elif name == "lxml":
        from lxml import etree  # type: ignore[import-untyped]

        yield Native("libxml2", ".".join(map(str, etree.LIBXML_COMPILED_VERSION)), "MIT")
        yield Native("libxslt", ".".join(map(str, etree.LIBXSLT_COMPILED_VERSION)), "MIT")
    elif name == "pyarrow":
        import pyarrow

        yield Native("Apache Arrow", pyarrow.cpp_build_info.version, "Apache-2.0")
        (text,) = [f.read_text() for f in dist.files or () if str(f).endswith("licenses/LICENSE.txt")][:1]
        for library in re.findall(r"(?m)^3rdparty dependency (.+?) is (?:statically|redistributed)", text):
            yield Native(library, "", _IN_ARROW.get(library.lower(), ""))
    elif name == "duckdb":
        yield Native("DuckDB", dist.version, "MIT")


def _after(label: str, answer: str) -> str:
    """The version behind ``label`` in OpenCV's account of how it was built."""
    found = re.search(rf"(?m)^ +{re.escape(label)}:\s+(.*)$", answer)
    if not found:
        return ""
    inner = re.search(r"\(ver ([^)]*)\)|\(([\d.]+)\)|^([\d.]+)", found[1])
    return next((g for g in inner.groups() if g), "") if inner else ""


def _texts(dist: Distribution, pattern: str) -> Iterator[str]:
    for file in dist.files or ():
        if match := re.search(pattern, str(file)):
            yield match[1]


def _of_files(dist: Distribution, said: Mapping[str, Any]) -> Iterator[Native]:
    for file in dist.files or ():
        match = _SHARED.search(str(file))
        if not match or (
            ".libs/" not in str(file) and not match[1].startswith(("libarrow", "libparquet", "libpdfium"))
        ):
            continue
        plain = _STAMP.sub("", match[1])
        stem = plain.split(".so")[0]
        listed = [key for key in said["files"] if stem.startswith(key)]
        if not listed:
            yield Native(stem)
            continue
        name, licence = said["files"][max(listed, key=len)]
        interface = plain.partition(".so.")[2]  # the number of its interface, which is not its version
        yield Native(name, f"so.{interface}" if interface else "", licence)


_IN_PDFIUM = {
    "abseil": ("Abseil", "Apache-2.0"),
    "agg23": ("Anti-Grain Geometry", "BSD-3-Clause"),
    "fast_float": ("fast_float", "Apache-2.0 OR BSL-1.0 OR MIT"),
    "freetype": ("FreeType", "FTL"),
    "harfbuzz": ("HarfBuzz", "MIT"),
    "icu": ("ICU", "Unicode-3.0"),
    "lcms": ("Little CMS 2", "MIT"),
    "libjpeg_turbo": ("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib"),
    "libopenjpeg": ("OpenJPEG", "BSD-2-Clause"),
    "libpng": ("libpng", "libpng-2.0"),
    "libtiff": ("libtiff", "libtiff"),
    "simdutf": ("simdutf", "Apache-2.0 OR MIT"),
    "zlib": ("zlib", "Zlib"),
}
_IN_ARROW = {
    "llvm": "Apache-2.0 WITH LLVM-exception",
    "grpc": "Apache-2.0",
    "apache thrift": "Apache-2.0",
    "apache orc": "Apache-2.0",
    "zstd": "BSD-3-Clause",
    "lz4": "BSD-2-Clause",
    "brotli": "MIT",
    "rapidjson": "MIT",
    "snappy": "BSD-3-Clause",
    "gflags": "BSD-3-Clause",
    "glog": "BSD-3-Clause",
    "re2": "BSD-3-Clause",
    "c-ares": "MIT",
    "zlib": "Zlib",
    "openssl": "Apache-2.0",
    "opentelemetry-cpp": "Apache-2.0",
    "ucx": "BSD-3-Clause",
}
