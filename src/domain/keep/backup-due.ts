/** Whether to remind of a backup: when enough is kept that losing it would hurt, and never soon after it was declined. */

const DAY = 24 * 60 * 60 * 1000;
/** Studies that no backup has. */
const WORTH_IT = 10;
/** Days after a backup, or after "not now". */
const PATIENCE = 30;

interface Kept {
  /** When each study was begun, epoch ms. */
  startedAt: readonly number[];
  /** The last backup, and the last "not now"; null: never. */
  last: number | null;
  declined: number | null;
  now: number;
}

/** How many studies lie on this device alone; 0: it is not the moment. */
export function backupDue({ startedAt, last, declined, now }: Kept): number {
  const since = Math.max(last ?? 0, declined ?? 0);
  if (now - since < PATIENCE * DAY) return 0;
  const alone = startedAt.filter((at) => at > (last ?? 0)).length;
  return alone >= WORTH_IT ? alone : 0;
}
