/** Two test projects: pure code in Node, and what needs a browser in real Chromium. */
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromeFlags, findChrome, softwareWebgpu } from "./scripts/find-chrome.mjs";

export default defineConfig({
  test: {
    projects: [
      {
        extends: "./vite.config.ts",
        test: {
          name: "node",
          environment: "node",
          include: ["src/**/*.test.{ts,tsx}", "tests/unit/**/*.test.ts", "tests/layers.test.ts"],
          exclude: ["**/*.browser.test.{ts,tsx}", "**/node_modules/**"],
        },
      },
      {
        extends: "./vite.config.ts",
        server: { fs: { allow: [".", "../shared"] } }, // photographs that only some checkouts have beside them
        // Found late, a package would be bundled in mid-run and reload the tests.
        optimizeDeps: {
          include: [
            "@preact/signals",
            "@zip.js/zip.js/lib/zip-core-native.js",
            "axe-core",
            "compare-versions",
            "d3-scale",
            "d3-shape",
            "fflate",
            "hash-wasm",
            "hyparquet",
            "hyparquet-compressors",
            "hyparquet-writer",
            "idb",
            "papaparse",
            "preact",
            "preact/hooks",
            "preact/jsx-dev-runtime",
            "preact/jsx-runtime",
            "valibot",
            "workbox-window",
          ],
        },
        test: {
          name: "browser",
          include: ["src/**/*.browser.test.{ts,tsx}", "tests/browser/**/*.test.{ts,tsx}"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChrome(), args: [...chromeFlags, ...softwareWebgpu] },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
