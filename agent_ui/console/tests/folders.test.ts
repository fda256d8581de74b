import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const CONSOLE = join(import.meta.dirname, "..");

/** What each folder may use besides itself; `app` puts everything together. */
const FEATURE = ["desk", "ui", "i18n"];
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  loading: [],
  i18n: ["loading"],
  ui: ["loading"],
  desk: ["i18n", "loading"],
  alerts: FEATURE,
  // Whoever signs in may be asked to set a second step up, as she would at her desk.
  sign_in: [...FEATURE, "proof"],
  shell: FEATURE,
  offers: FEATURE,
  inbox: FEATURE,
  fields: FEATURE,
  conversation: [...FEATURE, "fields"],
  customer: [...FEATURE, "fields"],
  board: FEATURE,
  colleagues: FEATURE,
  // Texts for everybody are edited as one's own are, and where somebody is signed in is shown as to herself.
  admin: [...FEATURE, "proof", "replies", "signedIn"],
  replies: FEATURE,
  signedIn: FEATURE,
  proof: FEATURE,
  palette: FEATURE,
  search: FEATURE,
};

const folders = readdirSync(CONSOLE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["app", "public", "tests", "node_modules"].includes(entry.name))
  .map(({ name }) => name);

test("every folder is listed with what it may use", () => {
  expect(folders.toSorted()).toEqual(Object.keys(MAY_USE).toSorted());
});

test.each(folders)("%s uses only what it may", (folder) => {
  const files = readdirSync(join(CONSOLE, folder), { recursive: true, encoding: "utf8" });
  const used = files
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [...readFileSync(join(CONSOLE, folder, name), "utf8").matchAll(/from "(?:\.\.\/)+(\w+)\//g)])
    .map((found) => found[1] ?? "");
  const foreign = new Set(used.filter((name) => name !== folder && folders.includes(name)));
  expect([...foreign].filter((name) => !MAY_USE[folder]?.includes(name))).toEqual([]);
});
