/** A batch of prepared pieces as rows of a pack, and the state that stands for them. Writes nothing itself. */
import { AppError } from "../../base/errors";
import { joined } from "../../base/joined";
import type { ImportProblem } from "../../domain/import";
import type { PackEmbedding } from "../../domain/pack";
import type { Specimen } from "../../domain/specimen";
import type { PackRows } from "../../storage/shelves";
import type { ImportState } from "./import-state";
import { KEY_BYTES } from "./picture";
import type { ReadyPicture, ReadyPiece } from "./prepare-pieces";

/** Problems with pieces and pictures that are told one by one. */
const MOST_PROBLEMS = 500;
/** The state is written with every batch: it must stay small. */
const MOST_DUPLICATES = 5000;

type Thumb = NonNullable<PackRows["thumbs"]>[number];

interface Vector {
  id: string;
  values: Float32Array;
}

/** `vectors`: one a picture, in the order of the batch. `alone`: the pieces are pictures without a table. */
export async function recordRows(
  state: ImportState,
  batch: readonly ReadyPiece[],
  { embedding, vectors }: { embedding: PackEmbedding | null; vectors: readonly (Float32Array | null)[] },
  alone: boolean,
): Promise<{ rows: PackRows; after: ImportState }> {
  const records: Specimen[] = [];
  const thumbs: Thumb[] = [];
  const own: Vector[] = [];
  const problems: ImportProblem[] = [];
  let taken = 0;
  for (const ready of batch) {
    const pictures = ready.pictures.flatMap((picture) => {
      const values = vectors[taken++] ?? null;
      if (values !== null) return [{ ...picture, values }];
      ready.keys.fill(0, picture.at * KEY_BYTES, (picture.at + 1) * KEY_BYTES);
      problems.push({ where: picture.path, what: "found a picture that the model cannot read; it was left out" });
      return [];
    });
    problems.push(...ready.problems);
    if (pictures.length === 0 && (alone || isBlank(ready))) {
      if (!alone)
        problems.push({ where: ready.piece.where, what: "found nothing that could be shown; it was left out" });
      continue;
    }
    const shown = cover(pictures);
    records.push({ ...ready.piece.record, id: ready.id, view: shown?.view ?? "unknown" });
    if (shown !== undefined) {
      thumbs.push({ recordId: ready.id, type: shown.thumb.type, data: await shown.thumb.arrayBuffer() });
    }
    own.push(...pictures.map(({ values }) => ({ id: ready.id, values })));
  }
  const chunk = own.length === 0 ? [] : [packed(state.chunk, own, embedding?.dim ?? 0)];
  const after: ImportState = {
    ...state,
    embedding: embedding === null ? state.embedding : agreed(state.embedding, embedding),
    done: state.done + batch.length,
    imported: state.imported + records.length,
    chunk: state.chunk + chunk.length,
    bytes: state.bytes + bytesOf(records, thumbs) + chunk.reduce((sum, { data }) => sum + data.byteLength, 0),
    keys: joined([state.keys, ...batch.map(({ keys }) => keys)]),
    duplicates: [...state.duplicates, ...batch.flatMap(({ duplicates }) => duplicates)].slice(0, MOST_DUPLICATES),
    problems: [...state.problems, ...problems].slice(0, MOST_PROBLEMS),
  };
  return { rows: { records, thumbs, vectors: chunk }, after };
}

/** The picture that stands for the piece. */
function cover<P extends ReadyPicture>(pictures: readonly P[]): P | undefined {
  return pictures.find(({ view }) => view === "front") ?? pictures[0];
}

function isBlank({ piece: { record } }: ReadyPiece): boolean {
  const texts = [record.name, record.nameEn, record.description ?? "", ...Object.values(record.attributes)];
  return texts.every((text) => text === null || text === "");
}

function packed(chunk: number, vectors: readonly Vector[], dim: number) {
  const data = new Float32Array(vectors.length * dim);
  for (const [at, { values }] of vectors.entries()) data.set(values, at * dim);
  return { chunk, ids: vectors.map(({ id }) => id), dim, data: data.buffer };
}

/** @throws AppError `import-changed` when the app's embedder is another one than that of the pieces before. */
function agreed(before: PackEmbedding | null, now: PackEmbedding): PackEmbedding {
  if (before === null || (before.model === now.model && before.hash === now.hash)) return now;
  const found = `found the embedder ${now.model}, and pieces embedded by another version of ${before.model}`;
  throw new AppError("import-changed", `go on with the import: ${found}; give it up and begin anew`);
}

function bytesOf(records: readonly Specimen[], thumbs: readonly Thumb[]): number {
  const texts = records.reduce((sum, record) => sum + new TextEncoder().encode(JSON.stringify(record)).length, 0);
  return thumbs.reduce((sum, { data }) => sum + data.byteLength, texts);
}
