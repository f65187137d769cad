/** The models of library, piece and glossary, made with the first visit and kept, so that the way back is short. */
import type { App } from "./app";
import { createGlossaryModel, type GlossaryModel } from "./glossary-model";
import { createLibraryModel, type LibraryModel } from "./library-model";
import { createPieceModel, type PieceModel } from "./piece-model";
import type { ArchivePort } from "./ports";

export interface ReadingRoom {
  library: LibraryModel;
  piece: PieceModel;
  glossary: GlossaryModel;
}

type World = Pick<App, "enginePort" | "archive" | "vocabulary">;

const rooms = new WeakMap<ArchivePort, ReadingRoom>();

export function readingRoomOf(world: World): ReadingRoom {
  const room = rooms.get(world.archive) ?? openRoom(world);
  rooms.set(world.archive, room);
  return room;
}

function openRoom({ enginePort: engine, archive, vocabulary }: World): ReadingRoom {
  return {
    library: createLibraryModel(engine),
    piece: createPieceModel({ engine, archive, vocabulary }),
    glossary: createGlossaryModel(engine),
  };
}
