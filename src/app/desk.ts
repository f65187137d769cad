/** The curator's desk: the models of packs and imports, made with the first visit and kept, so that work goes on elsewhere. */
import { createImportModel, type ImportModel } from "./import-model";
import { createArrivals, type ArrivalsModel } from "./pack-arrivals";
import { createPacksModel, type PacksModel } from "./packs-model";
import type { LibrarianPort } from "./ports";

export interface Desk {
  packs: PacksModel;
  arrivals: ArrivalsModel;
  imports: ImportModel;
}

const desks = new WeakMap<LibrarianPort, Desk>();

export function deskOf(librarian: LibrarianPort): Desk {
  const desk = desks.get(librarian) ?? createDesk(librarian);
  desks.set(librarian, desk);
  return desk;
}

function createDesk(librarian: LibrarianPort): Desk {
  const packs = createPacksModel(librarian);
  const refresh = () => void packs.refresh();
  /** What someone installed or made is to stay when the device runs short of room; the browser may say no. */
  const keep = () => void navigator.storage?.persist().catch(() => undefined);
  return {
    packs,
    arrivals: createArrivals({
      librarian,
      home: location.href,
      onInstalled(pack) {
        refresh();
        keep();
        if (pack.vectors === "waiting") void packs.embed(pack.id);
      },
    }),
    imports: createImportModel({
      librarian,
      packs: packs.packs,
      onImported() {
        refresh();
        keep();
      },
      newId: () => crypto.randomUUID(),
      now: () => new Date(),
    }),
  };
}
