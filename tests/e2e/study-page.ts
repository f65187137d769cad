/** The page as a visitor works it, and the notebook behind it as the browser keeps it. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { AgentEvent } from "../../src/domain/events";
import { en } from "../../src/ui/i18n/en";

/** Long enough for one study on cores that are busy with something else. */
export const patience = 180_000;

/** One tap on a sample studies it; the study's id. */
export async function studySample(page: Page, title: string): Promise<string> {
  await page.getByRole("button", { name: title }).click();
  return studyId(page);
}

export async function chooseFiles(page: Page, files: string[] | { name: string; mimeType: string; buffer: Buffer }[]) {
  await page.getByLabel("Choose photos").setInputFiles(files);
}

/** Starts with what has been chosen; the study's id. */
export async function startStudy(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Study this piece" }).click();
  return studyId(page);
}

async function studyId(page: Page): Promise<string> {
  await page.waitForURL(/#\/study\//);
  return page.url().replace(/.*\/study\//, "");
}

/** The study on show is over, however it ended. */
export async function ended(page: Page): Promise<void> {
  await expect(page.getByRole("link", { name: "Study another piece" })).toBeVisible({ timeout: patience });
}

/** All of the app is kept. The footer's words while it is being kept, or could not be, contain these. */
export async function offlineReady(page: Page): Promise<void> {
  await expect(page.getByText(en.footer.offlineReady, { exact: true })).toBeVisible({ timeout: patience });
}

export async function engineReady(page: Page): Promise<void> {
  await expect(page.locator(".engine-line.is-ready")).toBeVisible({ timeout: patience });
}

/** The sentences that say what went wrong. */
export function failures(page: Page): Locator {
  return page.getByRole("alert").locator(".failure");
}

export function stopButton(page: Page): Locator {
  return page.getByRole("button", { name: "Stop", exact: true });
}

export interface Notebook {
  studies: { id: string; status: string }[];
  /** `study/index` of each. */
  photos: string[];
  journal: { studyId: string; seq: number; event: AgentEvent }[];
}

/** Everything that is kept of studies, read past the app's own code. */
export function notebook(page: Page): Promise<Notebook> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
      });
    const db = await settled(indexedDB.open("ciqi"));
    const all = (name: string) => settled(db.transaction(name).objectStore(name).getAll());
    const photos: { studyId: string; index: number }[] = await all("photos");
    const notebook = {
      studies: await all("studies"),
      photos: photos.map(({ studyId, index }) => `${studyId}/${index}`),
      journal: await all("journal"),
    };
    db.close();
    return notebook;
  });
}

/** The events of one study, checked to be numbered without a gap. */
export async function journalOf(page: Page, studyId: string): Promise<AgentEvent[]> {
  const { journal } = await notebook(page);
  const rows = journal.filter((row) => row.studyId === studyId);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i));
  return rows.map(({ event }) => event);
}
