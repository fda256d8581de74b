import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StartPage } from "../admin/start/StartPage";
import { startWords } from "../i18n/start.en";

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  const nothing = async () => Response.json({ company: "Contact Hub", items: [] });
  vi.stubGlobal("fetch", vi.fn<typeof fetch>(nothing));
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.unstubAllGlobals();
});

const pressed = (name: string) => [...place.querySelectorAll("button")].find((one) => one.textContent === name);

test("whoever skips a step goes on at the next one, with the focus", async () => {
  await act(async () => root.render(<StartPage />));
  for (const step of ["mailbox", "colleagues", "widget", "queue"] as const) {
    await act(async () => pressed(startWords.skip)?.click());
    expect(document.activeElement?.textContent).toBe(startWords.steps[step].title);
    expect(document.activeElement?.getAttribute("aria-expanded")).toBe("true");
  }
});
