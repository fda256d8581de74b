import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/tokens.css";
import { App } from "./app/App";
import { applyTheme, presentPreferences } from "./desk/preferences";
import { oneTimeOf } from "./desk/oneTime";
import { start } from "./desk/session";
import { set } from "./desk/store";
import { followAddress } from "./desk/view";
import { adoptFirst } from "./i18n/language";

applyTheme();
set({ sort: presentPreferences().sort });
followAddress();
await adoptFirst();
// A one-time link is for whoever holds it, not for whoever is signed in here.
if (oneTimeOf(location) === null) void start();
else set({ phase: "signed_out" });

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
