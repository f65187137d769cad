/** Answers the calls about benchmarks: runs here, sets and reports in files of their own. Knows no message channel. */
import { AppError } from "../../base/errors";
import type { Handlers } from "../../base/rpc";
import { selectRows } from "../../bench/sets/select-rows";
import { vlmEntry, weightsHash } from "../engine/catalog";
import type { BenchCalls } from "./bench-calls";
import { type ReportHost, benchReportHandlers } from "./bench-report";
import { benchSetHandlers } from "./bench-sets";
import type { BenchHost } from "./host";

type RunCalls = Pick<BenchCalls, "create-run" | "runs" | "remove-run">;

export function benchHandlers(host: BenchHost & ReportHost): Handlers<BenchCalls> {
  return { ...benchSetHandlers(host), ...runHandlers(host), ...benchReportHandlers(host) };
}

function runHandlers({ sets, runs }: BenchHost): Handlers<RunCalls> {
  return {
    "create-run": async ({ setId, name, settings }) => {
      const set = await sets.get(setId);
      if (set === undefined) throw new AppError("set-missing", `make a run: the set ${setId} is gone; add it again`);
      const total = selectRows(await sets.rows(setId), settings.filter).length;
      if (total === 0) {
        throw new AppError("set-empty", `make a run: no question of ${set.name} passes the filter; choose more kinds`);
      }
      const now = Date.now();
      const run = {
        id: crypto.randomUUID(),
        name,
        set: { id: set.id, name: set.name, kind: set.kind, sha256: set.sha256 },
        settings: { ...settings, weights: await weightsHash(await vlmEntry(settings.model)) },
        status: "ready",
        origin: "own",
        done: 0,
        total,
        spent: null,
        createdAt: now,
        updatedAt: now,
      } as const;
      await runs.create(run);
      return { run };
    },
    runs: async () => ({ runs: await runs.list() }),
    "remove-run": async ({ runId }) => {
      await runs.remove(runId);
      return {};
    },
  };
}
