/** Library, pieces and glossary over a scripted engine, as a visitor and a screen reader meet them. */
import { render } from "preact";
import { describe, expect, test, vi } from "vitest";
import type { App } from "../../src/app/app";
import { AppError } from "../../src/base/errors";
import { AppContext } from "../../src/ui/context";
import { onDemand } from "../../src/ui/on-demand";
import { scriptedArchive } from "../scripted/archive";
import type { Script } from "../scripted/engine";
import { type ScriptedLibrary, scriptedLibrary, STUDIO } from "../scripted/library";
import { scriptedLibrarian } from "../scripted/librarian";
import { all, button, one, root, showPage, tooSmall, tooWide, violations } from "./shown-page";

const studio = await scriptedLibrary();
const piece = "#/piece/studio/bc338811-f84c-4a0a-ae97-3e60450be122";

interface Opened {
  library?: ScriptedLibrary;
  script?: Partial<Script>;
  settings?: Record<string, string>;
}

function open(address: string, { library = studio, script = {}, settings = {} }: Opened = {}): App {
  history.replaceState(null, "", address);
  return showPage(
    { library: Promise.resolve(library), ...script },
    { archive: scriptedArchive([], library), librarian: scriptedLibrarian({ packs: [STUDIO] }), settings },
  );
}

const cards = () => all(".wall .piece-card");
const count = () => one(".library-count").textContent;
const shown = (selector: string) => vi.waitFor(() => expect(all(selector).length).toBeGreaterThan(0), 5000);

function type(words: string): void {
  const input = one("input[type=search]") as HTMLInputElement;
  input.value = words;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

const SCREENS = [
  ["library", "#/library?color=glaze:qinghua", ".wall img"],
  ["piece", piece, ".passage-card"],
  ["glossary", "#/terms?q=dragon", ".term-row"],
  ["term", "#/term/reign:chenghua", ".piece-row img"],
] as const;

describe.each(SCREENS)("the %s", (_name, address, landmark) => {
  test.each([
    { theme: "light", lang: "en" },
    { theme: "dark", lang: "zh" },
  ])("has nothing for axe to find, $theme, $lang", async (settings) => {
    open(address, { settings });
    await shown(landmark);
    expect(await violations()).toEqual([]);
  });

  test("has targets for a finger and does not scroll sideways", async () => {
    open(address);
    await shown(landmark);
    const { targets, small } = tooSmall();
    expect(targets).toBeGreaterThan(8);
    expect(small).toEqual([]);
    expect(await tooWide()).toEqual([]);
  });
});

test("words, filters and their counts stand in the address, and the back button takes them back", async () => {
  open("#/library");
  await vi.waitFor(() => expect(count()).toBe("560 pieces"));
  type("dragon");
  await vi.waitFor(() => expect(count()).toMatch(/^\d+ pieces for “dragon”$/));
  expect(location.hash).toBe("#/library?q=dragon");
  const qing = all(".library-side .filter-row").find((each) => each.textContent?.startsWith("Qing dynasty"));
  const expected = Number(qing?.querySelector(".figures")?.textContent);
  qing?.querySelector("input")?.click();
  await vi.waitFor(() => expect(count()).toBe(`${expected} pieces for “dragon”`));
  expect(location.hash).toBe("#/library?q=dragon&dynasty=dyn:qing");
  expect(button("Remove the filter Qing dynasty")).toBeTruthy();
  history.back();
  await vi.waitFor(() => expect(location.hash).toBe("#/library?q=dragon"));
  await vi.waitFor(() => expect(all(".filter-chip")).toEqual([]));
  await vi.waitFor(() => expect(qing?.querySelector("input")?.checked).toBe(false));
});

test("an address with words and filters shows what it says", async () => {
  open("#/library?q=jar&color=glaze:qinghua");
  await vi.waitFor(() => expect(count()).toContain("for “jar”"));
  expect((one("input[type=search]") as HTMLInputElement).value).toBe("jar");
  await vi.waitFor(() => expect(button(/Underglaze blue/)).toBeTruthy());
});

test("of ten thousand pieces only those near the screen are drawn, wherever one scrolls", async () => {
  open("#/library", { library: await scriptedLibrary({ copies: 18 }) });
  await vi.waitFor(() => expect(count()).toBe("10,080 pieces"));
  await shown(".wall img");
  for (const part of [0.5, 0.99, 0]) {
    scrollTo({ top: document.documentElement.scrollHeight * part, behavior: "instant" });
    await vi.waitFor(() => {
      const seen = cards().filter((card) => card.getBoundingClientRect().bottom > 0);
      expect(seen[0]?.getBoundingClientRect().top).toBeLessThan(innerHeight);
    }, 5000);
    expect(all(".wall li").length).toBeLessThan(120);
    expect(new Set(cards().map((card) => card.id)).size).toBe(cards().length);
  }
});

test("pictures that scroll away are given back", async () => {
  const lent = new Set<string>();
  const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    const url = `blob:test-${lent.size}-${Math.random()}-${(blob as Blob).size}`;
    lent.add(url);
    return url;
  });
  const revoke = vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void lent.delete(url));
  const app = open("#/library");
  await shown(".wall img");
  expect(lent.size).toBeGreaterThan(0);
  app.route.go({ screen: "home" });
  await vi.waitFor(() => expect(lent.size).toBe(0));
  create.mockRestore();
  revoke.mockRestore();
});

test("what does not stand out is said, and the nearest are shown all the same", async () => {
  open("#/library?q=teapot%20shaped%20like%20a%20red%20bird");
  await vi.waitFor(() => expect(count()).toMatch(/^Nothing stands out for .* The nearest pieces are:$/));
  expect(cards().length).toBeGreaterThan(0);
});

test("nothing found, nothing there and nothing working are three things", async () => {
  open("#/library?q=jar&dynasty=dyn:shang");
  await vi.waitFor(() => expect(one(".library-nothing").textContent).toContain("No piece has all of this"));
  await vi.waitFor(() => expect(button("Remove the filter Shang dynasty")).toBeTruthy());
});

test("an empty library leads to the packs", async () => {
  open("#/library", { library: await scriptedLibrary({ only: 0 }) });
  await vi.waitFor(() => expect(one(".library-nothing").textContent).toContain("no pieces on this device yet"));
  expect(all(".library-nothing a").map((each) => each.getAttribute("href"))).toEqual(["#/packs", "#/import"]);
});

test("a failure is said in words and can be tried again", async () => {
  let broken = true;
  const findPieces: ScriptedLibrary["findPieces"] = async (query) => {
    if (broken) throw new AppError("storage-blocked", "scripted");
    return studio.findPieces(query);
  };
  open("#/library", { library: { ...studio, findPieces } });
  await vi.waitFor(() => expect(one(".failure").textContent).toContain("Another tab holds an older version"));
  broken = false;
  button("Try again").click();
  await vi.waitFor(() => expect(count()).toBe("560 pieces"));
  expect(all(".failure")).toEqual([]);
});

test("a slow answer to earlier words does not take the place of a quick one to later words", async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const findPieces: ScriptedLibrary["findPieces"] = async (query) => {
    const found = studio.findPieces(query);
    if (query.text === "dragon") await held;
    return found;
  };
  const app = open("#/library", { library: { ...studio, findPieces } });
  await vi.waitFor(() => expect(count()).toBe("560 pieces"));
  const ask = (text: string) => app.route.amend({ screen: "library", query: { text, filters: {}, packs: null } });
  ask("dragon");
  await vi.waitFor(() => expect(count()).toBe("Searching"));
  ask("lotus");
  await vi.waitFor(() => expect(count()).toContain("for “lotus”"));
  release();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(count()).toContain("for “lotus”");
});

test("back from a piece, the wall stands where it was left and the piece has the focus", async () => {
  open("#/library");
  await shown(".wall img");
  scrollTo({ top: 900, behavior: "instant" });
  await vi.waitFor(() => expect(cards()[0]?.getBoundingClientRect().top).toBeLessThan(0));
  const card = cards().find((each) => each.getBoundingClientRect().top > 100);
  card?.click();
  await shown("#piece-heading");
  expect(scrollY).toBe(0);
  history.back();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe(card?.id));
  expect(scrollY).toBe(900);
});

test("a piece says its names, its terms, where it is from, what is like it and what is written of it", async () => {
  const app = open(piece);
  await shown(".passage-card");
  expect(one("#piece-heading").textContent).toContain("Blue-and-white yuhuchunping");
  expect(one(".label-second").textContent).toBe("元景德镇窑青花莲瓣纹玉壶春瓶");
  expect(all(".facts .term-link").map((each) => each.getAttribute("href"))).toEqual([
    "#/term/dyn:yuan",
    "#/term/kiln:jingdezhen",
    "#/term/glaze:qinghua",
    "#/term/motif:lianban",
    "#/term/shape:yuhuchunping",
  ]);
  const provenance = one(".provenance").textContent;
  for (const words of ["CiQi studio (rendered)", "Studio (rendered pieces)", "not museum objects", "Apache-2.0"]) {
    expect(provenance).toContain(words);
  }
  expect(document.title).toContain("yuhuchunping");
  expect(all(".piece-row .piece-card").map((each) => each.getAttribute("href"))).not.toContain(piece);
  expect(all(".passage-card mark").length).toBeGreaterThan(0);
  app.settings.setTongue("zh-Hans");
  await vi.waitFor(() => expect(one("#piece-heading").textContent).toBe("元景德镇窑青花莲瓣纹玉壶春瓶"));
  await vi.waitFor(() => expect(one(".passages blockquote:lang(zh)")).toBeTruthy()).catch(() => undefined);
});

test("what a pack says is text, never markup, and only a web address is a link", async () => {
  const hostile = "<img src=x onerror=alert(1)><b>bold</b>";
  const record: ScriptedLibrary["record"] = async (packId, id) => {
    const own = await studio.record(packId, id);
    return own === null
      ? null
      : {
          ...own,
          nameEn: hostile,
          source: hostile,
          description: hostile,
          credit: hostile,
          link: "javascript:alert(1)",
        };
  };
  open(piece, { library: { ...studio, record } });
  await shown(".provenance");
  expect(one("#piece-heading").textContent).toBe(hostile);
  expect(root.querySelector(".piece-label img, .piece-label b")).toBeNull();
  expect(root.querySelector("a[href^='javascript']")).toBeNull();
});

test("a term of a later vocabulary is not recorded here", async () => {
  const record: ScriptedLibrary["record"] = async (packId, id) => {
    const own = await studio.record(packId, id);
    return own === null ? null : { ...own, attributes: { ...own.attributes, color: "glaze:later" } };
  };
  open(piece, { library: { ...studio, record } });
  await shown(".passage-card");
  expect(root.querySelector("a[href='#/term/glaze:later']")).toBeNull();
  const glaze = all(".fact").find((each) => each.textContent?.startsWith("Glaze"));
  expect(glaze?.textContent).toBe("GlazeNot recorded");
});

test("a piece whose pack has gone says so", async () => {
  open("#/piece/studio/none");
  await vi.waitFor(() => expect(one("h1").textContent).toBe("This piece is not on this device."));
});

test("the glossary finds a term by any of its names", async () => {
  open("#/terms");
  await shown(".term-row");
  expect(count()).toBe("627 terms");
  for (const words of ["doucai", "斗彩", "鬥彩", "dòu cǎi"]) {
    type(words);
    await vi.waitFor(() => expect(location.hash).toContain(encodeURIComponent(words)));
    await vi.waitFor(() =>
      expect(all(".term-row").map((each) => each.getAttribute("href"))).toContain("#/term/glaze:doucai"),
    );
    expect(all(".term-row").length).toBeLessThan(20);
  }
  type("zzz");
  await vi.waitFor(() => expect(one(".nothing-words").textContent).toBe("No term is called “zzz”."));
});

test("a term shows its names, its dates, what it belongs to, and that it is unsettled where it is", async () => {
  open("#/term/dyn:liao");
  await shown("#term-heading");
  expect(one(".term-label").textContent).toMatch(/Liao dynasty.*辽.*遼.*liáo.*unsettled.*907–1125/s);
});

test("a reign leads to its dynasty and back", async () => {
  open("#/term/reign:chenghua");
  await shown(".facts .term-link");
  expect(all(".facts .term-link").map((each) => each.getAttribute("href"))).toContain("#/term/dyn:ming");
  expect(one(".reign-mark").textContent).toContain("大明成化年制");
  one(".facts .term-link[href='#/term/dyn:ming']").click();
  await vi.waitFor(() => expect(one("#term-heading").textContent).toBe("Ming dynasty"));
  await shown(".fact-links .term-link[href='#/term/reign:chenghua']");
});

test("the phone's filters are a sheet that closes and gives the focus back", async () => {
  open("#/library");
  await shown(".wall img");
  const opener = one(".filter-button");
  opener.style.display = "flex"; // the test's window may be as wide as a desk's
  opener.focus();
  opener.click();
  await vi.waitFor(() => expect(one(".sheet").matches("[open]")).toBe(true));
  await vi.waitFor(() => expect(all(".sheet .filter-row").length).toBeGreaterThan(10));
  expect(await violations()).toEqual([]);
  button(/^Show \d+ pieces$/).click();
  await vi.waitFor(() => expect(document.activeElement).toBe(opener));
});

test("the way between the parts says where one is", async () => {
  const app = open("#/library");
  const here = () => all(".site-nav [aria-current]").map((each) => each.textContent);
  expect(here()).toEqual(["Library"]);
  app.route.go({ screen: "term", id: "glaze:doucai" });
  await vi.waitFor(() => expect(here()).toEqual(["Glossary"]));
  app.route.go({ screen: "home" });
  await vi.waitFor(() => expect(here()).toEqual(["Study"]));
  expect(document.title).toContain("Study a piece of porcelain");
});

test("a screen whose code does not come says what to do, and comes when it is shown again", async () => {
  let broken = true;
  const Late = onDemand(() => (broken ? Promise.reject(new Error("404")) : Promise.resolve(() => <p>here</p>)));
  const app = open("#/");
  const show = (key: string) =>
    render(
      <AppContext.Provider value={app}>
        <Late key={key} />
      </AppContext.Provider>,
      root,
    );
  show("first");
  await vi.waitFor(() => expect(one(".failure").textContent).toContain("Reload the page"));
  broken = false;
  show("second");
  await vi.waitFor(() => expect(root.textContent).toBe("here"));
});
