/** A line that reminds of a backup when much is kept on this device alone; it waits a month when it is declined. */
import { useState } from "preact/hooks";
import { DECLINED_BACKUP, momentOf, LAST_BACKUP } from "../../app/backup-model";
import { hashOf } from "../../app/route-model";
import { backupDue } from "../../domain/keep/backup-due";
import { useApp } from "../context";
import { useNotebookTexts } from "../notebook/texts";

export function BackupReminder() {
  const { history, store } = useApp();
  const texts = useNotebookTexts();
  const [declined, setDeclined] = useState(() => momentOf(store, DECLINED_BACKUP));
  const due = backupDue({
    startedAt: (history.studies.value ?? []).map(({ startedAt }) => startedAt),
    last: momentOf(store, LAST_BACKUP),
    declined,
    now: Date.now(),
  });
  if (due === 0) return null;
  const later = () => {
    store.write(DECLINED_BACKUP, String(Date.now()));
    setDeclined(Date.now());
  };
  return (
    <p class="backup-reminder">
      <span>{texts.backup.remind(due)}</span>
      <a class="button" href={hashOf({ screen: "backup" })}>
        {texts.backup.remindMake}
      </a>
      <button type="button" class="button quiet" onClick={later}>
        {texts.backup.remindLater}
      </button>
    </p>
  );
}
