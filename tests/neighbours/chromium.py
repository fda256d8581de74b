"""The browser that journeys drive: found on the machine, or installed where that is allowed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.neighbours.missing import missing, must_be_here

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
INSTALL_SECONDS = 600

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Chromium's own sandbox cannot be set up by root; the pages are our own.
    *(("--no-sandbox",) if os.geteuid() == 0 else ()),
)
"""Makes Chromium quiet: it asks nobody but the hub."""


def find_chromium() -> Path | None:
    """A Chromium that is already here."""
    if named := os.environ.get("HUB_CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if on_path := shutil.which(name):
            return Path(on_path)
    return MAC if MAC.exists() else find_playwrights()


def find_playwrights() -> Path | None:
    """The Chromium that Playwright once fetched for itself."""
    cache = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    mac = Path.home() / "Library" / "Caches" / "ms-playwright"
    for folder in (cache, mac):
        for inside in ("chrome-linux*/chrome", "chrome-mac*/Chromium.app/Contents/MacOS/Chromium"):
            if found := sorted(folder.glob(f"chromium-*/{inside}")):
                return found[-1]
    return None


def install_chromium() -> None:
    """Install a browser if this user may: with apt as root, else Playwright's own."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        attempts = [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    else:
        attempts = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    sys.stdout.write("Installing Chromium for the journeys (once).\n")
    sys.stdout.flush()
    for command in attempts:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        try:
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False, timeout=INSTALL_SECONDS)
        except subprocess.TimeoutExpired:
            return


def main() -> int:
    """Find or install the browser before the tests, and say what follows when there is none."""
    if find_chromium() is None:
        install_chromium()
    if find_chromium() is not None:
        return 0
    sys.stdout.write("No Chromium here, so the journeys are skipped: install one, or name one in HUB_CHROMIUM.\n")
    return 1 if must_be_here() else 0


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Where the browser is; start it with ARGUMENTS."""
    found = find_chromium()
    if found is None or not found.exists():
        missing("Chromium is missing: run `make test`, which installs it where it may, or name one in HUB_CHROMIUM.")
    return found


if __name__ == "__main__":
    sys.exit(main())
