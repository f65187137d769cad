/**
 * Contrast of the tokens (WCAG 2.2 AA) in both themes: every `color` of a style sheet on the background of its own rule, or
 * on every ground where it names none; and what draws the edge of a control.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contrastOf, hexOf, tokensOf, withoutComments } from "./read-tokens";

const sheets = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".css"))
  .map((name) => withoutComments(readFileSync(join(import.meta.dirname, name), "utf8")));
const css = withoutComments(readFileSync(join(import.meta.dirname, "tokens.css"), "utf8"));
const themes = { light: tokensOf(css, "light"), dark: tokensOf(css, "dark") };
const GROUNDS = ["ground", "surface"];

/** `ink on ground` of every rule that sets a colour by a token. */
function textPairs(): string[] {
  const pairs = sheets.flatMap((sheet) =>
    [...sheet.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body = ""]) => {
      const ink = /(?:^|[;\s])color:\s*var\(--([\w-]+)\)/.exec(body)?.[1];
      const ground = /background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(body)?.[1];
      if (ink === undefined) return [];
      return (ground === undefined && !ink.startsWith("on-") ? GROUNDS : [ground]).flatMap((each) =>
        each === undefined ? [] : `${ink} on ${each}`,
      );
    }),
  );
  return [...new Set(pairs)].sort();
}

/** What is see-through is taken over white, the worst a photograph can be below light ink. */
function ratio(theme: keyof typeof themes, pair: string): number {
  const [ink = "", ground = ""] = pair.split(" on ");
  const tokens = themes[theme];
  const [one, other] = [tokens.get(ink), tokens.get(ground)];
  if (one === undefined || other === undefined) throw new Error(`tokens.css has no colour for ${pair}`);
  return contrastOf(one, other);
}

describe.each(["light", "dark"] as const)("%s", (theme) => {
  test.each(textPairs())("text: %s", (pair) => {
    expect(ratio(theme, pair)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ...GROUNDS.flatMap((ground) => [`rule-strong on ${ground}`, `cobalt on ${ground}`, `iron on ${ground}`]),
    ...GROUNDS.map((ground) => `celadon on ${ground}`),
    "gold on on-gold",
    "chalk on on-gold",
  ])("edges and marks: %s", (pair) => {
    expect(ratio(theme, pair)).toBeGreaterThanOrEqual(3);
  });
});

test("the browser's own bar, and the first moment of the installed app, have the colour of the ground", () => {
  const root = join(import.meta.dirname, "../../..");
  const page = readFileSync(join(root, "index.html"), "utf8");
  for (const theme of ["light", "dark"] as const) {
    const ground = themes[theme].get("ground");
    expect(page).toContain(`(prefers-color-scheme: ${theme})" content="${ground && hexOf(ground)}"`);
  }
  const ground = themes.light.get("ground");
  const manifest = readFileSync(join(root, "public/manifest.webmanifest"), "utf8");
  expect(JSON.parse(manifest)).toMatchObject({ background_color: ground && hexOf(ground) });
});

test("the pairs are read from the style sheets", () => {
  expect(textPairs()).toEqual(expect.arrayContaining(["ink-soft on ground", "on-cobalt on cobalt", "on-veil on veil"]));
});

test("contrast is that of WCAG: black on white 21, a known grey 4.54", () => {
  const tokens = tokensOf("--a: oklch(0 0 0); --b: oklch(1 0 0); --c: oklch(0.5657 0 0);", "light");
  const [black, white, grey] = ["a", "b", "c"].map((name) => tokens.get(name));
  if (black === undefined || white === undefined || grey === undefined) throw new Error("no colours read");
  expect(contrastOf(black, white)).toBeCloseTo(21, 3);
  expect(contrastOf(grey, white)).toBeCloseTo(4.54, 1); // #767676
});

test("every token is used, and every one that is used is there", () => {
  const all = sheets.join("");
  const named = new Set([...all.matchAll(/^\s*--([\w-]+):/gm)].map(([, name]) => name));
  const used = new Set([...all.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name));
  const defined = [...css.matchAll(/^\s*--([\w-]+):/gm)].map(([, name]) => name);
  expect(defined.filter((name) => !used.has(name))).toEqual([]);
  const ui = join(import.meta.dirname, "..");
  const components = readdirSync(ui, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const inline = components.map((name) => readFileSync(join(ui, name), "utf8")).join("");
  expect([...used].filter((name) => !named.has(name) && !inline.includes(`"--${name}"`))).toEqual([]);
});

test("no style sheet but the tokens' own names a colour", () => {
  const strays = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".css") && name !== "tokens.css")
    .flatMap((name) => {
      const sheet = withoutComments(readFileSync(join(import.meta.dirname, name), "utf8"));
      const found = sheet.match(/#[0-9a-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\([^)]*\)/gi) ?? [];
      return found.map((colour) => `${name}: ${colour}`);
    });
  expect(strays.filter((stray) => !stray.startsWith("bench-print.css"))).toEqual([]);
});
