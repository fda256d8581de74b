import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/tokens.css";
import { App, fetchFront } from "./app/App";
import { fetchReading } from "./app/InboxPage";
import { applyTheme, presentPreferences } from "./desk/preferences";
import { currentId } from "./desk/derived";
import { oneTimeOf } from "./desk/oneTime";
import { start } from "./desk/session";
import { present, set } from "./desk/store";
import { followAddress } from "./desk/view";
import { adoptFirst } from "./i18n/language";

applyTheme();
set({ sort: presentPreferences().sort });
followAddress();
await adoptFirst();

/** A desk that is here sooner than this is drawn at once: what is shown until then would only be in its way. */
const PATIENCE_MS = 400;

async function open(): Promise<void> {
  // A one-time link is for whoever holds it, not for whoever is signed in here.
  if (oneTimeOf(location) === null) await start();
  else set({ phase: "signed_out" });
  if (present().phase === "signed_out") await fetchFront();
  else if (currentId(present()) !== null) await fetchReading();
}

// What cannot be fetched now is asked for again by whoever draws it, and there it is told.
await Promise.race([open().catch(() => null), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
