/** Answers the calls about keeping; knows no message channel. */
import type { Handlers } from "../../base/rpc";
import { exportStudies } from "../../keep/export-studies";
import { checkBackup, makeBackup, restoreBackup } from "./backup";
import type { KeepHost } from "./host";
import type { KeepCalls } from "./keep-calls";

export function keepHandlers(host: KeepHost): Handlers<KeepCalls> {
  return {
    "export-studies": ({ ids, form, lang }, { signal, emit }) =>
      exportStudies({
        ids,
        form,
        lang,
        stores: host,
        signal,
        onProgress: (done, total) => emit({ step: "write", done, total }),
      }),
    "back-up": ({ settings }, context) => makeBackup(host, settings, context),
    "check-backup": ({ blob }, context) => checkBackup(blob, context),
    "restore-backup": ({ blob, way }, context) => restoreBackup(host, blob, way, context),
  };
}
