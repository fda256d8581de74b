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
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": "http://127.0.0.1:8080",
      "/socket.io": { target: "ws://127.0.0.1:8080", ws: true },
    },
  },
});
