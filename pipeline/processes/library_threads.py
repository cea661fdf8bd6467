"""Threads of libraries end before this process is copied.

A copy made by ``fork`` has only the thread that made it. A library that keeps a pool of threads then waits in the
copy for threads it does not have: OpenCV's ``setNumThreads`` never came back there, so that a document failed for
time. Arrow and OpenBLAS see to it themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ended() -> Iterator[None]:
    """While it lasts OpenCV, where this process has it loaded, has no threads of its own."""
    opencv = sys.modules.get("cv2")
    if not hasattr(opencv, "setNumThreads"):  # not loaded, or half
        yield
        return
    assert opencv is not None
    threads = opencv.getNumThreads()
    opencv.setNumThreads(1)
    try:
        yield
    finally:
        opencv.setNumThreads(threads)
