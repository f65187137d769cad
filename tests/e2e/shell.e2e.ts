/** The page's outer shell: it paints, it is isolated, and it speaks to no other host. */
import { expect, test } from "@playwright/test";

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
