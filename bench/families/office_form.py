"""Word → PDF as offices export it (LibreOffice, headless), plain or tagged."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path


def export(documents: Sequence[Path], folder: Path, *, tagged: bool = False) -> None:
    """Writes folder/<stem>.pdf for each document.

    Raises:
        subprocess.CalledProcessError: LibreOffice failed.
    """
    flag = "true" if tagged else "false"
    options = '{"UseTaggedPDF":{"type":"boolean","value":"%s"}}' % flag
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", f"pdf:writer_pdf_Export:{options}",
             "--outdir", str(folder), *map(str, documents)],
            check=True, capture_output=True)  # fmt: skip
