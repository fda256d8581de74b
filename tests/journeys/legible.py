"""Looks at a page as a reader does: no word is cut off, broken or covered by a button."""

from __future__ import annotations

from playwright.async_api import Page

LOOK = """
() => {
  const found = new Set();
  const short = (text) => text.trim().replace(/\\s+/g, " ").slice(0, 40);
  const isSeen = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    !element.closest('.unseen, [aria-hidden="true"] svg, [inert]') &&
    (!element.closest("details:not([open])") || element.closest("summary") !== null);
  const layerOf = (element) => {
    for (let place = element; place; place = place.parentElement)
      if (place.matches("dialog, [role=dialog]") || getComputedStyle(place).position === "fixed") return place;
    return document.body;
  };
  const rectsOf = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  };
  const cuts = (element) => {
    for (let place = element; place && place !== document.body; place = place.parentElement) {
      const style = getComputedStyle(place);
      if (style.overflowX === "auto" || style.overflowX === "scroll") return null;
      if (style.overflowX !== "visible" || style.overflowY !== "visible") return [place.getBoundingClientRect(), style];
    }
    return null;
  };
  const looked = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent || parent.closest("script, style, option, textarea") || !isSeen(parent)) continue;
    const rects = rectsOf(node, 0, node.data.length);
    if (rects.length === 0) continue;
    looked.push([node, parent, rects]);
    const cut = cuts(parent);
    if (cut) {
      const [box, style] = cut;
      if (box.width <= 2 || style.clipPath.startsWith("inset(50%")) continue; // Meant for the ears only.
      const ends = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
      for (const rect of rects) {
        const isInside = rect.right <= box.right + 1 && rect.left >= box.left - 1;
        if (!ends && !isInside) found.add(`cut off: ${short(node.data)}`);
        if (rect.bottom > box.bottom + 3 && rect.top < box.bottom - 3) found.add(`cut in half: ${short(node.data)}`);
      }
    }
    for (const word of node.data.matchAll(/(?<![\\p{L}\\p{N}@.:/_-])[A-Za-z]{3,24}(?![\\p{L}\\p{N}@.:/_-])/gu)) {
      const lines = new Set(rectsOf(node, word.index, word.index + word[0].length).map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.add(`broken: ${word[0]}`);
    }
  }
  const visiblePart = (element, rect) => {
    let { left, right, top, bottom } = rect;
    for (let place = element; place && place !== document.body; place = place.parentElement) {
      if (getComputedStyle(place).overflow === "visible") continue;
      const box = place.getBoundingClientRect();
      [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
    }
    return { left, right, top, bottom };
  };
  // Beneath a bar that stays in sight words pass as one scrolls; none of them stays there.
  const staysInSight = (element) => {
    for (let place = element; place; place = place.parentElement)
      if (getComputedStyle(place).position === "sticky") return true;
    return false;
  };
  const isOver = (button) => isSeen(button) && !staysInSight(button);
  const buttons = [...document.querySelectorAll("button, [role=button]")].filter(isOver);
  for (const button of buttons) {
    const box = button.getBoundingClientRect();
    for (const [node, parent, rects] of looked) {
      if (button.contains(parent) || parent.contains(button) || layerOf(parent) !== layerOf(button)) continue;
      for (const whole of rects) {
        const rect = visiblePart(parent, whole);
        const width = Math.min(rect.right, box.right) - Math.max(rect.left, box.left);
        const height = Math.min(rect.bottom, box.bottom) - Math.max(rect.top, box.top);
        const x = Math.max(rect.left, box.left) + width / 2, y = Math.max(rect.top, box.top) + height / 2;
        if (width > 2 && height > 2 && button.contains(document.elementFromPoint(x, y)))
          found.add(`covered by a button: ${short(node.data)}`);
      }
    }
  }
  return [...found];
}
"""


async def illegible(page: Page) -> list[str]:
    """Each word of the visible page that cannot be read whole."""
    found: list[str] = await page.evaluate(LOOK)
    return found
