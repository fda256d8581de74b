/**
 * Builds the widget into agent_ui/dist/widget: `widget.js`, a tiny classic script for the company's page, and
 * `panel-[hash].js`, the module it imports when a visitor opens it first. The launcher is told the panel's name, so
 * the panel may be cached for ever and the launcher for minutes.
 */
import { build, type InlineConfig, type Plugin } from "vite";

const outDir = "../dist/widget";

const TRANSPORTS = `
  import { Fetch } from "./polling-fetch.js";
  import { WS } from "./websocket.js";
  export const transports = { websocket: WS, polling: Fetch };`;

/** Of the socket client's transports keep the two small ones: the hub offers no WebTransport, and `fetch` is enough. */
const smallTransports: Plugin = {
  name: "small-transports",
  load: (id) => (id.endsWith("engine.io-client/build/esm/transports/index.js") ? TRANSPORTS : null),
};

const NO_BINARY = `
  export const isBinary = () => false;
  export const hasBinary = isBinary;`;

/** The hub's live line carries text alone, files go over HTTP: what looks for bytes in messages is left out. */
const textAlone: Plugin = {
  name: "text-alone",
  load: (id) => (id.endsWith("socket.io-parser/build/esm/is-binary.js") ? NO_BINARY : null),
};

const withPragma: Plugin = {
  name: "with-pragma",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".tsx") ? `import { Fragment, h } from "preact";${code}` : null),
};

const common: InlineConfig = {
  configFile: false,
  root: import.meta.dirname,
  logLevel: "warn",
  publicDir: false,
  plugins: [smallTransports, textAlone, withPragma],
  // The classic transform makes the panel smaller than the automatic one.
  oxc: { jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" } },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
};

/** Build the panel and give back the name of its entry. */
async function buildPanel(): Promise<string> {
  const result = await build({
    ...common,
    build: {
      outDir,
      emptyOutDir: true,
      manifest: "manifest.json",
      target: "es2023",
      // The colours of light and dark stand side by side in one `light-dark()`.
      cssTarget: ["chrome123", "firefox125", "safari17.5"],
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: "panel.tsx",
        // None of our libraries does anything by merely being imported.
        treeshake: { moduleSideEffects: (id) => !id.includes("node_modules") },
        // The chunks that come later take what they share with the panel from it: parted off, it would be larger.
        preserveEntrySignatures: "allow-extension",
        output: {
          format: "es",
          entryFileNames: "panel-[hash].js",
          chunkFileNames: "[name]-[hash].js",
        },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const item of outputs.flatMap((one) => ("output" in one ? one.output : []))) {
    if (item.type === "chunk" && item.isEntry) return item.fileName;
  }
  throw new Error("the panel's build has no entry: look at widget/panel.tsx");
}

/** Build the preview, which only administrators fetch: with its own copy of the panel, so that none grows by the other. */
async function buildPreview(): Promise<void> {
  await build({
    ...common,
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2023",
      cssTarget: ["chrome123", "firefox125", "safari17.5"],
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: "preview.ts",
        output: { format: "es", entryFileNames: "preview-[hash].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
}

/** Build the launcher as one classic script that knows the panel's name. */
async function buildLauncher(panel: string): Promise<void> {
  await build({
    ...common,
    define: { ...common.define, __PANEL__: JSON.stringify(panel) },
    build: {
      outDir,
      emptyOutDir: false,
      target: "es2023",
      // The colours of light and dark stand side by side in one `light-dark()`.
      cssTarget: ["chrome123", "firefox125", "safari17.5"],
      modulePreload: false,
      rolldownOptions: {
        input: "launcher.ts",
        output: { format: "iife", entryFileNames: "widget.js" },
      },
    },
  });
}

await buildLauncher(await buildPanel());
await buildPreview();
