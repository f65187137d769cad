/** A run's episodes as files to train on, a row at a time. */
import { promptFile } from "../../agent/prompt-file";
import { AppError } from "../../base/errors";
import { conversationOf } from "../../bench/export/conversation";
import { parquetOf, rlColumns, SFT_COLUMNS } from "../../bench/export/parquet";
import { type PictureCell, rlRow, sftRow } from "../../bench/export/trajectory";
import { markRow } from "../../bench/report/marked-row";
import type { RowResult, RunSummary } from "../../domain/bench";
import { vlmEntry } from "../engine/catalog";
import type { ReportHost } from "./bench-report";
import { seenPictures } from "./bench-report-pictures";

export type TrajectoryFormat = "sft-parquet" | "rl-parquet";

/** What keeps a single episode out of the file: its pictures or its beginning are not on this device any more. */
const LEFT_OUT = new Set(["bench-image-missing", "photo-missing", "record-missing", "journal-broken"]);

/**
 * SFT: the episodes that ended rightly, whole. RL: the questions as they were asked. Pictures as the model saw them, so
 * that the boxes in the words fit them. @throws AppError `nothing-to-export`, `model-missing`, or the abort reason.
 */
export async function trajectories(
  host: ReportHost,
  run: RunSummary,
  format: TrajectoryFormat,
  signal: AbortSignal,
): Promise<Blob> {
  const entry = await vlmEntry(run.settings.model);
  const prompt = promptFile(entry.prompt);
  const isSft = format === "sft-parquet";
  let written = 0;

  async function rowOf(result: RowResult): Promise<object> {
    const conversation = conversationOf(result.trace, prompt);
    const images = await host.sets.images(run.set.id, result.row.images);
    const pictures = seenPictures(
      images.map(({ type, data }) => new Blob([data], { type })),
      host.packs,
      entry,
    );
    try {
      const cells: PictureCell[] = [];
      const wanted = isSft ? conversation.pictures : conversation.pictures.slice(0, conversation.prompt.pictures);
      for (const seen of wanted) cells.push({ bytes: await pictures.bytes(seen) });
      return (isSft ? sftRow : rlRow)(run, result, conversation, cells);
    } finally {
      pictures.close();
    }
  }

  async function* rows(): AsyncGenerator<object> {
    for await (const results of host.runs.withTraces(run.id)) {
      for (const result of results) {
        signal.throwIfAborted();
        if (isSft && markRow(result, run.settings.protocol).right !== true) continue;
        const row = await rowOf(result).catch(leftOut);
        if (row === null) continue;
        written += 1;
        yield row;
      }
    }
  }

  const about = { run: run.name, set: run.set.name, set_sha256: run.set.sha256, model: run.settings.model };
  const file = await parquetOf(isSft ? SFT_COLUMNS : rlColumns(run.settings.tools), rows(), about);
  if (written > 0) return file;
  const wanted = isSft ? "an episode that ended rightly, with its pictures" : "a question with its pictures";
  throw new AppError(
    "nothing-to-export",
    `write ${format} of ${run.name}: found none on this device, wanted ${wanted}`,
  );
}

function leftOut(error: unknown): null {
  if (error instanceof AppError && LEFT_OUT.has(error.code)) return null;
  throw error;
}
