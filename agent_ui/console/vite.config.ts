import { join } from "node:path";
import { defineConfig, type Plugin, type Rolldown } from "vite";

/** What runs before the rest has arrived; its modules must not wait for those of the first screen. */
const EARLY = /\/console\/(early|desk\/begun|desk\/base)\.ts$/;

/**
 * The page asks the hub for its desk at once, by a script so small that it runs while the others are on their way.
 * It stands after the one that has another name in every build, by which a console knows that it is not the newest.
 */
function startsEarly(): Plugin {
  return {
    name: "starts-early",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).flatMap((one) => (one.type === "chunk" ? [one] : []));
        const built = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith("/console/early.ts")));
        const src = built === undefined ? "./early.ts" : `./${built.fileName}`;
        const attrs = { type: "module", async: true, ...(built !== undefined && { crossorigin: true }), src };
        return [{ tag: "script", attrs, injectTo: "head" }];
      },
    },
  };
}

const KIT_WORDS = /\/react-(aria|stately|aria-components)\/dist\/.*\/intl\/(?<tag>[a-z]{2}-[A-Z]{2})\.mjs$/;
const SPOKEN = new Set(["en-US", "zh-CN", "zh-TW"]);

/** The component kit brings its words in 34 languages; the console speaks three. */
function speaksThree(): Plugin {
  return {
    name: "speaks-three",
    load(id) {
      const tag = KIT_WORDS.exec(id)?.groups?.["tag"];
      return tag === undefined || SPOKEN.has(tag) ? null : 'export { default } from "./en-US.mjs";';
    },
  };
}

const here = (path: string) => join(import.meta.dirname, path);
/** What is fetched when somebody reads a conversation; and what whoever signs in must not wait for. */
const READING = [here("conversation/ConversationPage.tsx"), here("customer/CustomerPanel.tsx")];
const FRONT = [here("sign_in/SignIn.tsx"), here("sign_in/OneTimePage.tsx")];

/** What some modules need at once; found once, for it is asked of every module. */
function needed(roots: readonly string[]): (id: string, context: Rolldown.ChunkingContext) => boolean {
  const found = new Set<string>();
  return (id, context) => {
    if (found.size === 0) {
      for (const root of roots) found.add(root);
      for (const one of found) for (const other of context.getModuleInfo(one)?.importedIds ?? []) found.add(other);
    }
    return found.has(id);
  };
}

const isForReading = needed(READING);
const isForFront = needed(FRONT);

/**
 * Builds the console into agent_ui/dist/console, which the hub serves.
 * Every address in it is relative, so that it also works under a path prefix; nothing is inlined, so that it works
 * under `script-src 'self'; style-src 'self'`.
 */
export default defineConfig({
  base: "./",
  plugins: [startsEarly(), speaksThree()],
  build: {
    outDir: "../dist/console",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    sourcemap: false,
    target: "es2022",
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: ["index.html", "early.ts"],
      output: {
        codeSplitting: {
          // What the first screen needs is one chunk, whatever lazy parts share of it: each piece cut out for them
          // would be compressed by itself, and the first load would grow with every new part. `main.tsx` stays
          // outside: it waits for a language, and a language imports from this chunk.
          groups: [
            { name: "early", test: EARLY, priority: 1 },
            { name: "first", tags: ["$initial"], test: (id) => !id.endsWith("/console/main.tsx") },
            {
              // Forty small files take a slow machine longer to ask for than to read.
              debugName: "reading",
              name: (id, context) => (isForReading(id, context) && !isForFront(id, context) ? "reading" : null),
            },
          ],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": "http://127.0.0.1:8080",
      "/socket.io": { target: "ws://127.0.0.1:8080", ws: true },
    },
  },
});
