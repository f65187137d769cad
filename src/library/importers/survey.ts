/** Reads all of an import's rows once: how much there is to do, and what is to be told of the rows. Decodes nothing. */
import type { ImportProgress, MissedText } from "../../domain/import";
import { encodingNote } from "./encoding-note";
import { missedTexts } from "./missed-texts";
import { type OpenImport, problemList } from "./open-import";
import { passagesOf } from "./passages";
import { pictureRoll } from "./picture-roll";
import type { Report } from "./table";

const ROWS_A_TICK = 2000;

export interface Survey {
  pieces: number;
  passages: number;
  /** Pictures that the pieces name, whether they are there or not. */
  pictures: number;
  missed: MissedText[];
  problems: ReturnType<typeof problemList>;
}

export async function survey(
  open: OpenImport,
  signal: AbortSignal,
  emit: (progress: ImportProgress) => void,
): Promise<Survey> {
  const problems = problemList();
  const { report } = problems;
  for (const problem of open.problems) report(problem);
  if (open.table !== null) encodingNote(open.table, report);
  const roll = pictureRoll(open);
  const missed = missedTexts();
  let [pieces, pictures, passages] = [0, 0, 0];
  const tick = () => {
    const done = pieces + passages;
    if (done % ROWS_A_TICK === 0) emit({ step: "read", done, total: 0, perSecond: null, secondsLeft: null });
  };
  for await (const { piece, row } of open.pieces(signal, report)) {
    pieces += 1;
    pictures += piece.pictures.length;
    roll.call(piece, row);
    for (const { attribute, text } of piece.missed) missed.add(attribute, text);
    tick();
  }
  roll.tellRest(report);
  for await (const _passage of passagesOf(open.passages, "", signal, report)) {
    passages += 1;
    tick();
  }
  return { pieces, passages, pictures, missed: missed.list(), problems };
}

/** For rows that have been reported before. */
export const silent: Report = () => {};
