import { defineConfig } from "vitest/config";

/** One project for each workspace, so that JSX means React in the console and Preact in the widget. */
export default defineConfig({
  test: {
    passWithNoTests: false,
    // Each file has globals of its own, but not a process: most of the time went into starting those.
    pool: "vmThreads",
    projects: [
      { test: { name: "shared", root: "shared", environment: "node" } },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "react" } },
        test: {
          name: "console",
          root: "console",
          environment: "happy-dom",
          setupFiles: ["tests/setup/otherTabs.ts"],
        },
      },
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        test: { name: "widget", root: "widget", environment: "happy-dom" },
      },
    ],
  },
});
