/** A pack whose tab is closed in the middle of its installation: nothing of it stays. */
import { expect, type Page } from "@playwright/test";
import { enPacks } from "../../src/ui/i18n/en-packs";
import { jpeg, packFixture } from "../fixtures/pack";
import { zipOf } from "../fixtures/zip";
import { test } from "./host";

test.use({ serviceWorkers: "block" });

const pieces = 3000;
/** The engine takes no part in this, and its start would take most of the time. */
const withoutEngine = {
  replace: (path: string) => (/^\/assets\/engine\.worker-.*\.js$/.test(path) ? Buffer.from("") : undefined),
};

/** Large enough to be met in its midst. */
async function largePack(): Promise<Buffer> {
  const embedding = { model: "other", hash: "0".repeat(64), dim: 2 };
  const records = Array.from({ length: pieces }, (_, i) => ({
    id: `piece-${i}`,
    vectors: [[1, 0]],
    thumb: jpeg("x".repeat(1000)),
  }));
  const files = await packFixture({ id: "large", records, manifest: { embedding, title: { en: "Large" } } });
  return Buffer.from(zipOf([...files].map(([name, bytes]) => ({ name, bytes }))));
}

/** Rows of the pack in every table, read past the app's own code; its record's own row among them. */
function rowsOfLarge(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
      });
    const db = await settled(indexedDB.open("ciqi"));
    let rows = 0;
    for (const name of ["records", "thumbs", "vectors", "passages", "packs"]) {
      const table = db.transaction(name).objectStore(name);
      const range =
        name === "packs"
          ? IDBKeyRange.bound("large@", "large@\uffff")
          : IDBKeyRange.bound(["large@"], ["large@\uffff"]);
      rows += await settled(table.count(range));
    }
    db.close();
    return rows;
  });
}

async function offer(page: Page, origin: string, buffer: Buffer): Promise<void> {
  await page.goto(`${origin}/#/packs`);
  await expect(page.getByText("Studio (rendered pieces)").first()).toBeVisible();
  const file = { name: "large.ciqi", mimeType: "application/zip", buffer };
  await page.getByLabel(enPacks.add.choose).setInputFiles(file);
  await page.getByRole("button", { name: enPacks.arrival.reembed }).click();
}

test("a tab that is closed in the middle leaves nothing, and the pack installs the next time", async ({
  context,
  serve,
}) => {
  const { origin } = await serve(withoutEngine);
  const buffer = await largePack();
  const first = await context.newPage();
  await offer(first, origin, buffer);
  await expect.poll(() => rowsOfLarge(first), { intervals: [20] }).toBeGreaterThan(300);
  await first.close();

  const second = await context.newPage();
  await second.goto(`${origin}/#/packs`);
  const left = await rowsOfLarge(second);
  expect(left).toBeLessThan(2 * pieces); // it was cut off indeed
  await expect(second.getByText("Studio (rendered pieces)").first()).toBeVisible();
  await expect.poll(() => rowsOfLarge(second)).toBe(0);
  await expect(second.getByText("Large")).toHaveCount(0);

  await offer(second, origin, buffer);
  await expect(second.getByText(enPacks.arrival.installed("Large", "1.0.0"))).toBeVisible({ timeout: 60_000 });
  expect(await rowsOfLarge(second)).toBeGreaterThan(2 * pieces);
});
