/** Packs and imports over a scripted librarian, as a curator, a keyboard and a screen reader meet them. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { App } from "../../src/app/app";
import { deskOf } from "../../src/app/desk";
import { type LibrarianScript, scriptedLibrarian } from "../scripted/librarian";
import { MUSEUM, REPORT, TABLE } from "../scripted/packs-material";
import { file, packsScenes } from "../scripted/packs-scenes";
import { scriptedPhoto } from "../scripted/photos";
import { all, button, one, root, showPage, tooSmall, tooWide, violations } from "./shown-page";

const scenes = packsScenes("en");

async function open(scene: string, more: LibrarianScript = {}, settings: Record<string, string> = {}): Promise<App> {
  const { address, librarian, act } = scenes[scene] ?? { address: "#/", librarian: {} };
  history.replaceState(null, "", address);
  const app = showPage({}, { librarian: scriptedLibrarian({ ...librarian, ...more }), settings });
  await vi.waitFor(() => expect(all("h1.desk-heading")).toHaveLength(1), 5000);
  await act?.(app);
  return app;
}

const text = (selector: string) => vi.waitFor(() => one(selector).textContent ?? "");
const focused = () => document.activeElement as HTMLElement;
const field = (label: string) => {
  const found = all("label").find((each) => each.textContent?.trim() === label);
  return root.querySelector<HTMLInputElement>(`#${CSS.escape(found?.getAttribute("for") ?? "none")}`);
};
const fill = (label: string, words: string) => userEvent.fill(field(label) as HTMLInputElement, words);

function drop(transfer: DataTransfer): boolean {
  return document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}

const SCREENS = [
  ["packs-arrivals", ".arrivals .failure"],
  ["packs-waiting", "progress"],
  ["import-unfinished", ".unfinished li"],
  ["import-plan", ".missed-row"],
  ["import-stopped", ".import-begun .notice"],
  ["import-report", ".tally"],
] as const;

describe.each(SCREENS)("%s", (scene, landmark) => {
  test.each([
    { theme: "light", lang: "en" },
    { theme: "dark", lang: "zh" },
  ])("has nothing for axe to find, $theme, $lang", async (settings) => {
    await open(scene, {}, settings);
    await vi.waitFor(() => expect(all(landmark).length).toBeGreaterThan(0), 5000);
    expect(await violations()).toEqual([]);
  });

  test("has targets for a finger and does not scroll sideways", async () => {
    await open(scene);
    await vi.waitFor(() => expect(all(landmark).length).toBeGreaterThan(0), 5000);
    const { targets, small } = tooSmall();
    expect(targets).toBeGreaterThan(8);
    expect(small).toEqual([]);
    expect((await tooWide()).filter((each) => !/TABLE|TH\.|TD\.|TR\.|THEAD|TBODY|CAPTION/.test(each))).toEqual([]);
  });
});

test("what a pack says of itself is text, whatever it looks like", async () => {
  const evil = `<img src=x onerror="window.evil=1"><b>Bold</b>`;
  const title = { en: evil };
  await open("packs", {
    packs: [{ ...MUSEUM, title, description: title, publisher: evil, attribution: { data: evil, images: evil } }],
  });
  await vi.waitFor(() => expect(all(".pack")).toHaveLength(1));
  expect(one(".pack h3").textContent).toBe(evil);
  expect(all(".pack b, .pack img")).toEqual([]);
  expect("evil" in window).toBe(false);
});

test("a table's cells and words are text too", async () => {
  await open("import-plan");
  expect(root.textContent).toContain("<b>rim</b>");
  expect(all(".import b")).toEqual([]);
});

test("a dropped pack is shown first, by its own name, and installed by keyboard; the focus stays", async () => {
  await open("packs", { previews: scenes["packs-arrivals"]?.librarian.previews ?? {} });
  await vi.waitFor(() => expect(all(".pack")).toHaveLength(3));
  const files = new DataTransfer();
  files.items.add(new File(["PK"], "export-wares.ciqi"));
  files.items.add(new File(["no"], "half-a-download.ciqi"));
  expect(drop(files)).toBe(false);
  await vi.waitFor(() => expect(all(".arrival")).toHaveLength(2));
  await vi.waitFor(() => expect(focused().id).toBe("arrivals-heading"));
  await vi.waitFor(() => expect(one(".arrival .failure").textContent).toContain("damaged"));
  expect(one(".arrival .failure details").textContent).toContain("vectors.f32: found 1f0c");
  expect(location.hash).toBe("#/packs");
  await vi.waitFor(() => expect(button("Install")).toBeTruthy());
  button("Install").focus();
  await userEvent.keyboard("{Enter}");
  expect(await vi.waitFor(() => one(".arrival .outcome p:not(.file-name)").textContent)).toContain(
    "Export wares for the Dutch market 2.0.0 is installed.",
  );
  expect(focused().className).toContain("arrival");
  await vi.waitFor(() => expect(all(".packs-main section:last-child .pack")).toHaveLength(4));
});

test("a pack that is dropped on the start page goes to the packs, a photograph beside it to the tray", async () => {
  const app = showPage(
    {},
    { librarian: scriptedLibrarian({ previews: scenes["packs-arrivals"]?.librarian.previews ?? {} }) },
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  const files = new DataTransfer();
  files.items.add(new File(["PK"], "export-wares.ciqi"));
  files.items.add(new File([(await scriptedPhoto(1)).blob], "vase.jpg", { type: "image/jpeg" }));
  drop(files);
  await vi.waitFor(() => expect(button("Install")).toBeTruthy(), 5000);
  expect(location.hash).toBe("#/packs");
  await vi.waitFor(() => expect(app.tray.photos.value.map(({ name }) => name)).toEqual(["vase.jpg"]));
});

test("a link brings a pack's preview; loading the page anew does not ask again", async () => {
  const [preview] = Object.values(scenes["packs-arrivals"]?.librarian.previews ?? {});
  history.replaceState(null, "", "#/packs?add=/packs/x.ciqi");
  showPage({}, { librarian: scriptedLibrarian({ previews: { "/packs/x.ciqi": preview as never } }) });
  await vi.waitFor(() => expect(button("Update")).toBeTruthy(), 5000);
  expect(location.hash).toBe("#/packs");
  expect(root.textContent).toContain("Version 1.3.0 replaces version 1.2.0.");
});

test("an address of another site is refused in words", async () => {
  await open("packs");
  one(".elsewhere summary").click();
  const input = one(".address input") as HTMLInputElement;
  await userEvent.fill(input, "https://elsewhere.example/x.ciqi");
  await userEvent.keyboard("{Enter}");
  expect(await text(".arrival .failure .refused > p")).toContain("another site");
  expect(input.value).toBe("");
});

describe("where the browser reads QR codes", () => {
  const read = vi.fn<() => Promise<{ rawValue: string }[]>>();
  beforeEach(() => {
    window.BarcodeDetector = class {
      detect = read;
    };
  });
  afterEach(() => {
    delete window.BarcodeDetector;
  });
  const show = async (picture: Blob) => {
    const [preview] = Object.values(scenes["packs-arrivals"]?.librarian.previews ?? {});
    await open("packs", { previews: { "/packs/x.ciqi": preview as never } });
    one(".elsewhere summary").click();
    await userEvent.upload(one(".elsewhere input[type=file]"), new File([picture], "code.jpg", { type: "image/jpeg" }));
  };

  test("a link of ours in a picture brings the pack it names", async () => {
    read.mockResolvedValue([{ rawValue: `${location.origin}/#/packs?add=/packs/x.ciqi` }]);
    await show((await scriptedPhoto(1)).blob);
    await vi.waitFor(() => expect(button("Update")).toBeTruthy());
  });

  test("a picture without one, or a file that is no picture, is refused by name", async () => {
    read.mockResolvedValue([]);
    await show((await scriptedPhoto(1)).blob);
    expect(await text(".arrival .failure .refused > p")).toContain("No QR code could be read");
    expect(one(".arrival .file-name").textContent).toBe("code.jpg");
    await userEvent.upload(one(".elsewhere input[type=file]"), new File(["no"], "note.txt"));
    await vi.waitFor(() => expect(all(".arrival .failure")).toHaveLength(2));
  });
});

test("removing asks first, and the focus goes on where the pack was", async () => {
  await open("packs");
  await vi.waitFor(() => expect(all(".pack")).toHaveLength(3));
  button("Remove Qing monochromes").focus();
  await userEvent.keyboard("{Enter}");
  expect(one("dialog[open]").textContent).toContain("4,312 pieces · 96 passages (48.6 MB) will leave this device");
  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(all(".ask")).toEqual([]));
  expect(focused().getAttribute("aria-label")).toBe("Remove Qing monochromes");
  expect(all(".pack")).toHaveLength(3);
  await userEvent.keyboard("{Enter}");
  button("Remove").click();
  await vi.waitFor(() => expect(all(".pack")).toHaveLength(2));
  await vi.waitFor(() => expect(focused().id).toBe("installed-heading"));
  expect(root.textContent).toContain("Qing monochromes is removed.");
});

test("what comes with the app has no way out, and is not installed from a file", async () => {
  const app = await open("packs", {
    previews: {
      "studio.ciqi": {
        ...(scenes["packs-arrivals"]?.librarian.previews?.["export-wares.ciqi"] as object),
        id: "studio",
      } as never,
    },
  });
  await vi.waitFor(() => expect(all(".pack")).toHaveLength(3));
  expect(all("button").filter((each) => each.ariaLabel?.startsWith("Remove"))).toHaveLength(1);
  deskOf(app.librarian).arrivals.add([file("studio.ciqi")]);
  expect(await text(".arrival .notice")).toContain("comes with the app");
  expect(all(".arrival .primary")).toEqual([]);
});

test("a saved pack is handed to the browser's downloads", async () => {
  await open("packs");
  await vi.waitFor(() => expect(all(".pack")).toHaveLength(3));
  const saved = vi.fn();
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved(this.download, this.href.startsWith("blob:"));
  });
  button("Save Qing monochromes as a file").click();
  await vi.waitFor(() => expect(saved).toHaveBeenCalledExactlyOnceWith("qing-monochromes-1.2.0.ciqi", true));
  click.mockRestore();
});

test("a word is given its term by keyboard alone, in pinyin, and Enter starts nothing", async () => {
  const app = await open("import-plan");
  await vi.waitFor(() => expect(app.vocabulary.terms.value).not.toBeNull());
  const picker = () => all("[role=combobox]").find((each) => each.ariaLabel === "Term for “ashes of roses”");
  picker()?.focus();
  await userEvent.keyboard("meigui");
  await userEvent.keyboard("{Control>}a{/Control}tianlan");
  const chosen = () => document.getElementById(picker()?.getAttribute("aria-activedescendant") ?? "");
  await vi.waitFor(() => expect(chosen()?.textContent).toContain("天蓝"));
  await userEvent.keyboard("{ArrowDown}{ArrowUp}{Enter}");
  await vi.waitFor(() => expect(picker()).toBeUndefined());
  const plan = deskOf(app.librarian).imports.state.value;
  expect(plan).toMatchObject({
    phase: "planning",
    plan: { choices: { color: { "ashes of roses": "glaze:tianlan" } } },
  });
  expect(focused()).not.toBe(document.body);
  expect(button("Undo the choice for “ashes of roses”")).toBeTruthy();
});

test("Escape closes the list of terms and leaves the words", async () => {
  const app = await open("import-plan");
  await vi.waitFor(() => expect(app.vocabulary.terms.value).not.toBeNull());
  const [picker] = all("[role=combobox]") as HTMLInputElement[];
  picker?.focus();
  await userEvent.keyboard("qq{Escape}");
  expect([picker?.ariaExpanded, picker?.value]).toEqual(["false", "qq"]);
});

test("columns are given other meanings; what is not in use is named", async () => {
  const app = await open("import-plan");
  expect(root.textContent).toContain("Not used: Acquired");
  const select = all("label")
    .find((each) => each.textContent?.startsWith("Source"))
    ?.querySelector("select");
  await userEvent.selectOptions(select as HTMLSelectElement, "Acquired");
  await vi.waitFor(() => expect(root.textContent).toContain("Every column is used."));
  const { state } = deskOf(app.librarian).imports;
  await vi.waitFor(() =>
    expect(state.value).toMatchObject({ plan: { mapping: { source: "Acquired" }, rereading: false } }),
  );
});

test("what is missing about the pack is said at its field, the first has the focus", async () => {
  await open("import-plan");
  button("Import 1,286 rows").click();
  await vi.waitFor(() => expect(focused()).toBe(field("Title, English")));
  expect(all(".form-field [aria-invalid=true]")).toHaveLength(4);
  const note = focused().getAttribute("aria-describedby") ?? "";
  expect(document.getElementById(note)?.textContent).toContain("A pack needs a title");
  await fill("Title, Chinese", "河畔藏瓷");
  await fill("Publisher", "Riverside");
  await fill("Data licence", "CC0-1.0");
  await fill("Photo licence", "CC-BY-4.0");
  expect(all(".form-field [aria-invalid=true]")).toEqual([]);
  button("Import 1,286 rows").click();
  expect(await vi.waitFor(() => one(".import-report .desk-lead").textContent)).toContain(
    "河畔藏瓷 is installed: 1,281 pieces.",
  );
  expect(focused().tagName).toBe("H1");
  expect(all(".import-report .lines li")).toHaveLength(7);
});

test("a new version of a pack begins with what that pack says", async () => {
  const app = await open("import-plan");
  const select = all("select").find((each) => each.textContent?.includes("a new version of Qing monochromes"));
  await userEvent.selectOptions(select as HTMLSelectElement, MUSEUM.id);
  await vi.waitFor(() => expect(field("Publisher")?.value).toBe("Riverside Museum of Ceramics"));
  expect(deskOf(app.librarian).imports.about.value.identity).toEqual({ id: "qing-monochromes", version: "1.3.0" });
});

test("what was begun is locked until it is given up", async () => {
  await open("import-stopped");
  await vi.waitFor(() => expect(one(".import-begun .notice").textContent).toContain("Stopped at 643 of 1,286"));
  expect(all("select").every((each) => each.matches(":disabled"))).toBe(true);
  expect(button("Go on with the import")).toBeTruthy();
  button("Give it up and change something").click();
  await vi.waitFor(() => expect(all("select").some((each) => each.matches(":enabled"))).toBe(true));
  expect(button("Import 1,286 rows")).toBeTruthy();
});

test("what was done of an import is discarded after asking", async () => {
  await open("import-unfinished");
  const discard = await vi.waitFor(() => button("Discard what was done of Qing monochromes"));
  discard.click();
  await vi.waitFor(() => expect(one(".ask[open]").textContent).toContain("812 of its pieces are prepared"));
  button("Cancel").click();
  await vi.waitFor(() => expect(all(".ask")).toEqual([]));
  expect(all(".unfinished li")).toHaveLength(1);
  discard.click();
  await vi.waitFor(() => button("Discard").click());
  await vi.waitFor(() => expect(all(".unfinished li")).toEqual([]));
  expect(focused().className).toBe("import-choose");
});

test("progress is told to a screen reader in quarters, not at every step", async () => {
  const app = await open("import-running");
  await vi.waitFor(() =>
    expect(one(".work [role=status]").textContent).toBe("Preparing and indexing photographs, 50%"),
  );
  expect(await text(".work-line .figures")).toMatch(/^60% · 772 of 1,286 · 12 a second · 43 secs left$/);
  deskOf(app.librarian).imports.stop();
});

test("files dropped beside an import are the import’s, not photographs to study", async () => {
  const app = await open("import", { preview: TABLE, report: REPORT });
  const call = vi.spyOn(app.librarian, "call");
  await vi.waitFor(() => expect(call).toHaveBeenCalled()); // the screen's effects have run
  const files = new DataTransfer();
  files.items.add(new File(["No."], "pieces.csv"));
  files.items.add(new File(["x"], "a.jpg"));
  drop(files);
  await vi.waitFor(() => expect(all(".import-plan")).toHaveLength(1));
  const [, input] = call.mock.calls.find(([name]) => name === "preview-import") ?? [];
  expect((input as { files: { path: string }[] }).files.map(({ path }) => path)).toEqual(["pieces.csv", "a.jpg"]);
  expect(app.tray.photos.value).toEqual([]);
});
