/** The bench over scripted workers, as a researcher, a keyboard and a screen reader meet it. */
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { App } from "../../src/app/app";
import { enBench } from "../../src/ui/i18n/en-bench";
import { enBenchReport } from "../../src/ui/i18n/en-bench-report";
import { type BenchScript, scriptedBench } from "../scripted/bench-calls";
import { ALL_TOOLS, NO_TOOLS, OWN_SET, STUDIO_SET } from "../scripted/bench-material";
import { benchScenes } from "../scripted/bench-scenes";
import { scriptedPhoto } from "../scripted/photos";
import { scriptedEvents, scriptedVerdict } from "../scripted/story";
import { all, button, one, showPage, tooSmall, tooWide, violations } from "./shown-page";

const photos = [await scriptedPhoto(1)];
const trace = scriptedEvents("en", photos, scriptedVerdict("en")).filter(({ type }) => type !== "verdict");
const scenes = benchScenes("en", { trace, photos });

async function open(scene: string, more: BenchScript = {}, settings: Record<string, string> = {}): Promise<App> {
  const found = scenes[scene];
  if (found === undefined) throw new Error(`no scene ${scene}`);
  history.replaceState(null, "", found.address);
  const app = showPage({}, { bench: scriptedBench({ ...found.bench, ...more }), settings });
  await vi.waitFor(() => expect(all("h1.desk-heading")).toHaveLength(1), 5000);
  await found.act?.(app);
  if (found.address === "#/bench") await vi.waitFor(() => expect(all("#runs-heading")).toHaveLength(1));
  return app;
}

const focused = () => document.activeElement as HTMLElement;
const link = (name: string | RegExp) => {
  const found = all("a").find((each) =>
    typeof name === "string" ? each.textContent?.trim() === name : name.test(each.textContent ?? ""),
  );
  if (found === undefined) throw new Error(`no link ${name}`);
  return found as HTMLAnchorElement;
};
const labelled = <E extends HTMLElement>(words: string) => {
  const label = all("label").find((each) => each.textContent?.trim().startsWith(words));
  return label?.querySelector<E>("input, select") as E;
};

const light = { theme: "light", lang: "en" };
const dark = { theme: "dark", lang: "zh" };

test.each([
  ["bench", ".bench-item", light],
  ["bench-running", "progress", dark],
  ["bench-refused", ".failure", light],
  ["bench-run-calibrated", ".plot", dark],
  ["bench-run-free", ".headline", light],
  ["bench-rows-cell", ".narrowed", dark],
  ["bench-episode", ".option", light],
  ["bench-compare-three", ".findings", dark],
])("%s: nothing for axe to find, targets for a finger, no scrolling sideways", async (scene, landmark, settings) => {
  await open(scene, {}, settings);
  await vi.waitFor(() => expect(all(landmark).length).toBeGreaterThan(0), 5000);
  for (const each of all("details")) (each as HTMLDetailsElement).open = true;
  expect(await violations()).toEqual([]);
  const { targets, small } = tooSmall();
  expect(targets).toBeGreaterThan(6);
  expect(small).toEqual([]);
  const inTable = /TABLE|TH\.|TD\.|TR\.|THEAD|TBODY|SPAN|A\./; // these scroll in frames of their own
  expect((await tooWide()).filter((each) => !inTable.test(each))).toEqual([]);
});

test("from nothing: the studio set is fetched, a run is set up by keyboard, goes, pauses, goes on, and is read", async () => {
  await open("bench-empty", { holdAt: 2 });
  await vi.waitFor(() => button(enBench.sets.studio).click());
  await vi.waitFor(() => expect(one(".expectation").textContent).toContain("All 119 questions."));
  one(".plan-more summary").click();
  await userEvent.fill(labelled<HTMLInputElement>(enBench.plan.limit), "0");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(one(".plan-more .caution").textContent).toBe(enBench.plan.faults.limit));
  await userEvent.fill(labelled<HTMLInputElement>(enBench.plan.limit), "3");
  expect(one(".expectation").textContent).toContain("3 of 119 questions.");
  labelled<HTMLInputElement>(enBench.tools.search_text).click();
  await userEvent.keyboard("{Enter}");
  button(enBench.plan.start).click();
  await vi.waitFor(() => expect(one(".run-work").textContent).toContain("2 of 3 questions"));
  expect(one(".run-work").textContent).toContain("23 a minute");
  expect(one("h1").textContent).toBe("Multiple choice · Zoom, Image search");
  await vi.waitFor(() => expect(all(".headline")).toHaveLength(1)); // of the first answers
  button(enBench.runs.pause).click();
  await vi.waitFor(() => expect(all(".run-work")).toHaveLength(0));
  expect(one(".run-facts").textContent).toContain("2 of 3 questions · the first 3");
  button(enBench.runs.goOn).focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(all(".run-work")).toHaveLength(1));
  link(enBenchReport.back).click();
  await vi.waitFor(() => expect(one(".bench-item .run-work").textContent).toContain("2 of 3 questions"));
});

test("what is wrong in a file is told by line, as text, and can be taken along", async () => {
  const message = `<img src=x onerror="window.evil=1">`;
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  await open("bench", {
    sets: [{ ...OWN_SET, problems: [{ line: 1234, code: "x", message, kept: false }], refused: 1 }],
  });
  await vi.waitFor(() => expect(all(".problems")).toHaveLength(1));
  one(".problems summary").click();
  expect(one(".problems").textContent).toContain("1 problem in the file");
  expect(one(".problems .lines").textContent).toBe(`Line 1,234: ${message}`);
  expect("evil" in window).toBe(false);
  button(enBench.problems.save).click();
  const saved = click.mock.contexts[0] as HTMLAnchorElement;
  click.mockRestore();
  expect(saved.download).toBe("riverside/questions.jsonl-problems.txt");
  expect(await (await fetch(saved.href)).text()).toContain(`Line 1,234: ${message}`);
});

test("what is dropped on the bench is read as a set, not taken for a photograph", async () => {
  const app = await open("bench");
  const files = new DataTransfer();
  files.items.add(new File(["{}"], "own.jsonl"));
  document.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
  await vi.waitFor(() => expect(all(".bench-item h3").map((each) => each.textContent)).toContain("own.jsonl"));
  expect(app.tray.photos.value).toEqual([]);
  expect(location.hash).toBe("#/bench");
});

test("a figure leads to the answers behind it, an answer to its episode, and back", async () => {
  await open("bench-run");
  const figure = await vi.waitFor(() => one(".headline tbody.own tr:first-child td:nth-of-type(1) a"));
  expect(figure.textContent).toBe("52.931.0–73.8");
  figure.click();
  await vi.waitFor(() => expect(all(".answer")).toHaveLength(17));
  expect(location.hash).toBe("#/bench/run/all/rows?type=dynasty");
  expect(labelled<HTMLSelectElement>(enBenchReport.rows.kind).value).toBe("dynasty");
  await userEvent.selectOptions(labelled<HTMLSelectElement>(enBenchReport.rows.mark), "wrong");
  await vi.waitFor(() => expect(all(".answer .is-right")).toHaveLength(0));
  expect(location.hash).toBe("#/bench/run/all/rows?type=dynasty&right=no");
  const answer = one(".answer:first-child .answer-link");
  answer.focus();
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(one(".options")).toBeTruthy());
  expect(one(".option.is-right").textContent).toContain(enBenchReport.episode.isRight);
  expect(one(".option.is-said").textContent).toContain(enBenchReport.episode.isSaid);
  expect(all(".tool-card")).toHaveLength(3);
  all(".thought .evidence-chip")[0]?.click();
  await vi.waitFor(() => expect(focused().id).toBe("evidence-E2"));
  link(enBenchReport.episode.after).click();
  await vi.waitFor(() => expect(one("h1").textContent).toMatch(/^Answer \d+$/));
});

test("every plot has a name, a description, and its figures as a table", async () => {
  await open("bench-run");
  const plots = await vi.waitFor(() => {
    expect(all(".plot")).toHaveLength(3);
    return all(".plot");
  });
  for (const plot of plots) {
    const ids = plot.querySelector("svg")?.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const words = ids.map((id) => document.getElementById(id)?.textContent ?? "");
    expect(words.filter((each) => each.length > 3)).toHaveLength(2);
    expect(plot.querySelectorAll("tbody tr").length).toBeGreaterThan(5);
  }
  expect(all(".plot .interval")).toHaveLength(7);
  expect(all(".plot .interval .whisker")[0]?.getAttribute("x1")).toMatch(/^\d/);
});

test("published rows are marked as other data unless the set is CiQi-Bench", async () => {
  await open("bench-run");
  await vi.waitFor(() => expect(one(".bench-report .notice").textContent).toContain(enBenchReport.other.heading));
  expect(one("[scope=rowgroup]").textContent).toBe(enBenchReport.headline.publishedOther);
  expect(all(".plot .mark")).toHaveLength(0);
  location.hash = "#/bench/run/opened";
  await vi.waitFor(() => expect(one("[scope=rowgroup]").textContent).toBe(enBenchReport.headline.published));
  expect(all(".bench-report .notice")).toHaveLength(0);
  expect(all(".plot .mark")).toHaveLength(7);
  expect(all(".headline tbody.published tr")).toHaveLength(10);
});

test("two picked runs are held side by side, what differs is said, and chance is ruled in or out in words", async () => {
  await open("bench", { runs: [ALL_TOOLS, NO_TOOLS] });
  await vi.waitFor(() => expect(all(".pick input")).toHaveLength(2));
  for (const box of all(".pick input")) box.click();
  await vi.waitFor(() => link(enBench.runs.compare(2)).click());
  await vi.waitFor(() => expect(one(".findings").textContent).toContain("All questions: +14.3 points"));
  expect(location.hash).toBe("#/bench/compare/none/all");
  expect(one(".figures-table.words").textContent).toBe(
    "Multiple choice, no toolsMultiple choice, all toolsToolsno toolsall tools",
  );
  await userEvent.selectOptions(labelled<HTMLSelectElement>(enBenchReport.compare.reference), "all");
  await vi.waitFor(() => expect(location.hash).toBe("#/bench/compare/all/none"));
});

test("each format is exported under its own name; one that fails says so and the others still go", async () => {
  await open("bench-run", { sets: [STUDIO_SET] });
  await vi.waitFor(() => expect(all(".headline")).toHaveLength(1));
  button(enBenchReport.exports.open).click();
  const saved: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  const buttons = all(".export-button");
  expect(buttons).toHaveLength(8);
  for (const [done, each] of buttons.entries()) {
    await vi.waitFor(() => expect((each as HTMLButtonElement).disabled).toBe(false));
    each.click();
    await vi.waitFor(() => expect(saved).toHaveLength(done + 1));
  }
  click.mockRestore();
  expect(new Set(saved).size).toBe(8);
  for (const each of buttons) {
    expect(document.getElementById(each.getAttribute("aria-describedby") ?? "")?.textContent).toMatch(/\w{3}/);
  }
});

test("a run that is gone is said to be gone, with a way back", async () => {
  history.replaceState(null, "", "#/bench/run/gone");
  showPage({}, { bench: scriptedBench() });
  await vi.waitFor(() => expect(one(".failure").textContent).toContain(enBench.refusals["run-missing"]));
  expect(link(enBenchReport.back).getAttribute("href")).toBe("#/bench");
});
