/**
 * The one gate: format, lint, types, layers and unit tests, tests in Chromium, build, size, end to end.
 * Stops at the first step that fails. The last line sums up every test that ran.
 *
 *     npm test
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { findChrome } from "./find-chrome.mjs";

const root = resolve(import.meta.dirname, "..");
const reports = join(root, ".cache/test-reports");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const vitest = (project) => ({
  command: ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json"],
  parameters: (report) => [`--outputFile.json=${report}`],
  count: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0 }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  }),
});

const steps = [
  { name: "format", command: ["oxfmt", "--check", "."] },
  { name: "lint", command: ["oxlint", "."] },
  ...["page", "worker", "node", "scripts"].map((realm) => ({
    name: `types of ${realm}`,
    command: ["tsc", "-p", `tsconfig.${realm}.json`],
  })),
  { name: "unit and layers", ...vitest("node") },
  { name: "browser", ...vitest("browser") },
  { name: "build", command: ["vite", "build", "--logLevel", "warn"] },
  { name: "size", script: "scripts/first-paint.mjs" },
  {
    name: "end to end",
    command: ["playwright", "test", "--reporter=list,json"],
    environment: (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    count: ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped }),
  },
];

const chrome = findChrome();
/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
let broken = "";
for (const step of steps) {
  const began = performance.now();
  console.log(`\n── ${step.name}`);
  const report = join(reports, `${step.name.replaceAll(" ", "-")}.json`);
  const { status } = run(step, report);
  const counts = countTests(step, report);
  for (const key of /** @type {const} */ (["passed", "failed", "skipped"])) total[key] += counts[key];
  console.log(
    `── ${step.name}: ${status === 0 ? "ok" : "FAILED"} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (status === 0) continue;
  broken = step.name;
  if (counts.failed === 0) total.failed += 1; // a step without tests of its own, or one that broke before them
  break;
}
if (broken !== "") console.log(`\nstopped at: ${broken}`);
const skipped = total.skipped === 0 ? "" : `, ${total.skipped} skipped`;
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(broken === "" ? 0 : 1);

function run(step, report) {
  const [program = "", ...fixed] = step.command ?? [];
  const [file, ...rest] =
    step.script === undefined ? ["npx", "--no-install", program] : [process.execPath, step.script];
  const parameters = [...rest, ...fixed, ...(step.parameters?.(report) ?? [])];
  const env = { ...process.env, CHROME: chrome, CI: "1", ...step.environment?.(report) };
  return spawnSync(file, parameters, { cwd: root, stdio: "inherit", env });
}

/** @returns {Counts} */
function countTests(step, report) {
  if (step.count === undefined || !existsSync(report)) return { passed: 0, failed: 0, skipped: 0 };
  return step.count(JSON.parse(readFileSync(report, "utf8")));
}
