/** Finds a Chromium to drive, installing one where none is found; knows nothing of what will be run in it. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Flags for machines without a network and for runs as root. */
export const chromeFlags = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** WebGPU without a GPU: correct, the same everywhere, and a hundred times slower. */
export const softwareWebgpu = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

/** The path of an installed Chromium, or undefined. `$CHROME` wins, then playwright's own, then the usual places. */
export function installedChrome() {
  const candidates = [process.env["CHROME"], chromium.executablePath(), ...known];
  return candidates.find((path) => path !== undefined && path !== "" && existsSync(path));
}

/**
 * The path of a Chromium, installed on the spot if there was none.
 * @returns {string}
 */
export function findChrome() {
  const found = installedChrome();
  if (found !== undefined) return found;
  const attempts = [
    ["npx", "playwright install chromium"],
    ["sh", "-c apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk"],
  ];
  for (const [command = "", line = ""] of attempts) {
    const parameters = command === "sh" ? ["-c", line.slice(3)] : line.split(" ");
    try {
      execFileSync(command, parameters, { stdio: "inherit" });
    } catch {
      continue; // the next way may work
    }
    const path = installedChrome();
    if (path !== undefined) return path;
  }
  throw new Error(
    "looked for Chromium in $CHROME, playwright's cache and /usr/bin and could install none; wanted one browser; set CHROME=/path/to/chrome",
  );
}
