/** Answers the calls about packs; knows no message channel. */
import { AppError } from "../../base/errors";
import type { Handlers } from "../../base/rpc";
import { EMBEDDED_PACKS } from "../../library/packs/embedded";
import { exportPack } from "../../library/packs/export";
import { fetchPack } from "../../library/packs/fetch-pack";
import type { PackManifest } from "../../library/packs/format";
import { installPack } from "../../library/packs/install";
import { installEmbedded } from "../../library/packs/install-embedded";
import type { PackFiles } from "../../library/packs/pack-files";
import { readManifest } from "../../library/packs/read-pack";
import { zippedFiles } from "../../library/packs/zipped-files";
import type { LibrarianHost } from "./host";
import type { PackCalls, PackProgress, PackSource, PackSummary } from "./pack-calls";
import { reEmbed, reEmbedJob } from "./pack-re-embed";
import { packPreview, packSummary } from "./pack-summary";
import type { EmbeddedCalls } from "./protocol";

type Emit = (progress: PackProgress) => void;

export function packHandlers(host: LibrarianHost): Handlers<PackCalls & EmbeddedCalls> {
  const { packs, jobs, embedder, ownEmbedding, quick, slow } = host;

  const list = async (): Promise<{ packs: PackSummary[] }> => {
    const [installed, own] = await Promise.all([packs.list(), ownEmbedding()]);
    return { packs: installed.map((pack) => packSummary(pack, own)).filter((pack) => pack !== undefined) };
  };
  const summaryOf = async (packId: string): Promise<PackSummary> => {
    const installed = await packs.get(packId);
    const summary = installed && packSummary(installed, await ownEmbedding());
    if (summary !== undefined) return summary;
    throw new AppError("pack-unknown", `find the pack ${packId}: it is not on this device; install it first`);
  };

  /** Re-embeddings under way, by pack id. */
  const embedding = new Map<string, { stop: AbortController; ended: Promise<unknown> }>();
  /** What is about to be replaced or removed need not be embedded. */
  const stopEmbedding = (packId: string): Promise<unknown> => {
    const running = embedding.get(packId);
    running?.stop.abort();
    return running?.ended ?? Promise.resolve();
  };

  return {
    "install-embedded": (_input, { signal, emit }) =>
      quick.run(async (own) => {
        await packs.sweep();
        await installEmbedded({
          packIds: EMBEDDED_PACKS,
          packs,
          signal: own,
          onProgress: (pack, done, total) => emit({ pack, done, total }),
        });
        return list();
      }, signal),
    packs: list,
    "inspect-pack": async ({ source }, { signal, emit }) => {
      const about = await readManifest(await filesOf(source, signal, emit), signal);
      return packPreview(about, await packs.get(about.id), await ownEmbedding());
    },
    "install-pack": ({ source, foreign }, { signal, emit }) =>
      quick.run(async (own) => {
        const device = await ownEmbedding();
        const { about, before } = await installPack({
          files: await filesOf(source, own, emit),
          packs,
          signal: own,
          admit(pack) {
            admit(pack, packPreview(pack, undefined, device).foreign && foreign === "refuse");
            void stopEmbedding(pack.id);
          },
          onProgress: (done, total) => emit({ step: "write", done, total }),
        });
        const replaced = before === undefined || before.version === about.version ? null : before.version;
        if (replaced !== null) await jobs.discard(reEmbedJob(about.id));
        return { pack: await summaryOf(about.id), replaced };
      }, signal),
    "remove-pack": async ({ packId }) => {
      await summaryOf(packId);
      await stopEmbedding(packId);
      await jobs.discard(reEmbedJob(packId));
      await packs.remove(packId);
      return {};
    },
    "export-pack": ({ packId }, { signal, emit }) =>
      exportPack({ packId, packs, signal, onProgress: (step, done, total) => emit({ step, done, total }) }),
    "re-embed": ({ packId }, { signal, emit }) =>
      slow.run(async (own) => {
        const stop = new AbortController();
        const either = AbortSignal.any([own, stop.signal]);
        const onProgress = (done: number, total: number) => emit({ step: "embed", done, total });
        const work = reEmbed({ packId, host, signal: either, onProgress });
        embedding.set(packId, { stop, ended: work.catch(() => undefined) });
        await work.finally(() => embedding.delete(packId));
        return { pack: await summaryOf(packId) };
      }, signal),
    "connect-engine": ({ port }) => {
      embedder.open(port);
      return {};
    },
  };
}

async function filesOf(source: PackSource, signal: AbortSignal, emit: Emit): Promise<PackFiles> {
  if (source.kind === "file") return zippedFiles(source.name, source.blob, signal);
  const blob = await fetchPack(source.url, signal, (done, total) => emit({ step: "read", done, total }));
  return zippedFiles(source.url, blob, signal);
}

/** @throws AppError `pack-reserved` or `pack-foreign`. */
function admit({ id, embedding }: PackManifest, refused: boolean): void {
  if (EMBEDDED_PACKS.includes(id)) {
    const words = "found the id of a pack that comes with the app and is updated with it; give the pack another id";
    throw new AppError("pack-reserved", `install the pack ${id}: ${words}`);
  }
  if (refused) {
    const words = `found pictures embedded by ${embedding?.model}, which is not this device's embedder`;
    throw new AppError("pack-foreign", `install the pack ${id}: ${words}; have them embedded anew, or leave it`);
  }
}
