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
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{flag}"}}}}'
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, documents)], check=True, capture_output=True)
