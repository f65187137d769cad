/** What the service worker promises: the whole app without a network, isolated on any host, whole or not at all. */
import { expect, type Page } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { enBench } from "../../src/ui/i18n/en-bench";
import { enLibrary } from "../../src/ui/i18n/en-library";
import { built, test } from "./host";
import { engineReady, offlineReady } from "./study-page";

/** A piece of the pack that comes with the app. */
function studioPiece(): { id: string } {
  const [line = ""] = built("/packs/studio/records.jsonl").toString().split("\n", 1);
  return JSON.parse(line) as { id: string };
}

/** Resolves with the worker's last state: `activated`, or `redundant` when the installation was given up. */
function installed(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("/sw.js");
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker === null) return "none";
    while (worker.state !== "activated" && worker.state !== "redundant") {
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    return worker.state;
  });
}

test("after one visit the page, the engine's wasm, models and packs are there without a network", async ({
  page,
  serve,
}) => {
  const { origin, asked, unplug } = await serve();
  const ofBench = () => asked.filter((line) => line.startsWith("GET /bench/"));
  await page.goto(`${origin}/#/bench`);
  expect(await installed(page)).toBe("activated");
  expect(ofBench()).toEqual([]); // the bench's set comes when it is asked for, and then stays
  await page.getByRole("button", { name: enBench.sets.studio }).click();
  const set = page.locator(".bench-item").first();
  await expect(set).toContainText(/\d+ questions/);
  expect(ofBench()).toContain("GET /bench/studio/test.jsonl");
  await unplug();

  await page.goto(`${origin}/?cold#/bench`);
  await expect(set).toContainText(/\d+ questions/);
  await page.goto(`${origin}/?cold`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const kept = await page.evaluate(async () => {
    const path = "/ort/ort-wasm-simd-threaded.asyncify.wasm";
    const wasm = await fetch(path);
    const part = await fetch(path, { headers: { Range: "bytes=0-3" } });
    return {
      wasm: [wasm.status, wasm.headers.get("content-type"), (await wasm.arrayBuffer()).byteLength > 20_000_000],
      part: [part.status, (await part.arrayBuffer()).byteLength],
      pack: (await fetch("/packs/knowledge/manifest.json")).status,
      model: (await fetch("/models/ciqi-nano/config.json")).status,
      missing: await fetch("/models/none.onnx").then(
        (response) => response.status,
        () => "no network",
      ),
    };
  });
  expect(kept).toEqual({
    wasm: [200, "application/wasm", true],
    part: [206, 4],
    pack: 200,
    model: 200,
    missing: "no network",
  });
});

test("on a host without our headers the second load is isolated and forbids other hosts", async ({ page, serve }) => {
  const { origin } = await serve({ isolated: false });
  await page.goto(origin);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(await installed(page)).toBe("activated");
  const response = await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await response?.headerValue("content-security-policy")).toContain("connect-src 'self'");
});

test("an installation that is cut leaves no half an app, and the next one fetches only what is missing", async ({
  page,
  serve,
}) => {
  let cut = true;
  const { origin, asked } = await serve({ refuse: (path) => cut && path.startsWith("/packs/") });
  await page.goto(origin);
  expect(await installed(page).catch(() => "redundant")).toBe("redundant");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null)).toBeNull();

  cut = false;
  const before = new Set(asked);
  expect([...before].some((line) => line.startsWith("GET /ort/"))).toBe(true);
  asked.length = 0;
  expect(await installed(page)).toBe("activated");
  const again = asked.filter((line) => line.startsWith("GET /ort/") && before.has(line));
  expect(again).toEqual([]);
});

test("a file that comes damaged is not kept", async ({ page, serve }) => {
  let damaged = true;
  const replace = (path: string) => {
    if (!damaged || path !== "/packs/knowledge/passages.jsonl") return undefined;
    const bytes = built(path);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    return bytes;
  };
  const { origin } = await serve({ replace });
  await page.goto(origin);
  expect(await installed(page).catch(() => "redundant")).toBe("redundant");
  damaged = false;
  expect(await installed(page)).toBe("activated");
});

test("in airplane mode every address opens cold, under its own title; what is not here is said in a sentence", async ({
  context,
  serve,
}) => {
  const { origin, unplug } = await serve();
  const first = await context.newPage();
  await first.goto(origin);
  await offlineReady(first);
  await engineReady(first); // the library is in; it stays open, for a private window without a page forgets
  await unplug();

  for (const [address, title, sentence] of [
    [`#/piece/studio/${studioPiece().id}`, / · CiQi 慈祺$/, null],
    ["#/term/glaze:doucai", /^Doucai · CiQi 慈祺$/i, null],
    ["#/library?color=glaze:qinghua", /^Library · CiQi 慈祺$/, null],
    ["#/piece/studio/none", /CiQi 慈祺/, enLibrary.piece.missing],
    ["#/study/none", /CiQi 慈祺/, en.failures["study-missing"]("")],
  ] as const) {
    const page = await context.newPage();
    await page.goto(`${origin}/${address}`);
    await expect(page, address).toHaveTitle(title);
    if (sentence !== null) await expect(page.getByText(sentence), address).toBeVisible();
    await page.close();
  }
});
