import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Panel, PanelHost, Settings } from "../contract.ts";
import { type ContactHub, launch } from "../launcher/launch.ts";
import { readSettings } from "../launcher/settings.ts";

const SETTINGS: Settings = {
  account: "demo-chat",
  origin: "https://hub.example",
  color: "#ffd400",
  label: "",
  side: "right",
  language: "en",
  token: "",
  opensAtOnce: false,
};

interface Launched {
  readonly hub: ContactHub;
  readonly button: HTMLButtonElement;
  readonly panel: { [Name in keyof Panel]: ReturnType<typeof vi.fn> };
  readonly load: ReturnType<typeof vi.fn>;
  readonly host: () => PanelHost;
}

function start(settings: Partial<Settings> = {}): Launched {
  const panel = { open: vi.fn(), close: vi.fn(), identify: vi.fn() };
  let given: PanelHost | undefined;
  const mount = async (host: PanelHost): Promise<Panel> => {
    given = host;
    return panel;
  };
  const load = vi.fn(async () => ({ mount }));
  const hub = launch({ ...SETTINGS, ...settings }, load);
  const button = document.body.lastElementChild?.shadowRoot?.querySelector("button");
  if (!button) throw new Error("there is no launcher");
  const host = (): PanelHost => {
    if (!given) throw new Error("no panel was mounted");
    return given;
  };
  return { hub, button, panel, load, host };
}

beforeEach(() => localStorage.clear());
afterEach(() => document.body.replaceChildren());

test("before the first open nothing is fetched and nothing is stored", () => {
  const { load } = start();
  expect(load).not.toHaveBeenCalled();
  expect(localStorage.length).toBe(0);
  expect(document.cookie).toBe("");
});

test("the page gains no global by launching", () => {
  const before = Object.keys(window);
  start();
  expect(Object.keys(window)).toEqual(before);
});

test("the button fetches the panel once, however often it is pressed", async () => {
  const { button, load, panel } = start();
  button.click();
  await vi.waitFor(() => expect(panel.open).toHaveBeenCalledOnce());
  expect(button.getAttribute("aria-expanded")).toBe("true");
  button.click();
  button.click();
  await vi.waitFor(() => expect(panel.open).toHaveBeenCalledTimes(2));
  expect(load).toHaveBeenCalledOnce();
});

test("a visitor who chatted before has her line back while the panel stays closed", async () => {
  localStorage.setItem("contact-hub:demo-chat", "session");
  const { load, panel, button } = start();
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  expect(panel.open).not.toHaveBeenCalled();
  expect(button.getAttribute("aria-expanded")).toBe("false");
});

test("another account's session is no reason to fetch anything", () => {
  localStorage.setItem("contact-hub:other", "session");
  expect(start().load).not.toHaveBeenCalled();
});

test("what is unread stands on the button and in its name", async () => {
  const { hub, button, host, panel } = start();
  hub.open();
  await vi.waitFor(() => expect(panel.open).toHaveBeenCalled());
  hub.close();
  host().tell("unread", 3);
  expect(button.getAttribute("aria-label")).toBe("Chat with us (3 unread)");
  expect(button.textContent).toBe("3");
});

test("a panel that cannot be fetched is said, and fetched again at the next press", async () => {
  const { button, load, panel } = start();
  load.mockRejectedValueOnce(new Error("no network"));
  button.click();
  await vi.waitFor(() => expect(button.textContent).toBe("The chat is not available."));
  expect(button.getAttribute("aria-expanded")).toBe("false");
  button.click();
  await vi.waitFor(() => expect(panel.open).toHaveBeenCalledOnce());
});

test("a listener hears its event until it is forgotten", () => {
  const { hub } = start();
  const heard = vi.fn();
  const forget = hub.on("open", heard);
  hub.open();
  hub.close();
  forget();
  hub.open();
  expect(heard).toHaveBeenCalledOnce();
});

test("a token given before the panel exists is the one it begins with", async () => {
  const { hub, host, panel } = start();
  hub.identify("signed");
  hub.open();
  await vi.waitFor(() => expect(panel.open).toHaveBeenCalled());
  expect(host().settings.token).toBe("signed");
});

test("the attributes of the script say everything", () => {
  const script = document.createElement("script");
  script.src = "https://hub.example/widget.js";
  Object.assign(script.dataset, { account: "a", color: "#123456", position: "left", language: "zh-HK", open: "" });
  expect(readSettings(script)).toEqual({
    account: "a",
    origin: "https://hub.example",
    color: "#123456",
    label: "",
    side: "left",
    language: "zh-Hant",
    token: "",
    opensAtOnce: true,
  });
});

test("a script without an account shows nothing", () => {
  const script = document.createElement("script");
  script.src = "https://hub.example/widget.js";
  expect(readSettings(script)).toBeNull();
});
