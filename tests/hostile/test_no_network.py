"""Documents that ask for other machines and other files: nothing is connected to, nothing else is opened.

An audit hook in a process of its own ends it at the first connection or name looked up, and lists every
file opened; only the source, the output, the cache, the program and what the system gives it are allowed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from tests.hostile import pdfs, words
from tests.places import ROOT

ASKING = {
    "javascript.pdf": pdfs.javascript_and_files,
    "stream.pdf": pdfs.external_stream,
    "links.docx": words.links_out,
    "entity.docx": words.external_entity,
    "dtd.docx": words.external_dtd,
    "climbing.docx": words.climbing_names,
}
HOOK = """
import os, sys
opened = []
def hook(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request", "ftplib.connect"):
        os.write(2, f"NETWORK {event} {arguments}".encode())
        os._exit(99)
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        opened.append(os.path.realpath(os.fsdecode(arguments[0])))
    if event in ("subprocess.Popen", "os.system", "os.exec"):
        opened.append(f"PROGRAM {arguments[0]}")
sys.addaudithook(hook)
from pathlib import Path
from pipeline import run
from pipeline.processes import fork_call
fork_call.call = lambda function, arguments, limits: function(*arguments)  # all in the process that is watched
for source in sorted(Path(sys.argv[1]).iterdir()):
    run.run([str(source)], run.Options(out=Path(sys.argv[2]) / source.stem, expectations=False))
print("\\n".join(sorted(set(opened))))
"""


def test_no_connection_and_no_other_file(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, make in ASKING.items():
        (raw / name).write_bytes(make())
    shutil.copy(ROOT / "tests" / "data" / "cases" / "becas-p00.pdf", raw / "becas.pdf")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", HOOK, str(raw), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-500:]
    own = {tmp_path, ROOT, *(Path(p) for p in sysconfig.get_paths().values()), Path(sys.base_prefix), Path(sys.prefix)}
    allowed = (*(str(p.resolve()) for p in own), "/dev/null", "/proc/", "/sys/", "/usr/share/zoneinfo", "/usr/lib")
    allowed += (
        "/usr/share/tesseract",
        "/lib",
        "/etc/localtime",
        "/etc/mime.types",
        "/tmp/.",
        os.path.join(tempfile.gettempdir(), "cuenta-"),
    )
    probe = re.compile(re.escape(tempfile.gettempdir()) + r"/[a-z0-9_]{8}")  # Python asks whether it may write there
    names = done.stdout.splitlines()
    strange = [name for name in names if not name.startswith(allowed) and not probe.fullmatch(name)]
    assert strange == []
    published = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert b"root:x:0" not in published
    assert not (Path("/tmp") / "cuenta-climbed").exists()
