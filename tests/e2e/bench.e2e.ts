/** A researcher's first quarter of an hour: the set that comes with the app, a short run, its figures, an answer, a file. */
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import Papa from "papaparse";
import { en } from "../../src/ui/i18n/en";
import { enBench } from "../../src/ui/i18n/en-bench";
import { enBenchReport } from "../../src/ui/i18n/en-bench-report";
import { test } from "./host";
import { goTo } from "./parts";
import { patience } from "./study-page";

test.setTimeout(2 * patience);

test("three questions of the studio set, answered by the engine, added up, replayed and exported", async ({
  page,
  serve,
}) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const { origin } = await serve();
  await page.goto(`${origin}/#/bench`);
  await page.getByRole("button", { name: enBench.sets.studio }).click();
  await page.getByText(enBench.plan.more).click({ timeout: patience });
  await page.getByLabel(enBench.plan.limit).fill("3");
  await page.getByRole("button", { name: enBench.plan.start }).click();

  const item = page.locator(".bench-item").first();
  await expect(page.locator(".run-work")).toContainText(/of 3 questions/, { timeout: patience });
  await goTo(page, en.nav.terms); // the page stays of use meanwhile
  await page.getByRole("searchbox").fill("meiping");
  await expect(page.getByRole("link", { name: /^Meiping/ })).toBeVisible();
  await goTo(page, en.nav.bench);
  await expect(item).toContainText("finished · 3 of 3 questions", { timeout: patience });

  await item.getByRole("link").first().click();
  const own = page.locator(".headline tbody.own tr").first();
  await expect(own).toContainText(/\d+\.\d/);
  await expect(page.locator(".notice")).toContainText(enBenchReport.other.heading);
  await expect(page.locator(".headline tbody.published tr")).toHaveCount(10);
  await expect(page.locator(".plot svg").first()).toBeVisible();

  await page.getByRole("button", { name: enBenchReport.exports.open, exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV", exact: true }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  const { data, errors: faults } = Papa.parse<{ seq: string; status: string }>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  expect(faults).toEqual([]);
  expect(data.map(({ seq }) => seq)).toEqual(["0", "1", "2"]);
  await page.getByRole("button", { name: enBenchReport.exports.close }).click();

  await page.getByRole("link", { name: enBenchReport.toRows }).click();
  await expect(page.locator(".answer")).toHaveCount(3);
  await page.locator(".answer-link").first().click();
  await expect(page.locator(".option.is-right")).toBeVisible();
  await expect(page.locator(".stage-frame img")).toBeVisible();
  await expect(page.locator(".story")).toBeVisible();
  expect(errors).toEqual([]);
});
