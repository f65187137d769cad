/** The shell over a scripted browser: introduction, this device, offers to install and to update. */
import { expect, test, vi } from "vitest";
import { en } from "../../src/ui/i18n/en";
import { enShell } from "../../src/ui/i18n/en-shell";
import { all, button, one, root, showPage, tooSmall, tooWide, update, updateReady, violations } from "./shown-page";

const { device, welcome, install } = enShell;
const at = (hash: string) => history.replaceState(null, "", hash);
const shows = (text: string) => vi.waitFor(() => expect(root.textContent).toContain(text), 5000);

test.each(["light", "dark"])("this device, %s: axe, targets and widths", async (theme) => {
  at("#/device");
  showPage({}, { settings: { theme } });
  await shows(device.models);
  for (const part of all("details")) part.setAttribute("open", "");
  expect(await violations()).toEqual([]);
  expect(tooSmall().small).toEqual([]);
  expect(await tooWide()).toEqual([]);
  expect(document.title).toBe(`${device.heading} · CiQi 慈祺`);
});

test("the browser is asked to keep everything, and its answer is told", async () => {
  at("#/device");
  showPage({}, { shell: { grants: false } });
  await shows(device.notPersisted);
  button(device.persist).click();
  await shows(device.refused);
  expect(button(device.persist)).toBeTruthy();
});

test("a request to another host stands at the top of the count", async () => {
  const asked = {
    since: 0,
    requests: {
      origins: { [location.origin]: 3, "https://elsewhere.example": 2 },
      fromDevice: 1,
      fromNetwork: 2,
      received: 9,
      refused: 0,
    },
    keeper: { files: 0, bytes: 0, sent: 0 },
  };
  at("#/device");
  showPage({}, { shell: { asked } });
  await shows(device.foreign(2));
  expect(one(".device-sum.some").textContent).toContain("2");
  expect(all("#network-heading ~ .device-hosts li").map((each) => each.textContent)).toEqual([
    "https://elsewhere.example2",
    `${location.origin} ${device.own}3`,
  ]);
});

test("nothing is cleared before the word has been typed", async () => {
  at("#/device");
  const app = showPage();
  const clear = vi.spyOn(app.storage, "clear").mockRejectedValue({ code: "storage-at-work" });
  await shows(device.clear);
  expect(button(device.clearAction).disabled).toBe(true);
  const field = one(".device-confirm input") as HTMLInputElement;
  field.value = " Clear ";
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await vi.waitFor(() => expect(button(device.clearAction).disabled).toBe(false));
  button(device.clearAction).click();
  await shows(device.troubles["at-work"]);
  expect(clear).toHaveBeenCalledOnce();
});

test.each(["light", "dark"])(
  "the introduction, %s: three screens, focus on each heading, axe and targets",
  async (theme) => {
    at("#/welcome");
    showPage({}, { settings: { theme } });
    for (const heading of [welcome.does, welcome.stays, welcome.fetches]) {
      await vi.waitFor(() => expect(one(".welcome h1").textContent).toBe(heading), 5000);
      expect(await violations()).toEqual([]);
      expect(tooSmall().small).toEqual([]);
      expect(await tooWide()).toEqual([]);
      if (heading === welcome.fetches) break;
      button(welcome.next).click();
      await vi.waitFor(() => expect(document.activeElement).toBe(one(".welcome h1")));
    }
    await shows("41.6 MB");
  },
);

test("whoever begins without the introduction is not asked again", async () => {
  at(location.pathname);
  const app = showPage({}, { settings: { welcomed: "" } });
  expect(app.firstRun.pending.value).toBe(false); // any value: somebody has been welcomed
});

test.each([
  ["prompt", install.action],
  ["ios", install.ios[0] ?? ""],
] as const)("an offer to install by %s, and a no to it", async (way, words) => {
  showPage({}, { shell: { way, worthOffering: true } });
  await shows(words);
  expect(await violations()).toEqual([]);
  expect(tooSmall().small).toEqual([]);
  button(install.decline).click();
  await vi.waitFor(() => expect(root.querySelector(".install-offer")).toBeNull());
});

test("an update says what is new, and waits while another tab is at work", async () => {
  const app = showPage({}, { shell: { elsewhere: true } });
  updateReady.value = true;
  await shows("A camera that says which view is missing.");
  expect(await violations()).toEqual([]);
  button(en.update.load).click();
  await shows(en.update.busy);
  expect(update).not.toHaveBeenCalled();
  app.route.go({ screen: "import" });
  await vi.waitFor(() => expect(root.querySelector(".update-notice p")).toBeNull());
});
