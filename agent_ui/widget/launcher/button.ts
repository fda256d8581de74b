import { FALLBACK_COLOR, textOn } from "../contrast.ts";
import type { Settings } from "../contract.ts";
import css from "./button.css?inline";
import { WORDS } from "./words.ts";

const SPEECH =
  "M12 4c-4.7 0-8.5 3-8.5 6.8 0 2.1 1.2 4 3.1 5.2L6 20l4.2-2.5q.9.1 1.8.1c4.7 0 8.5-3 8.5-6.8S16.7 4 12 4Z";
const CROSS = "m6.5 6.5 11 11m0-11-11 11";

export interface Button {
  readonly root: ShadowRoot;
  readonly showOpen: (isOpen: boolean) => void;
  readonly showUnread: (count: number) => void;
  readonly showFailure: (hasFailed: boolean) => void;
  readonly paint: (color: string) => void;
  readonly focus: () => void;
}

// No innerHTML anywhere: the host page may demand Trusted Types.
function drawing(): [SVGSVGElement, SVGPathElement] {
  const namespace = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(namespace, "svg");
  const path = document.createElementNS(namespace, "path");
  picture.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", SPEECH);
  picture.append(path);
  return [picture, path];
}

function element(name: string, parent: ParentNode, style = ""): HTMLElement {
  const made = document.createElement(name);
  made.className = style;
  parent.append(made);
  return made;
}

/** Put the round button into a shadow root of its own at the end of the page. */
export function showButton(settings: Settings, onPress: () => void): Button {
  const words = WORDS[settings.language];
  const host = document.createElement("div");
  host.lang = settings.language;
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const button = element("button", root, settings.side);
  const [picture, path] = drawing();
  button.append(picture);
  const label = element("span", button);
  const badge = element("i", button);
  let isOpen = false;
  let unread = 0;
  let text = settings.label;
  const describe = (): void => {
    const name = isOpen ? words.close : text || words.open;
    label.textContent = isOpen ? "" : text;
    button.setAttribute("aria-label", unread && !isOpen ? `${name} (${unread} ${words.unread})` : name);
    button.setAttribute("aria-expanded", String(isOpen));
    path.setAttribute("d", isOpen ? CROSS : SPEECH);
    badge.textContent = unread && !isOpen ? String(Math.min(unread, 99)) : "";
  };
  button.addEventListener("click", onPress);
  const paint = (color: string): void => {
    host.style.setProperty("--fill", color);
    host.style.setProperty("--on", textOn(color));
  };
  paint(settings.color || FALLBACK_COLOR);
  describe();
  document.body.append(host);
  return {
    root,
    paint,
    showOpen: (value) => ((isOpen = value), describe()),
    showUnread: (count) => ((unread = count), describe()),
    showFailure: (hasFailed) => ((text = hasFailed ? words.failed : settings.label), describe()),
    focus: () => button.focus(),
  };
}
