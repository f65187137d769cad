import { expect, test } from "vitest";
import { backupDue } from "./backup-due";

const DAY = 86_400_000;
const now = 1000 * DAY;
const studies = (count: number, at = now - DAY) => Array.from({ length: count }, () => at);

test.each([
  ["few studies", { startedAt: studies(9) }, 0],
  ["ten that no backup has", { startedAt: studies(10) }, 10],
  ["a backup of last week", { startedAt: studies(40), last: now - 7 * DAY }, 0],
  ["an old backup, and little since", { startedAt: studies(40, now - 50 * DAY), last: now - 40 * DAY }, 0],
  ["an old backup, and much since", { startedAt: studies(12), last: now - 40 * DAY }, 12],
  ["declined last week", { startedAt: studies(40), declined: now - 7 * DAY }, 0],
  ["declined long ago", { startedAt: studies(40), declined: now - 31 * DAY }, 40],
])("%s", (_what, given, due) => expect(backupDue({ last: null, declined: null, now, ...given })).toBe(due));
