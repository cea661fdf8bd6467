"""A copy of a process in which OpenCV has threads can use OpenCV."""

from __future__ import annotations

import os
import time

import pytest

from pipeline.processes import fork_call
from pipeline.processes.limits import Limits

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no copies of a process here")


def test_a_copy_does_not_wait_for_threads_it_does_not_have() -> None:
    import cv2
    import numpy as np

    picture = np.arange(4_000_000, dtype=np.uint8).reshape(2000, 2000)

    def enlarged() -> int:
        cv2.setNumThreads(1)
        return int(cv2.resize(picture, (2500, 2500)).shape[0])

    before = cv2.getNumThreads()
    cv2.setNumThreads(2)
    try:
        cv2.GaussianBlur(picture, (31, 31), 5)
        time.sleep(0.5)  # until the threads of OpenCV sleep: only then the copy waited for them
        assert fork_call.call(enlarged, (), Limits(20.0, 4096)) == 2500
        assert cv2.getNumThreads() == 2
    finally:
        cv2.setNumThreads(before)
