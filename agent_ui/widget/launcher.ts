/** Entry of `widget.js`, a classic script: everything else is fetched when the visitor opens the chat. */

import type { PanelModule } from "./contract.ts";
import { type ContactHub, launch } from "./launcher/launch.ts";
import { readSettings } from "./launcher/settings.ts";

declare global {
  interface Window {
    ContactHub?: ContactHub;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const settings = script && readSettings(script);

function begin(): void {
  // A page that includes the script twice gets one launcher.
  if (!script || !settings || window.ContactHub) return;
  const address = new URL(__PANEL__, script.src).href;
  let tries = 0;
  // A browser may remember that an address failed, so every further try has its own.
  window.ContactHub = launch(settings, () => {
    const query = tries++ ? `?again=${tries}` : "";
    return import(/* @vite-ignore */ address + query) as Promise<PanelModule>;
  });
}

if (document.body) begin();
else addEventListener("DOMContentLoaded", begin);
