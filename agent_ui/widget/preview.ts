/** Entry of the preview: the real button and panel as an administrator is setting them up, on a line that leads nowhere. */

import type { VisitorSnapshot } from "@contact-hub/shared/wire.gen";

import type { Panel, Settings } from "./contract.ts";
import { showButton, type Button } from "./launcher/button.ts";
import { mountPanel } from "./panel/mount.tsx";
import { muteLine } from "./preview/mute.ts";

/** What the console tells: what the script's attributes would say, and what the hub would. */
export interface Shown {
  readonly settings: Pick<Settings, "account" | "color" | "label" | "side" | "language">;
  readonly snapshot: VisitorSnapshot;
  /** How the page around it looks. */
  readonly scheme: "light" | "dark";
}

const PAGE = `
  html { background: light-dark(#f4f5f7, #14161a); }
  body { margin: 0; }
`;

interface Standing {
  readonly button: Button;
  readonly panel: Panel;
  readonly welcome: (snapshot: VisitorSnapshot) => void;
  readonly told: string;
}

let standing: Standing | null = null;
let isOpen = true;
let latest = 0;

async function show({ settings, snapshot, scheme }: Shown): Promise<void> {
  document.documentElement.style.colorScheme = scheme;
  const told = JSON.stringify(settings);
  if (standing?.told === told) return standing.welcome(snapshot);
  const turn = ++latest;
  document.body.replaceChildren();
  standing = null;
  const toggle = (): void => {
    isOpen = !isOpen;
    button.showOpen(isOpen);
    if (isOpen) standing?.panel.open();
    else standing?.panel.close();
  };
  const whole: Settings = { ...settings, origin: location.origin, token: "", opensAtOnce: false };
  const button = showButton(whole, toggle);
  button.showOpen(isOpen);
  const line = muteLine(snapshot, isOpen);
  const host = { settings: whole, root: button.root, close: toggle, paint: button.paint, tell: () => undefined };
  const panel = await mountPanel(host, line.open);
  // What was typed meanwhile stands there already.
  if (turn === latest) standing = { button, panel, welcome: line.welcome, told };
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(PAGE);
document.adoptedStyleSheets = [sheet];
const isShown = (told: unknown): told is Shown => typeof told === "object" && told !== null && "snapshot" in told;
addEventListener("message", (event: MessageEvent<unknown>) => {
  // Others speak to frames too, such as what checks a page for readers.
  if (event.origin === location.origin && event.source === parent && isShown(event.data)) void show(event.data);
});
parent.postMessage("ready", location.origin);
