/** One piece of the library: its record at once, what resembles it and what is written of its terms when they come. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { AppError } from "../base/errors";
import { type Lang, VOCABULARY_ATTRIBUTES } from "../domain/attribute";
import type { PassageHit, PieceHit } from "../domain/search";
import type { Specimen } from "../domain/specimen";
import { type Awaited, settled, WAITING } from "./awaited";
import { passagesOf } from "./passages-of";
import type { ArchivePort, EnginePort } from "./ports";
import type { VocabularyModel } from "./vocabulary-model";

const SIMILAR = 12;

export interface ShownPiece {
  packId: string;
  recordId: string;
  /** Null value: no such piece on this device. */
  record: Awaited<Specimen | null>;
  similar: Awaited<readonly PieceHit[]>;
  passages: Awaited<readonly PassageHit[]>;
}

export interface PieceModel {
  piece: ReadonlySignal<ShownPiece | null>;
  show(packId: string, recordId: string, lang: Lang): Promise<void>;
}

interface Ports {
  engine: Pick<EnginePort, "call">;
  archive: Pick<ArchivePort, "record">;
  vocabulary: VocabularyModel;
}

export function createPieceModel({ engine, archive, vocabulary }: Ports): PieceModel {
  const piece = signal<ShownPiece | null>(null);
  let stop = new AbortController();

  async function show(packId: string, recordId: string, lang: Lang): Promise<void> {
    stop.abort();
    stop = new AbortController();
    const { signal: stopped } = stop;
    const put = (part: Partial<ShownPiece>) => {
      if (!stopped.aborted && piece.value !== null) piece.value = { ...piece.value, ...part };
    };
    const before = piece.value;
    const again = before?.packId === packId && before.recordId === recordId ? before : {};
    piece.value = { packId, recordId, record: WAITING, similar: WAITING, ...again, passages: WAITING };
    const similar = engine.call("similar-pieces", { packId, recordId, limit: SIMILAR }, { signal: stopped });
    similar.catch(() => undefined); // told where it is awaited
    /** The engine answers when the packs that come with the app are there: a first visit may begin at a piece. */
    const read = async () => {
      const found = await archive.record(packId, recordId);
      if (found !== null) return found;
      await similar.catch(unlessMissing);
      return archive.record(packId, recordId);
    };
    const record = await settled(read());
    put({ record });
    if (stopped.aborted || record.phase !== "there" || record.value === null) return;
    const { attributes } = record.value;
    const likeIt = async () => {
      const found = await similar.catch(unlessMissing);
      if (found === null) put({ record: { phase: "there", value: null } }); // its pack was removed meanwhile
      return found?.hits ?? [];
    };
    const passages = async () => {
      await vocabulary.load();
      const ids = VOCABULARY_ATTRIBUTES.map((attribute) => attributes[attribute] ?? "");
      const terms = ids.flatMap((id) => vocabulary.terms.value?.get(id) ?? []);
      return passagesOf(engine, terms, lang, stopped);
    };
    await Promise.all([
      settled(likeIt()).then((value) => put({ similar: value })),
      settled(passages()).then((value) => put({ passages: value })),
    ]);
  }

  return { piece, show };
}

/** Null for a piece that the engine does not have. */
function unlessMissing(error: unknown): null {
  if (error instanceof AppError && error.code === "record-missing") return null;
  throw error;
}
