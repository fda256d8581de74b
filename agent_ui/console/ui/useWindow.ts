/** Which items of a long list are near enough to be drawn; the others leave their room. */
import { startTransition, useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";

export interface Window {
  /** The first item that is drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** The room of those before and after, in pixels. */
  readonly before: number;
  readonly after: number;
}

/** Items beyond the edge that are drawn as well: a key held down never comes to one that is not there. */
const OVERSCAN = 10;
/** Whoever has fewer draws all of them. */
const FEW = 60;
/** What surely fits on the first screen; how much really does is seen once that is painted. */
export const FIRST = 15;

interface Measured {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly window: Window;
}

/** Heights that were seen are remembered by id; of the others `usual` is assumed. At the start the first few are drawn. */
export function useWindow(
  ids: readonly string[],
  scroller: HTMLElement | null,
  usual: number,
  wanted: string | null,
  first = FIRST,
): Measured {
  const list = useRef<HTMLUListElement>(null);
  const heights = useRef(new Map<string, number>());
  const [place, setPlace] = useState({ from: 0, to: Math.min(ids.length, first) });
  const heightOf = useCallback((id: string) => heights.current.get(id) ?? usual, [usual]);

  const from = Math.min(place.from, Math.max(0, ids.length - 1));
  const to = ids.length <= FEW ? ids.length : Math.min(Math.max(place.to, from), ids.length);
  const start = ids.length <= FEW ? 0 : from;

  const present = useRef(ids);
  const drawn = useRef<readonly string[]>([]);
  const look = useCallback(() => {
    const [ul, outer] = [list.current, scroller];
    if (ul === null || outer === null || present.current.length <= FEW) return;
    measure(heights.current, ul, drawn.current);
    const top = outer.getBoundingClientRect().top - ul.getBoundingClientRect().top;
    const next = placeIn(present.current, heightOf, usual, top, outer.clientHeight);
    setPlace((old) => (old.from === next.from && old.to === next.to ? old : next));
  }, [heightOf, scroller, usual]);

  // What only stands elsewhere is drawn where it stands; a longer or shorter list is looked at again.
  useLayoutEffect(() => {
    present.current = ids;
    drawn.current = ids.slice(start, to);
    // Only who has scrolled needs their heights at once; to ask for them costs a slow machine the first picture.
    if (start > 0) measure(heights.current, list.current, drawn.current);
  }, [ids, start, to]);
  const length = useRef(ids.length);
  const isFirst = useRef(scroller === null);
  useLayoutEffect(() => {
    // At the start the first ones fill the screen: how many more are drawn is seen once they are painted. What is drawn
    // together with its scroller cannot have been scrolled, and to ask would hold the first picture up.
    if (scroller !== null && !isFirst.current && scroller.scrollTop > 0) look();
    if (scroller !== null) isFirst.current = false;
  }, [look, scroller]);
  useLayoutEffect(() => {
    // One that comes or goes moves nothing further than what is drawn beyond the edge reaches.
    const moved = Math.abs(ids.length - length.current);
    if (moved < OVERSCAN / 2 && ids.length > FEW) return;
    length.current = ids.length;
    look();
  }, [look, ids.length]);
  useLayoutEffect(() => {
    const outer = scroller;
    outer?.addEventListener("scroll", look, { passive: true });
    // It tells once of what it begins to watch: then it is seen how much fits.
    const lookSoon = () => startTransition(look);
    const watcher = new ResizeObserver(lookSoon);
    if (outer !== null) watcher.observe(outer);
    // What stands above may grow or shrink, and bring it near.
    const approach = new IntersectionObserver(lookSoon, { root: outer, rootMargin: `${OVERSCAN * usual}px 0px` });
    if (outer !== null && list.current !== null) approach.observe(list.current);
    return () => {
      outer?.removeEventListener("scroll", look);
      watcher.disconnect();
      approach.disconnect();
    };
  }, [look, scroller, usual]);

  useLayoutEffect(() => {
    const ul = list.current;
    const tell = () => tellPlaces(ul, start, to, ids.length);
    tell();
    // A row that becomes one of another kind, or comes late, is a new element in a list that is still the same.
    const watcher = new MutationObserver(tell);
    if (ul !== null) watcher.observe(ul, { childList: true });
    return () => watcher.disconnect();
  }, [ids, start, to]);

  const wantedPlace = wanted === null ? -1 : ids.indexOf(wanted);
  useLayoutEffect(() => {
    const [ul, outer] = [list.current, scroller];
    if (wantedPlace === -1 || ul === null || outer === null) return;
    const top = sum(ids, heightOf, 0, wantedPlace) + ul.getBoundingClientRect().top - outer.getBoundingClientRect().top;
    const isSeen = top >= 0 && top + usual <= outer.clientHeight;
    if (!isSeen) outer.scrollTop += top - outer.clientHeight / 2;
    // Only another choice moves the list, not what comes and goes in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);

  const window = { from: start, to, before: sum(ids, heightOf, 0, start), after: (ids.length - to) * usual };
  return { list, window };
}

/** Remember how high those are that were not drawn before. */
function measure(heights: Map<string, number>, list: HTMLElement | null, ids: readonly string[]): void {
  for (const [count, id] of ids.entries()) {
    const item = heights.has(id) ? null : list?.children.item(count);
    if (item instanceof HTMLElement) heights.set(id, item.offsetHeight);
  }
}

/** Where each row stands among all of them, also those that are not drawn; no row is drawn again for it. */
function tellPlaces(list: HTMLElement | null, from: number, to: number, of: number): void {
  const isWhole = from === 0 && to === of;
  for (const [count, item] of [...(list?.children ?? [])].entries()) {
    const told = { "aria-posinset": from + count + 1, "aria-setsize": of };
    for (const [name, value] of Object.entries(told)) {
      if (isWhole) item.removeAttribute(name);
      else item.setAttribute(name, String(value));
    }
  }
}

function placeIn(
  ids: readonly string[],
  heightOf: (id: string) => number,
  usual: number,
  top: number,
  height: number,
): { readonly from: number; readonly to: number } {
  let [y, place] = [0, 0];
  while (place < ids.length && y + heightOf(ids[place] ?? "") < top) {
    y += heightOf(ids[place] ?? "");
    place += 1;
  }
  const near = OVERSCAN * usual;
  // Nobody scrolls so far at once that these would be missed: they are drawn as soon as they come near.
  if (y + near < top || top + height + near < 0) return { from: 0, to: 0 };
  const from = Math.max(0, place - OVERSCAN);
  while (place < ids.length && y < top + height) {
    y += heightOf(ids[place] ?? "");
    place += 1;
  }
  return { from, to: Math.min(ids.length, place + OVERSCAN) };
}

function sum(ids: readonly string[], heightOf: (id: string) => number, from: number, to: number): number {
  let total = 0;
  for (let place = from; place < to; place += 1) total += heightOf(ids[place] ?? "");
  return total;
}
