import { chooseLanguage } from "../language.ts";
import type { Settings } from "../contract.ts";

/** Read the script element's `data-` attributes; null when it names no account. */
export function readSettings(script: HTMLScriptElement): Settings | null {
  const data = script.dataset;
  if (!data["account"]) return null;
  return {
    account: data["account"],
    origin: new URL(script.src).origin,
    color: data["color"] ?? "",
    label: data["label"] ?? "",
    side: data["position"] === "left" ? "left" : "right",
    language: chooseLanguage([data["language"], ...navigator.languages]),
    token: data["token"] ?? "",
    opensAtOnce: "open" in data,
  };
}
