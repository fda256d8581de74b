import type { VisitorSnapshot } from "@contact-hub/shared/wire.gen";

import { FALLBACK_COLOR, shadeFor, textOn } from "../contrast.ts";
import type { PanelHost } from "../contract.ts";
import css from "./panel.css?inline";

/** The darkest light ground and the lightest dark one that coloured text stands on; panel.css names the same. */
const LIGHT_GROUND = "#eef0f4";
const DARK_GROUND = "#2b2f38";

/** Add rules to those of the panel. */
export function wear(place: ShadowRoot, rules: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  place.adoptedStyleSheets.push(sheet);
  return sheet;
}

/** What of a snapshot the panel looks like. */
type Look = Pick<VisitorSnapshot, "color" | "look">;

/** Give the panel its sheet; the answer paints it as the account wants it. */
export function dress(host: PanelHost, place: ShadowRoot): (look: Look) => void {
  wear(place, css);
  const colors = wear(place, "");
  const paint = ({ color, look }: Look): void => {
    const base = host.settings.color || color || FALLBACK_COLOR;
    const light = shadeFor(base, LIGHT_GROUND, 3);
    const dark = shadeFor(base, DARK_GROUND, 3);
    host.paint(base);
    colors.replaceSync(`.panel{
      color-scheme:${look || "light dark"};
      --fill:light-dark(${light},${dark});
      --on-fill:light-dark(${textOn(light)},${textOn(dark)});
      --ink:light-dark(${shadeFor(base, LIGHT_GROUND, 4.6)},${shadeFor(base, DARK_GROUND, 4.6)})}`);
  };
  paint({ color: "", look: "" });
  return paint;
}
