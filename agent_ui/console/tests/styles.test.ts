import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const CONSOLE = join(import.meta.dirname, "..");
const textOf = (file: string) => readFileSync(join(CONSOLE, file), "utf8");

/** The classes that a component names of a stylesheet that has none of them. */
function astray(file: string): readonly string[] {
  const text = textOf(file);
  return [...text.matchAll(/import (\w+) from "(\.[^"]+\.module\.css)"/gu)].flatMap(([, name, path]) => {
    const sheet = textOf(join(dirname(file), path ?? ""));
    const used = [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\.(\\w+)`, "gu"))].map(([, one]) => one ?? "");
    return used.filter((one) => !new RegExp(`\\.${one}(?![\\w-])`, "u").test(sheet)).map((one) => `${file}: ${one}`);
  });
}

test("a class that a component names stands in its stylesheet", () => {
  const files = globSync("*/**/*.tsx", { cwd: CONSOLE }).filter((file) => !/^(?:tests|node_modules)/u.test(file));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(astray)).toEqual([]);
});
