"""The parts of a Word file (an OPC package: a ZIP of XML) that are read, and no other, under limits.

Relations that lead nowhere or out of the file are left alone, and so is every part nobody asks for:
a picture that is missing, remote or unpacks to gigabytes has no say in the text. XML is parsed by
python-docx's parser, which resolves no entities and loads nothing from elsewhere.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from pipeline.extract.errors import Unreadable
from pipeline.extract.formats.detect import ZIP_ERRORS
from pipeline.extract.formats.package_damage import ENTITIES, damage, has_entities
from pipeline.extract.formats.settings import PACKAGES
from pipeline.extract.strict_ooxml import transitional

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCUMENT, _STYLES = "/officeDocument", "/styles"
DAMAGED = "El documento Word está dañado ({reason})."
PROTECTED = ("El documento Word está protegido con contraseña.", "Guárdelo sin contraseña.")
LIMITED = (
    "El documento Word tiene un texto o una anidación más grandes de lo que se lee con seguridad.",
    "Divídalo en partes o guárdelo como PDF.",
)
_TOO_MUCH = ("huge text", "Excessive depth", "Buffer size limit")  # what the parser says at its own limits
SAVE_AGAIN = "Ábralo en Word y guárdelo de nuevo como .docx."


class Package:
    """An open Word file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self._parts: dict[str, str] | None = None
        main = self._related("", _DOCUMENT)
        self._main = main or "word/document.xml"

    def document(self) -> Any:
        """The root element of the document.

        Raises:
            Unreadable: it is not there, damaged, or unpacks to more than ``PACKAGES.most_unpacked``.
        """
        root = self._xml(self._main)
        if root is None:
            raise Unreadable(DAMAGED.format(reason="no contiene el texto"), SAVE_AGAIN)
        return root

    def styles(self) -> Any | None:
        """The root element of the styles; ``None`` where there are none that can be read."""
        name = self._related(self._main, _STYLES)
        try:
            return self._xml(name) if name else None
        except Unreadable:
            return None  # headings are recognised by their words then

    def under(self, *starts: str) -> Iterator[tuple[str, Any]]:
        """The names and root elements of the parts whose names start in one of these ways, in order of name; what is
        damaged is passed over, and so is what unpacks to more than ``PACKAGES.most_unpacked`` together."""
        room = PACKAGES.most_unpacked
        for folded, name in sorted(self._names.items()):
            if not folded.startswith(starts) or not folded.endswith(".xml"):
                continue
            room -= self._archive.getinfo(name).file_size
            try:
                if room >= 0:
                    yield folded, self._xml(name)
            except Unreadable:
                continue

    def related_part(self, relation: str) -> bytes | None:
        """The bytes of the part that the document refers to by the id of a relation; ``None`` where it is not in the
        file, damaged, or unpacks to more than ``PACKAGES.most_picture``."""
        name = self._names.get(self._part_of(relation).lower())
        if name is None or self._archive.getinfo(name).file_size > PACKAGES.most_picture:
            return None
        try:
            return self._archive.read(name)
        except (zlib.error, *ZIP_ERRORS):
            return None

    def related_name(self, relation: str) -> str:
        """The file name of that part; "" where the relation leads nowhere, or out of the file."""
        return posixpath.basename(self._part_of(relation))

    def _part_of(self, relation: str) -> str:
        if self._parts is None:
            self._parts = {r.get("Id", ""): path for r in self._relations(self._main) if (path := self._target(r))}
        return self._parts.get(relation, "")

    def _related(self, of: str, kind: str) -> str | None:
        """The part a part ("" is the package) is related to in one way, ``None`` where it is not here."""
        for relation in self._relations(of):
            path = self._target(relation, of)
            if path is not None and relation.get("Type", "").endswith(kind) and path.lower() in self._names:
                return path
        return None

    def _relations(self, of: str) -> Iterator[Any]:
        """The relations of a part ("" is the package); none where they cannot be read."""
        folder, name = posixpath.split(of)
        try:
            relations = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        except Unreadable:
            return
        if relations is not None:
            yield from relations.iter(_RELATION)

    def _target(self, relation: Any, of: str | None = None) -> str | None:
        """The path that a relation of a part (the document) leads to, ``None`` where it leads out of the file."""
        if relation.get("TargetMode") == "External":
            return None
        target = relation.get("Target", "")
        folder = posixpath.dirname(self._main if of is None else of)
        return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))

    def _xml(self, part: str) -> Any | None:
        """The root element of a part, ``None`` where there is no such part."""
        from docx.oxml.parser import parse_xml
        from lxml.etree import LxmlError  # type: ignore[import-untyped]

        name = self._names.get(part.lower())
        if name is None:
            return None
        info = self._archive.getinfo(name)
        if info.file_size > PACKAGES.most_unpacked:  # no more than this is ever unpacked of it
            raise Unreadable(
                f"El documento Word ocupa {info.file_size // 2**20} MB al descomprimirlo, más de los "
                f"{PACKAGES.most_unpacked // 2**20} que se leen.",
                "Divídalo en partes o guárdelo como PDF.",
            )
        try:
            root = parse_xml(transitional(self._archive.read(info)))
        except (LxmlError, zlib.error, *ZIP_ERRORS) as error:
            if info.flag_bits & 1:
                raise Unreadable(*PROTECTED) from error
            if any(said in str(error) for said in _TOO_MUCH):
                raise Unreadable(*LIMITED) from error
            raise Unreadable(DAMAGED.format(reason=damage(error)), SAVE_AGAIN) from error
        if has_entities(root):
            raise Unreadable(DAMAGED.format(reason=ENTITIES), SAVE_AGAIN)
        return root
