/** Prints what a browser fetches before it can work, in bytes of Brotli, and fails when a part is over its budget. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

interface ManifestEntry {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isEntry?: boolean;
}

interface Part {
  readonly name: string;
  readonly budget: number;
  readonly files: readonly string[];
}

const dist = join(import.meta.dirname, "dist");
const widgetFiles = join(dist, "widget");
const consoleFiles = join(dist, "console");

/** Every file that the console's page needs before its first screen: what it imports at once, and the styles of that. */
function firstLoad(): string[] {
  const manifest = JSON.parse(readFileSync(join(consoleFiles, "manifest.json"), "utf8")) as Record<
    string,
    ManifestEntry
  >;
  const files = new Set(["index.html"]);
  const waiting = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  const seen = new Set<string>();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const entry = manifest[key];
    if (entry === undefined || seen.has(key)) continue;
    seen.add(key);
    for (const file of [entry.file, ...(entry.css ?? [])]) files.add(file);
    waiting.push(...(entry.imports ?? []));
  }
  return [...files].map((file) => join(consoleFiles, file));
}

function brotliBytes(file: string): number {
  return brotliCompressSync(readFileSync(file)).length;
}

const panel = readdirSync(widgetFiles).filter((file) => file.endsWith(".js") && file !== "widget.js");
const parts: readonly Part[] = [
  { name: "widget launcher", budget: 2_000, files: [join(widgetFiles, "widget.js")] },
  { name: "widget panel", budget: 26_000, files: panel.map((file) => join(widgetFiles, file)) },
  { name: "console, first load", budget: 200_000, files: firstLoad() },
];

for (const { name, budget, files } of parts) {
  const bytes = files.reduce((sum, file) => sum + brotliBytes(file), 0);
  const verdict = bytes <= budget ? "fits" : "OVER BUDGET";
  console.log(`${name.padEnd(20)} ${String(bytes).padStart(7)} of ${String(budget).padStart(7)} bytes  ${verdict}`);
  if (bytes > budget) process.exitCode = 1;
}
