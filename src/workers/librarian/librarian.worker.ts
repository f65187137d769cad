/** The librarian's worker: the protocol over one store. What a call does is in the handlers' files. */
import { once } from "../../base/once";
import { SerialQueue } from "../../base/queue";
import { reportRequests } from "../../base/requests";
import { serve } from "../../base/rpc";
import { packEmbedding } from "../../library/embedding-hash";
import { benchRunStore } from "../../storage/bench-runs";
import { benchSetStore } from "../../storage/bench-sets";
import { importJobs } from "../../storage/import-jobs";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { sweepRestoration } from "../../storage/restoration";
import { studyStore } from "../../storage/studies";
import { clipEntry, EMBEDDER } from "../engine/catalog";
import { benchHandlers } from "./bench-handlers";
import { EmbedderDoor } from "./embedder-door";
import type { BenchHost, KeepHost, LibrarianHost } from "./host";
import { importHandlers } from "./import-handlers";
import { keepHandlers } from "./keep-handlers";
import { packHandlers } from "./pack-handlers";
import type { LibrarianProtocol } from "./protocol";

reportRequests(self);
const own = database();
const host: LibrarianHost & BenchHost & KeepHost = {
  database: own,
  studies: studyStore(own),
  packs: packStore(own),
  jobs: importJobs(own),
  sets: benchSetStore(own),
  runs: benchRunStore(own),
  embedder: new EmbedderDoor(),
  ownEmbedding: once(async () => packEmbedding(await clipEntry(EMBEDDER))),
  quick: new SerialQueue(),
  slow: new SerialQueue(),
};

serve<LibrarianProtocol>(self, {
  ...packHandlers(host),
  ...importHandlers(host),
  ...benchHandlers(host),
  ...keepHandlers(host),
});
void sweepRestoration(own).catch(() => undefined); // what a killed tab has left lies unseen until the next start
