/** The page's outer shell: it paints, it is isolated, and it speaks to no other host. */
import { expect } from "@playwright/test";
import { en } from "../../src/ui/i18n/en";
import { enShell } from "../../src/ui/i18n/en-shell";
import { test } from "./host";
import { engineReady, offlineReady } from "./study-page";

test("the page paints, cross-origin isolated, without an error or a foreign request", async ({ page, baseURL }) => {
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== baseURL) foreign.push(request.url());
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(errors).toEqual([]);
  expect(foreign).toEqual([]);
});

test("a missing model file is a 404, never the page", async ({ request }) => {
  for (const path of ["/models/none/config.json", "/packs/none.json", "/ort/none.wasm", "/no-such-page"]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test("a part of a file can be asked for", async ({ request }) => {
  const path = "/ort/ort-wasm-simd-threaded.wasm";
  const part = await request.get(path, { headers: { Range: "bytes=0-3" } });
  expect(part.status()).toBe(206);
  expect([...(await part.body())]).toEqual([0x00, 0x61, 0x73, 0x6d]);
  const beyond = await request.get(path, { headers: { Range: "bytes=999999999-" } });
  expect(beyond.status()).toBe(416);
});

test("text and code travel compressed, a part of a file never", async ({ request }) => {
  const path = "/manifest.webmanifest";
  const page = "/";
  const ask = (headers: Record<string, string>, method = "GET") => request.fetch(page, { method, headers });
  const plain = await ask({ "Accept-Encoding": "identity" });
  const whole = await plain.body();
  const tags = [plain.headers()["etag"]];
  for (const [accepted, coding] of [
    ["gzip, deflate, br", "br"],
    ["gzip;q=1, br;q=0", "gzip"],
  ] as const) {
    const answer = await ask({ "Accept-Encoding": accepted });
    expect(answer.headers()).toMatchObject({ "content-encoding": coding, vary: "Accept-Encoding" });
    expect(Number(answer.headers()["content-length"])).toBeLessThan(whole.length / 2);
    expect((await answer.body()).equals(whole)).toBe(true);
    const tag = answer.headers()["etag"] ?? "";
    expect((await ask({ "Accept-Encoding": accepted, "If-None-Match": tag })).status()).toBe(304);
    expect((await ask({ "Accept-Encoding": accepted }, "HEAD")).headers()["etag"]).toBe(tag);
    tags.push(tag);
  }
  expect(new Set(tags).size).toBe(3); // another form of the file is never taken for this one
  const part = await ask({ "Accept-Encoding": "br", Range: "bytes=0-14" });
  expect(part.status()).toBe(206);
  expect(part.headers()["content-encoding"]).toBeUndefined();
  expect((await part.text()).toLowerCase()).toBe("<!doctype html>");
  expect((await request.get("/icons/icon-192.png")).headers()["content-encoding"]).toBeUndefined();
  expect((await request.get(path)).headers()["content-encoding"]).toBeUndefined(); // a packet holds it as it is
});

test("the panel of this device counts what the host was asked, and says what is kept", async ({ page, serve }) => {
  const { origin, asked, unplug } = await serve();
  const { device } = enShell;
  const figure = (name: string) => page.locator(".device-rows > div", { hasText: name }).locator("dd").first();
  await page.goto(origin);
  await offlineReady(page);
  await engineReady(page);
  await page.reload();
  await engineReady(page);
  const before = asked.length;
  await page.getByRole("link", { name: en.footer.device }).first().click();
  const network = figure(device.rows.fromNetwork(new URL(origin).host));
  await expect(network).toHaveText("0"); // all of it came from this device
  await page.evaluate(() => fetch("/bench/studio/manifest.json").then((response) => response.text()));
  const own = asked.slice(before).filter((line) => line !== "GET /sw.js"); // the browser's own look for a newer version
  expect(own).toEqual(["GET /bench/studio/manifest.json"]);
  await expect(network).toHaveText("1");
  await expect(figure(device.rows.received)).not.toHaveText(/^0/);
  await expect(figure(device.rows.sent)).toHaveText("0");
  await expect(page.getByText(device.foreign(0))).toBeVisible();
  await page.evaluate(() => fetch("/nowhere", { method: "POST", body: "x" }));
  await expect(figure(device.rows.sent)).toHaveText("1");
  await page.evaluate(() => fetch("https://elsewhere.invalid/").catch(() => undefined));
  await expect(figure(device.rows.refused)).not.toHaveText("0");

  await expect(page.locator(".device-model summary").first()).not.toContainText(" of ");
  await expect(figure(device.kinds.app)).toHaveText(/^\d\d(\.\d)? MB$/);

  await page.getByLabel(device.type(device.word)).fill("Clear");
  await page.getByRole("button", { name: device.clearAction }).click();
  await page.waitForURL(`${origin}/`);
  await expect(page.getByRole("region", { name: enShell.welcome.label })).toBeVisible(); // as on the very first visit
  await unplug();
});
