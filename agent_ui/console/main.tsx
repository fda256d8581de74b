import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./ui/tokens.css";
import { App } from "./app/App";
import { applyTheme } from "./desk/preferences";
import { start } from "./desk/session";
import { followAddress } from "./desk/view";
import { adoptFirst } from "./i18n/language";

applyTheme();
followAddress();
await adoptFirst();
void start();

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
