/** `npm run eval` of questions: the command and its browser killed, and what is kept held against a run left alone. */
import { execFile } from "node:child_process";
import { expect, test } from "@playwright/test";

test("a run that is killed twice goes on, and comes to the same files but for times", async () => {
  test.setTimeout(300_000); // four starts of the whole app; half a minute where nothing else runs
  const line = ["--kills", "2", "--seed", "30", "--limit", "5", "--protocol", "scored-choice"];
  const { code, stdout, stderr } = await new Promise<{ code: number | null; stdout: string; stderr: string }>(
    (resolve) => {
      const child = execFile(process.execPath, ["scripts/interrupt.mjs", ...line], (_error, out, err) =>
        resolve({ code: child.exitCode, stdout: out, stderr: err }),
      );
    },
  );
  expect(stderr).toBe("");
  expect(stdout).toMatch(/left alone: 5 rows/);
  expect(stdout).toMatch(/kill 2: the (?:command|browser)/);
  expect(stdout).toContain(
    "after 2 kills all is the same but for times: episodes.jsonl, report.md, results-test.jsonl, run.json, summary.json",
  );
  expect(code).toBe(0);
});
