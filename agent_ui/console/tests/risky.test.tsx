import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Files } from "../conversation/Files";
import { english } from "./catalogues";

const file = (name: string) => ({
  id: name,
  name,
  content_type: "application/octet-stream",
  bytes: 10,
  is_image: false,
  url: `files/${name}`,
});

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
});

const links = () => [...place.querySelectorAll("a")].map((link) => link.getAttribute("download"));

test("a file that runs when it is opened says so, and is kept only after it was asked", () => {
  act(() => root.render(<Files files={[file("setup.exe"), file("plan.zip")]} />));
  expect(place.textContent).toContain(english.files.runs);
  expect(links()).toEqual(["plan.zip"]);
  act(() => place.querySelector("button")?.click());
  expect(place.querySelector("[role='alert']")?.textContent).toBe(english.files.runsAsk);
  expect(links()).toEqual(["setup.exe", "plan.zip"]);
  // The test's window fetches nothing.
  place.addEventListener("click", (event) => event.preventDefault());
  act(() => place.querySelector<HTMLElement>("a[download='setup.exe']")?.click());
  expect(links()).toEqual(["plan.zip"]);
});
