/** What this app adds to a record of its own, so that opening the file gives back all it knew. Other tools carry it along. */
import * as v from "valibot";
import { fault } from "../../base/parse";
import type { RowResult, RunSummary } from "../../domain/bench";
import { settingsSchema, unseenResultSchema } from "../result-row";

export type AboutRun = Pick<RunSummary, "name" | "set" | "settings">;

export interface AppPart {
  schema_version: 1;
  run: AboutRun;
  result: Omit<RowResult, "judge">;
}

const text = v.string();
const partSchema = v.object({
  schema_version: v.literal(1),
  run: v.object({
    name: text,
    set: v.object({ id: text, name: text, kind: v.picklist(["studio", "ciqi-bench", "other"]), sha256: text }),
    settings: settingsSchema,
  }),
  result: unseenResultSchema,
});

/** A judge's scores stand in the record itself, where its own tools look for them. */
export function appPart({ name, set, settings }: RunSummary, result: RowResult): AppPart {
  const { judge: _, ...own } = result;
  return { schema_version: 1, run: { name, set, settings }, result: own };
}

/** What is wrong with it in words, where it cannot be read. */
export function readApp(value: unknown): { run: AboutRun; result: RowResult } | string {
  const read = v.safeParse(partSchema, value);
  return read.success ? read.output : fault(read.issues);
}
