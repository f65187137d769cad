/** The page in a test's browser, over scripted ports: shown, looked at, and taken away after each test. */
import { signal } from "@preact/signals";
import axe from "axe-core";
import { render } from "preact";
import { afterEach, beforeEach, vi } from "vitest";
export { smallTargets as tooSmall } from "../../scripts/page-checks.mjs";
import { type App, type AppPorts, createApp } from "../../src/app/app";
import { Page } from "../../src/ui/page";
import { reflectSettings } from "../../src/ui/reflect-settings";
import "../../src/ui/styles/index.css";
import { scriptedArchive } from "../scripted/archive";
import { type ScriptedBench, scriptedBench, withBench } from "../scripted/bench-calls";
import { type Script, scriptedEngine } from "../scripted/engine";
import { scriptedLibrarian } from "../scripted/librarian";
import { scriptedShell, type ShellScript } from "../scripted/shell";

export interface World extends Partial<Pick<AppPorts, "archive" | "librarian" | "isolated">> {
  settings?: Record<string, string>;
  bench?: ScriptedBench;
  shell?: ShellScript;
}

export let root: HTMLElement;
export const updateReady = signal(false);
export const update = vi.fn();
let takeAway: () => void = () => undefined;

/** Shows the page at the address the location has; the engine is asked to load. */
export function showPage(script: Partial<Script> = {}, world: World = {}): App {
  const { settings = {}, archive = scriptedArchive([]), librarian = scriptedLibrarian(), isolated = true } = world;
  const { bench = scriptedBench() } = world;
  const shell = scriptedShell(world.shell);
  const store = new Map(Object.entries({ lang: "en", theme: "light", welcomed: "yes", ...settings }));
  const app = createApp({
    engine: withBench(scriptedEngine({ load: "ready", events: [], ...script }), bench),
    librarian: withBench(librarian, bench),
    archive,
    settings: { read: (key) => store.get(key) ?? null, write: (key, value) => void store.set(key, value) },
    ...shell,
    offline: { ...shell.offline, updateReady, update },
    isolated,
  });
  takeAway = reflectSettings(app.settings);
  render(<Page app={app} />, root);
  void app.engine.load();
  return app;
}

beforeEach(() => {
  history.replaceState(null, "", "#/");
  scrollTo({ top: 0, behavior: "instant" }); // ends a gentle scroll of the test before, too
  updateReady.value = false;
  root = document.createElement("div");
  root.id = "app";
  document.body.append(root);
});
afterEach(() => {
  takeAway();
  render(null, root);
  root.remove();
});

export const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];

export function one(selector: string): HTMLElement {
  const [found, ...more] = all(selector);
  if (found === undefined || more.length > 0) throw new Error(`${selector}: found ${more.length + (found ? 1 : 0)}`);
  return found;
}

/** By its label, else by its words. */
export function button(name: string | RegExp): HTMLButtonElement {
  const found = all("button").find((each) => {
    const label = each.getAttribute("aria-label") ?? each.textContent ?? "";
    return typeof name === "string" ? label.trim() === name : name.test(label);
  });
  if (found === undefined) throw new Error(`no button ${name}`);
  return found as HTMLButtonElement;
}

/** Waits for what is fading in or out: halfway colours have no contrast to speak of. */
async function settled(): Promise<void> {
  await new Promise(requestAnimationFrame);
  const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations === 1);
  await Promise.allSettled(ending.map((each) => each.finished));
}

/** What axe finds wrong. */
export async function violations(): Promise<string[]> {
  await settled();
  const found = await axe.run(root, { resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

/** What reaches beyond a screen of 360 pixels, at the usual text size and at twice that; the fixed bar is the window's. */
export async function tooWide(): Promise<string[]> {
  const wide: string[] = [];
  for (const size of ["100%", "200%"]) {
    document.documentElement.style.fontSize = size;
    root.style.width = "360px";
    await new Promise(requestAnimationFrame);
    const edge = root.getBoundingClientRect().left + 361;
    const beyond = all("#app *").filter(
      (each) =>
        each.getBoundingClientRect().right > edge &&
        each.closest(
          ".visually-hidden, svg, .stage-strip, .samples ul, .piece-row, .picture-frame, .skip-link, .site-nav",
        ) === null,
    );
    wide.push(
      ...beyond.map((each) => `${size} ${each.tagName}.${each.className} ${each.getBoundingClientRect().right - edge}`),
    );
  }
  document.documentElement.style.fontSize = "";
  return wide;
}
