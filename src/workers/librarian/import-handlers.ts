/** Answers the calls about imports; knows no message channel. What reads tables is fetched when it is first needed. */
import { AppError } from "../../base/errors";
import { parse } from "../../base/parse";
import type { Handlers } from "../../base/rpc";
import type { ImportRequest } from "../../domain/import";
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { manifestSchema } from "../../library/packs/format";
import { unfinished } from "../../library/importers/import-state";
import type { LibrarianHost } from "./host";
import type { ImportCalls } from "./import-calls";
import { packSummary } from "./pack-summary";

export function importHandlers({ packs, jobs, embedder, ownEmbedding, slow }: LibrarianHost): Handlers<ImportCalls> {
  return {
    "preview-import": async (input, { signal, emit }) => {
      const { previewImport } = await import("../../library/importers/preview");
      return previewImport(input, signal, emit);
    },
    import: (request, { signal, emit }) =>
      slow.run(async (own) => {
        const { id } = request.about;
        mustBeFree(id);
        mustBeSound(request.about);
        const ports = { jobs, embed: (pictures: Blob[], each: AbortSignal) => embedder.embed(pictures, each) };
        const { runImport } = await import("../../library/importers/run-import");
        const report = await runImport(request, ports, own, emit);
        const installed = await packs.get(id);
        const pack = installed && packSummary(installed, await ownEmbedding());
        if (pack !== undefined) return { pack, report };
        throw new AppError("pack-unknown", `import ${id}: the pack was removed while it was made; import it again`);
      }, signal),
    imports: async () => ({ imports: (await jobs.list("import")).flatMap(unfinished) }),
    "discard-import": async ({ jobId }) => {
      await jobs.discard(jobId);
      return {};
    },
  };
}

/** What could not be written into a manifest is refused before anything is made. @throws AppError `bad-shape`. */
function mustBeSound(about: ImportRequest["about"]): void {
  const counts = { records: 0, passages: 0 };
  const asked = { what: "what is said of the new pack", todo: "correct it and import again" };
  parse(manifestSchema, { ...about, embedding: null, counts, bytes: 0 }, asked);
}

/** @throws AppError `pack-reserved`. */
function mustBeFree(id: string): void {
  if (!EMBEDDED_PACKS.some((embedded) => embedded === id)) return;
  const words = "found the id of a pack that comes with the app and is updated with it; give the pack another id";
  throw new AppError("pack-reserved", `import ${id}: ${words}`);
}
