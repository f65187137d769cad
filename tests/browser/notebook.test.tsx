/** Notebook, bin and backup over a scripted archive, as a visitor, a keyboard and a screen reader meet them. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { App } from "../../src/app/app";
import { enNotebook as texts } from "../../src/ui/i18n/en-notebook";
import { scriptedArchive } from "../scripted/archive";
import { scriptedLibrarian } from "../scripted/librarian";
import { notebookScenes, withKeeping } from "../scripted/notebook-scenes";
import { scriptedPhoto } from "../scripted/photos";
import { all, button, one, root, showPage, tooSmall, tooWide, violations } from "./shown-page";

let photos: Awaited<ReturnType<typeof scriptedPhoto>>[];
beforeAll(async () => {
  photos = [await scriptedPhoto(1)];
});

function open(name: string, settings: Record<string, string> = {}): App {
  const scene = notebookScenes({ lang: "en", photos, events: [] })[name];
  history.replaceState(null, "", scene?.address ?? "#/");
  const librarian = withKeeping(scriptedLibrarian(), scene);
  return showPage({}, { archive: scriptedArchive(scene?.studies ?? []), librarian, settings });
}

const cards = () => all(".study-card");
const shown = (count: number) => vi.waitFor(() => expect(cards()).toHaveLength(count), 5000);
const checkbox = (name: RegExp) => {
  const found = all("input[type=checkbox]").find((each) => name.test(each.getAttribute("aria-label") ?? ""));
  if (found === undefined) throw new Error(`no checkbox ${name}`);
  return found;
};

async function chooseBackup(name: string): Promise<void> {
  const input = (await vi.waitFor(() => one("input[type=file]"), 5000)) as HTMLInputElement;
  const files = new DataTransfer();
  files.items.add(new File(["PK"], name));
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

describe.each([
  ["notebook", ".study-card img"],
  ["notebook-empty", ".nothing-words"],
  ["bin", ".study-row img"],
  ["backup", ".keep-part"],
])("%s", (name, wanted) => {
  test.each(["en", "zh-Hans"])("reads and fits: %s", async (lang) => {
    open(name, { lang });
    await vi.waitFor(() => expect(all(wanted).length).toBeGreaterThan(0), 5000);
    expect(await violations()).toEqual([]);
    expect(tooSmall().small).toEqual([]);
    expect(await tooWide()).toEqual([]);
  });
});

test("a thousand studies: what is near the screen is drawn, and words find the rest", async () => {
  open("notebook-large");
  await vi.waitFor(() => expect(one(".library-count").textContent).toBe(texts.studies(1000)), 5000);
  expect(cards().length).toBeLessThan(80);
  const began = performance.now();
  await userEvent.fill(one("input[type=search]"), "celadon song");
  await vi.waitFor(() => expect(one(".library-count").textContent).toContain(texts.studies(200)), 5000);
  expect(performance.now() - began).toBeLessThan(3000);
});

test("tags are completed by keyboard, kept as they are written, and filter", async () => {
  open("notebook");
  await shown(9);
  button(/^Notes on Jar/).click();
  const field = await vi.waitFor(() => one(".keep-dialog [role=combobox]"), 5000);
  await userEvent.fill(field, "fam");
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await userEvent.fill(one(".keep-dialog textarea"), "a chip");
  await vi.waitFor(() => expect(one(".keep-dialog").textContent).toContain(texts.notes.saved), 3000);
  expect(await violations()).toEqual([]);
  one(`.keep-dialog [aria-label="${texts.close}"]`).click();
  await vi.waitFor(() => expect(all("dialog[open]")).toHaveLength(0));
  one("input[type=search]").focus();
  await userEvent.fill(one("input[type=search]"), "chip");
  await shown(1);
  expect(one(".study-card").textContent).toContain("family");
});

test("several at once go into the bin and come back; the bin gives one back, and asks before the rest goes", async () => {
  const app = open("notebook");
  await shown(9);
  button(texts.choose.begin).click();
  await vi.waitFor(() => expect(button(texts.choose.delete).disabled).toBe(true));
  checkbox(/Jar with peonies/).click();
  checkbox(/Vase with bamboo/).click();
  await vi.waitFor(() => expect(one(".chosen-bar p").textContent).toBe(texts.choose.chosen(2)));
  expect(await violations()).toEqual([]);
  button(texts.choose.delete).click();
  await shown(7);
  expect(root.contains(document.activeElement)).toBe(true);
  button("Undo").click();
  await shown(9);
  await app.history.remove("n3", "n4");
  app.route.go({ screen: "bin" });
  await vi.waitFor(() => expect(all(".study-row")).toHaveLength(2), 5000);
  button(/^Take back Vase/).click();
  await vi.waitFor(() => expect(all(".study-row")).toHaveLength(1));
  button(texts.bin.emptyNow).click();
  await vi.waitFor(() => expect(all("dialog[open]")).toHaveLength(1));
  button(texts.bin.act).click();
  await vi.waitFor(() => expect(one(".nothing-words").textContent).toBe(texts.bin.empty));
});

test("a damaged backup is refused with a line", async () => {
  open("restore-refused");
  await chooseBackup("half.zip");
  await vi.waitFor(() => expect(one("[role=alert]").textContent).toContain(texts.refusals["backup-damaged"]));
  expect(await violations()).toEqual([]);
});

test("replacing asks first; what came of it is told", async () => {
  open("backup-opened");
  await chooseBackup("ciqi-backup.zip");
  await vi.waitFor(() => expect(one(".keep-opened").textContent).toContain("128 studies"));
  expect(await violations()).toEqual([]);
  all(".keep-opened input[type=radio]")[1]?.click();
  await new Promise((resolve) => setTimeout(resolve, 50)); // until it is drawn
  button(texts.backup.go).click();
  const ask = await vi.waitFor(() => one("dialog[open]"));
  expect(ask.textContent).toContain(texts.backup.ask);
  [...ask.querySelectorAll("button")].at(-1)?.click();
  await vi.waitFor(() => expect(one(".keep-list").textContent).toContain(texts.backup.report.added(120)));
});
