import { defineConfig } from "vite";

/**
 * Builds the console into agent_ui/dist/console, which the hub serves.
 * Every address in it is relative, so that it also works under a path prefix; nothing is inlined, so that it works
 * under `script-src 'self'; style-src 'self'`.
 */
export default defineConfig({
  base: "./",
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
      output: {
        codeSplitting: {
          // What the first screen needs is one chunk, whatever lazy parts share of it: each piece cut out for them
          // would be compressed by itself, and the first load would grow with every new part. `main.tsx` stays
          // outside: it waits for a language, and a language imports from this chunk.
          groups: [{ name: "first", tags: ["$initial"], test: (id) => !id.endsWith("/console/main.tsx") }],
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
