"""Runs what failed among others once more, alone, and says which tests those were: usage `tools/second_look.py`.

Journeys share two cores with everything else, and whoever waits for a browser there may wait too long. A test that
passes alone ends the run well, but is named at its end: it, or what it tests, depends on when things happen.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
FAILED: Final = ROOT / ".cache/pytest/v/cache/lastfailed"
MOST: Final = 15
"""More than these do not fail by chance."""


def run(command: list[str]) -> int:
    """The status with which this command ends at the project's root."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main(failed: Path = FAILED, run: Callable[[list[str]], int] = run) -> int:
    """0 when everything that failed passes alone."""
    names = sorted(json.loads(failed.read_text("utf-8"))) if failed.exists() else []
    if not 0 < len(names) <= MOST:
        print(f"{len(names)} tests failed: not a matter of chance, none is run again.")
        return 1
    print("\nOnce more, alone: " + ", ".join(names))
    status = run([sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:randomly", *names])
    if status == 0:
        print("FAILED AMONG OTHERS, PASSED ALONE (look into these):\n  " + "\n  ".join(names))
    return status


if __name__ == "__main__":
    sys.exit(main())
