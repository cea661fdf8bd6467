"""A process that has the program loaded and runs ``cuenta`` in copies of itself, each in a group of its
own, so that a hundred runs are affordable. Lines in: the arguments as JSON, or nothing to wait for the
last copy; lines out: its process id, or its exit code."""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    from pipeline import cli

    child = 0
    for line in sys.stdin:
        if not line.strip():
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
            continue
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            silent = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(silent, stream)
            sys.argv = ["cuenta", *json.loads(line)]
            try:
                cli.main()
            except SystemExit as end:
                os._exit(int(end.code or 0))
            os._exit(99)
        os.setpgid(child, child)  # by whichever comes first
        print(child, flush=True)


if __name__ == "__main__":
    main()
