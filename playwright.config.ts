/** End-to-end tests: the production build, served as `npm start` serves it, in a real Chromium. */
import { defineConfig } from "@playwright/test";
import { chromeFlags, findChrome } from "./scripts/find-chrome.mjs";

const port = Number(process.env["PORT"] ?? 4179);

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.e2e.ts",
  outputDir: "test-results",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath: findChrome(), args: chromeFlags },
    actionTimeout: 60_000,
    trace: "retain-on-failure",
    video: "off",
  },
  webServer: {
    command: "node scripts/serve.mjs",
    env: { PORT: String(port) },
    url: `http://localhost:${port}`,
    timeout: 120_000,
    reuseExistingServer: false,
  },
});
