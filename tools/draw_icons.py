"""Draws the pictures of the installed console from its one drawing: `python tools/draw_icons.py`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from tests.neighbours.chromium import ARGUMENTS, find_chromium

FOLDER: Final = Path(__file__).parents[1] / "agent_ui" / "console" / "public"
GROUND: Final = "#3d4db8"
SAFE: Final = 0.8
"""A system may cut away what lies outside a circle of this share of a maskable icon."""


def drawings() -> dict[str, tuple[int, str]]:
    """Each file with its size and its drawing."""
    whole = (FOLDER / "icon.svg").read_text("utf-8")
    mark = re.sub(r"<rect[^>]*/>", "", whole.split(">", 1)[1].rsplit("</svg>", 1)[0])
    middle = 16 * (1 - SAFE)
    maskable = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" fill="{GROUND}"/>'
        f'<g transform="translate({middle} {middle}) scale({SAFE})">{mark}</g></svg>'
    )
    return {"icon-192.png": (192, whole), "icon-512.png": (512, whole), "icon-maskable.png": (512, maskable)}


def main() -> None:
    """Let a browser draw each of them."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        for name, (size, drawing) in drawings().items():
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawing}")
            page.screenshot(path=FOLDER / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
