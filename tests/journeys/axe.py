"""What axe finds wrong with a page for people who cannot see it, or not well."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.async_api import Page

AXE = Path(__file__).parents[2] / "agent_ui" / "node_modules" / "axe-core" / "axe.min.js"
RUN = "async (rules) => (await axe.run(document, {resultTypes: ['violations'], ...rules})).violations"
COLOURS_ONLY = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""Another scheme changes nothing but colours."""
ENHANCED = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
HINT = '<div data-overlay-container="true"'
"""What holds the hint of the button under the pointer: in no landmark, but read out with its button."""
SETTLE = """async () => {
  for (let frame = 0; frame < 6; frame++) {
    await new Promise(requestAnimationFrame);
    for (const each of document.getAnimations())
      if (each.effect.getComputedTiming().endTime !== Infinity) each.finish();
  }
}"""
"""What fades stands still; a colour that is inherited begins to fade when its parent's has ended."""


async def findings(page: Page, rules: Mapping[str, Any] | None = None) -> list[str]:
    """One line for each thing that is wrong, by all rules or by some."""
    await page.evaluate(SETTLE)
    if not await page.evaluate("'axe' in window"):
        await page.add_script_tag(path=AXE)
    violations: list[dict[str, Any]] = await page.evaluate(RUN, rules or {})
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:160]} {_colours(node)}"
        for violation in violations
        for node in violation["nodes"]
        if not (violation["id"] == "region" and node["html"].startswith(HINT))
    ]


def _colours(node: dict[str, Any]) -> str:
    data = [check["data"] for check in node["any"] if isinstance(check.get("data"), dict)]
    return ", ".join(f"{each.get('fgColor')} on {each.get('bgColor')}: {each.get('contrastRatio')}" for each in data)
