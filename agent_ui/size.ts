/** Prints what a browser fetches before it can work, in bytes of Brotli, and fails when a part is over its budget. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly isEntry?: boolean;
}

type Manifest = Readonly<Record<string, Chunk>>;

const consoleFolder = join(import.meta.dirname, "dist", "console");
const widgetFolder = join(import.meta.dirname, "dist", "widget");

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
}

/** The chunks that some chunks need at once: themselves, and what they import without waiting. */
function neededAtOnce(manifest: Manifest, keys: readonly string[]): ReadonlySet<Chunk> {
  const found = new Set<Chunk>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (chunk === undefined || found.has(chunk)) continue;
    found.add(chunk);
    waiting.push(...(chunk.imports ?? []));
  }
  return found;
}

function brotliBytes(folder: string, files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += brotliCompressSync(readFileSync(join(folder, file))).length;
  return bytes;
}

function filesOf(chunks: Iterable<Chunk>): Set<string> {
  return new Set([...chunks].flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]));
}

/** What must be here before a page's first screen: its entries, and the largest language, since one is always fetched. */
function firstLoad(folder: string): number {
  const manifest = readManifest(folder);
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
  // Without one, only languages would be counted, and anything would fit.
  if (entries.length === 0) throw new Error(`${folder}/manifest.json names no entry: nothing can be measured.`);
  const atOnce = filesOf(neededAtOnce(manifest, entries));
  const languages = Object.keys(manifest)
    .filter((key) => /\/(words|i18n)\//.test(`/${key}`))
    .map((key) => [...filesOf(neededAtOnce(manifest, [key]))].filter((file) => !atOnce.has(file)));
  return brotliBytes(folder, atOnce) + Math.max(0, ...languages.map((language) => brotliBytes(folder, language)));
}

const parts = [
  { name: "widget launcher", budget: 2_000, bytes: brotliBytes(widgetFolder, ["widget.js"]) },
  { name: "widget panel", budget: 26_000, bytes: firstLoad(widgetFolder) },
  {
    name: "console, first load",
    budget: 200_000,
    bytes: brotliBytes(consoleFolder, ["index.html"]) + firstLoad(consoleFolder),
  },
] as const;

for (const { name, budget, bytes } of parts) {
  const verdict = bytes <= budget ? "fits" : "OVER BUDGET";
  console.log(`${name.padEnd(20)} ${String(bytes).padStart(7)} of ${String(budget).padStart(7)} bytes  ${verdict}`);
  if (bytes > budget) process.exitCode = 1;
}
