/** Backups as the page asks for them; one at a time. */
import type { CallContext } from "../../base/rpc";
import type { BackupAbout, RestoreReport, WayBack } from "../../domain/keep/backup";
import { aboutOf } from "../../keep/backup/format";
import { openBackup } from "../../keep/backup/read";
import { checkWhole, restore } from "../../keep/backup/restore";
import { writeBackup } from "../../keep/backup/write";
import { NOTEBOOK_CHANNEL } from "../../storage/notebook-channel";
import type { KeepHost } from "./host";
import type { KeepCalls, KeepProgress } from "./keep-calls";

type Context = CallContext<KeepProgress>;

export async function makeBackup(
  host: KeepHost,
  settings: Record<string, string>,
  { signal, emit }: Context,
): Promise<KeepCalls["back-up"]["output"]> {
  const now = Date.now();
  const { blob, about } = await writeBackup({
    stores: host,
    settings,
    now,
    signal,
    onProgress: (done, total) => emit({ step: "write", done, total }),
  });
  return { name: `ciqi-backup-${new Date(now).toISOString().slice(0, 10)}.zip`, blob, about };
}

export async function checkBackup(blob: Blob, { signal, emit }: Context): Promise<BackupAbout> {
  const file = await openBackup(blob, signal);
  await checkWhole(file, signal, (done, total) => emit({ step: "check", done, total }));
  return aboutOf(file.manifest);
}

export async function restoreBackup(
  host: KeepHost,
  blob: Blob,
  way: WayBack,
  { signal, emit }: Context,
): Promise<RestoreReport> {
  const file = await openBackup(blob, signal);
  await checkWhole(file, signal, (done, total) => emit({ step: "check", done: done / 2, total }));
  const report = await restore(host, file, way, signal, (done, total) =>
    emit({ step: "write", done: total / 2 + done / 2, total }),
  );
  const channel = new BroadcastChannel(NOTEBOOK_CHANNEL);
  channel.postMessage(null);
  channel.close();
  return report;
}
