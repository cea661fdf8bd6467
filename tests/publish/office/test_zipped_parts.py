"""The archive of an Office file."""

from __future__ import annotations

import io
import zipfile

from pipeline.publish.office.zipped_parts import zipped


def test_an_archive_keeps_the_order_of_its_parts_and_states_no_time_and_no_system() -> None:
    made = zipped({"z.xml": b"<z/>", "a.xml": b"<a/>"})
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        entries = archive.infolist()
        assert archive.read("a.xml") == b"<a/>"
    assert [e.filename for e in entries] == ["z.xml", "a.xml"]
    assert {(e.date_time, e.create_system) for e in entries} == {((1980, 1, 1, 0, 0, 0), 3)}
