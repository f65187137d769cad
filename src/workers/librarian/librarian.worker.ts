/** The librarian's worker: installs the packs that come with the app and says which packs there are. */
import * as v from "valibot";
import { SerialQueue } from "../../base/queue";
import { serve } from "../../base/rpc";
import { manifestSchema } from "../../library/packs/format";
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { installEmbedded } from "../../library/packs/install-embedded";
import { database } from "../../storage/open";
import { type InstalledPack, packStore } from "../../storage/packs";
import type { LibrarianProtocol, PackSummary } from "./protocol";

const packs = packStore(database());
const queue = new SerialQueue();

serve<LibrarianProtocol>(self, {
  "install-embedded": (_input, { signal, emit }) =>
    queue.run(async (own) => {
      await packs.sweep();
      await installEmbedded({
        packIds: EMBEDDED_PACKS,
        packs,
        signal: own,
        onProgress: (pack, done, total) => emit({ pack, done, total }),
      });
      return { packs: (await packs.list()).flatMap(summary) };
    }, signal),
  packs: async () => ({ packs: (await packs.list()).flatMap(summary) }),
});

/** None for a pack whose manifest this version cannot read: it is not searched either. */
function summary({ packId, version, manifest }: InstalledPack): PackSummary[] {
  const about = v.safeParse(manifestSchema, manifest);
  if (!about.success) return [];
  const { title, counts, parts } = about.output;
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return [{ id: packId, version, title, ...counts, bytes }];
}
