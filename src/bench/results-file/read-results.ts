/**
 * Reads a results file: ours, the reference evaluator's, or one that its judge has scored. What is wrong with a record is
 * reported and the rest goes on. Opens no file.
 */
import { AppError } from "../../base/errors";
import type { Protocol, RowResult } from "../../domain/bench";
import { type ReportProblem, refusedRow } from "../sets/read-rows";
import { rowFault, shown } from "../sets/row-fault";
import { type AboutRun, readApp } from "./app-part";
import { foreignResult } from "./foreign-record";
import { readJudge } from "./judge-scores";
import { recordsOf } from "./records";

export interface ReadResult {
  result: RowResult;
  /** The run that it is of, as our own files say; of others the protocol is what their question looks like. */
  run: AboutRun | Protocol;
}

/** In the file's order, each question once. `seq` is as our own files have it where that goes up, else one more. */
export async function* readResults(
  texts: AsyncIterable<string>,
  runId: string,
  report: ReportProblem,
): AsyncGenerator<ReadResult> {
  const lines = new Map<string, number>();
  let last = -1;
  for await (const record of recordsOf(texts)) {
    const { line } = record;
    const note = (code: string, found: string) =>
      report({ line, code, message: `${found}; the row was kept`, kept: true });
    try {
      if ("problem" in record) throw record.problem;
      const { run, seq, result } = readRecord(record.value, line, note);
      const before = lines.get(result.row.id);
      if (before !== undefined) {
        throw rowFault("id-twice", `found the id ${shown(result.row.id)} of line ${before} again, wanted each once`);
      }
      lines.set(result.row.id, line);
      last = seq !== null && seq > last ? seq : last + 1;
      yield { run, result: { ...result, runId, seq: last, ...judgeOf(record.value, note) } };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      report(refusedRow(line, error.code, error.message));
    }
  }
}

type Note = (code: string, found: string) => void;

/** `seq` is null where the file does not say. */
type Read = Pick<ReadResult, "run"> & { seq: number | null; result: Omit<RowResult, "runId" | "seq" | "judge"> };

/** What this app wrote is all there is to know of a result; of another's record, or a later form of ours, what can be read. */
function readRecord(value: object, line: number, note: Note): Read {
  const app: unknown = Reflect.get(value, "app");
  const own = app === undefined ? null : readApp(app);
  if (own !== null && typeof own !== "string") {
    const { runId: _, seq, judge: __, ...result } = own.result;
    return { run: own.run, seq, result };
  }
  if (own !== null) note("app-unread", `found a result of this app that is not as it writes them: ${own}`);
  const { protocol, result } = foreignResult(value, line);
  return { run: protocol, seq: null, result };
}

function judgeOf(value: object, note: Note): Pick<RowResult, "judge"> {
  const judge = readJudge(Reflect.get(value, "judge_scores"));
  if (judge === null) note("judge-unread", "found scores of a judge that are no numbers from 0 to 1, or -1");
  return judge === null || judge === undefined ? {} : { judge };
}
