/** The count on the tab: in its title, on its picture, and on the icon of an installed console. */
const MOST = 9;
const PICTURE = `<rect width="32" height="32" rx="8" fill="#3d4db8"/><circle cx="16" cy="16" r="4" fill="#fff"/><path d="M16 12V6M19.500 18l5 3M12.500 18l-5 3" stroke="#fff" stroke-width="2" stroke-linecap="round"/>`;

/** Title and icon are drawn outside the page, which costs more than all that an event changes in it. */
const EVERY_MS = 1_000;
let wanted: readonly [count: number, product: string] | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Show the count at once, or, where another has just been shown, a moment later the one that holds then. */
export function showSoon(count: number, product: string): void {
  wanted = [count, product];
  if (timer === undefined) showWanted();
}

function showWanted(): void {
  timer = undefined;
  if (wanted === null) return;
  const [count, product] = wanted;
  wanted = null;
  timer = setTimeout(showWanted, EVERY_MS);
  showBadge(count, product);
}

export function showBadge(count: number, product: string): void {
  document.title = count === 0 ? product : `(${count}) ${product}`;
  const icon = document.querySelector<HTMLLinkElement>("link[rel='icon']");
  const picture = count === 0 ? "./icon.svg" : pictureOf(count);
  // To draw the same picture again costs as much as another.
  if (icon !== null && icon.getAttribute("href") !== picture) icon.href = picture;
  // Only what is installed has one; a browser may refuse it.
  if ("setAppBadge" in navigator) navigator.setAppBadge(count).catch(() => undefined);
}

function pictureOf(count: number): string {
  const said = count > MOST ? `${MOST}+` : String(count);
  const badge = `<circle cx="22" cy="10" r="10" fill="#b3342a"/><text x="22" y="15" font-family="sans-serif" font-size="${said.length > 1 ? 12 : 14}" font-weight="bold" fill="#fff" text-anchor="middle">${said}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${PICTURE}${badge}</svg>`)}`;
}
