"""A walk with the Tab key over everything on a screen that can be worked with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from playwright.async_api import Page, expect

MOST_STEPS: Final = 400
MARK: Final = """
() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const dialogs = [...document.querySelectorAll('[role=dialog]')];
  const scope = dialogs.at(-1) ?? document;
  const kinds = 'a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex], [role=button]';
  const composites = '[role=listbox], [role=menu], [role=grid], [role=radiogroup], [role=toolbar], [data-one-stop]';
  let number = 0;
  for (const one of scope.querySelectorAll(kinds)) {
    const within = one.closest(composites);
    const isOwnPart = within !== null && (one.tabIndex < 0 || within.querySelector('[tabindex="0"]') !== one);
    const isInert = one.closest('[inert], [aria-hidden=true], [hidden]') !== null;
    const isBare = one.matches('[tabindex="-1"]') && !one.matches('a, button, input, select, textarea, [role=button]');
    const isTwin = one.matches('input[type=radio]:not(:checked), [role=radio][aria-checked=false]') ||
      one.matches('[aria-haspopup=listbox][tabindex="-1"]');
    if (!shown(one) || one.disabled || isOwnPart || isInert || isBare || isTwin) continue;
    number += 1;
    one.dataset.tabWalk = String(number);
  }
  return number;
}
"""
STEP: Final = """
() => {
  const one = document.activeElement;
  if (one === null || one === document.body) return null;
  const style = getComputedStyle(one);
  const ring = (at) => parseFloat(at.outlineWidth) > 0 && at.outlineStyle !== 'none';
  let isRinged = ring(style) || style.boxShadow !== 'none';
  for (let around = one.parentElement, up = 0; around !== null && up < 3; around = around.parentElement, up += 1)
    isRinged ||= ring(getComputedStyle(around));
  const box = one.getBoundingClientRect();
  const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [one.dataset.tabWalk ?? '', one.outerHTML.slice(0, 160), isRinged, isSeen];
}
"""
LEFT: Final = """
(found) => [...document.querySelectorAll('[data-tab-walk]')]
  .filter((one) => !found.includes(one.dataset.tabWalk) && one.isConnected)
  .map((one) => one.outerHTML.slice(0, 160))
"""
UNMARK: Final = "() => document.querySelectorAll('[data-tab-walk]').forEach((one) => delete one.dataset.tabWalk)"


async def walk(page: Page, screen: str) -> Sequence[str]:
    """What Tab does not reach on this screen, or reaches without showing where one is."""
    await page.bring_to_front()
    await expect(page.locator("[class*=skeleton]")).to_have_count(0)
    await page.evaluate(UNMARK)
    number = await page.evaluate(MARK)
    assert number > 1, f"{screen}: nothing to work with"
    found: list[str] = []
    faults: list[str] = []
    for _ in range(MOST_STEPS):
        await page.keyboard.press("Tab")
        here = await page.evaluate(STEP)
        if here is None:
            continue
        mark, element, is_ringed, is_seen = here
        # What came only after the walk began has no mark.
        if mark and mark in found[:-1]:
            break
        # A field for a date is one element with a stop for each of its parts.
        if found[-1:] == [mark]:
            continue
        found.append(mark)
        if not is_ringed:
            faults.append(f"{screen}: no ring on {element}")
        if not is_seen:
            faults.append(f"{screen}: out of sight {element}")
    return [*faults, *(f"{screen}: Tab never comes to {element}" for element in await page.evaluate(LEFT, found))]
