/** Who may import whom. Every import in src is held against this table; a new edge is a decision, not an accident. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseAst } from "vite";
import { describe, expect, test } from "vitest";

const layers: Record<string, readonly string[]> = {
  base: [],
  domain: ["base"],
  imaging: ["base"],
  storage: ["base", "domain"],
  runtime: ["base"],
  vlm: ["base", "imaging", "runtime"],
  clip: ["base", "imaging", "runtime"],
  library: ["base", "domain", "imaging", "storage"],
  agent: ["base", "domain"],
  bench: ["base", "domain", "agent"],
  keep: ["base", "domain", "storage", "library", "bench"],
  workers: ["base", "domain", "imaging", "storage", "runtime", "vlm", "clip", "library", "agent", "bench", "keep"],
  app: ["base", "domain", "imaging", "storage", "workers"],
  ui: ["base", "domain", "app"],
  "main.tsx": ["app", "ui"],
  "headless.ts": ["base", "domain", "app", "workers"],
  "sw.ts": ["base"],
};

/** What the page may see of a worker; these files are page code too, so they keep to what both sides know. */
const pageSide = /^workers\/[a-z-]+\/(protocol|client|[a-z]+-calls)$/;
const pageSideLayers = ["base", "domain", "workers"];

/** Packages with one home. */
const homes: Record<string, readonly string[]> = {
  idb: ["storage"],
  preact: ["app", "ui", "main.tsx"],
  "@preact/signals": ["app", "ui", "main.tsx"],
  "workbox-window": ["app"],
  "d3-scale": ["ui"],
  "d3-shape": ["ui"],
};

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");
const maxLines = 300;

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
  .map((name) => name.replaceAll("\\", "/"))
  .sort();
const isTest = (name: string) => /\.test\.tsx?$/.test(name);
const layerOf = (path: string) => path.split("/")[0] ?? "";

/** Module names a file imports, exports from, loads on demand or names in a type. */
function importsOf(name: string, code: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    if ("type" in node && "source" in node && /^(Import|Export|TSImport)/.test(String(node.type))) {
      const source = node.source;
      if (typeof source === "object" && source !== null && "value" in source) found.push(String(source.value));
    }
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code, { lang: name.endsWith("x") ? "tsx" : "ts" }));
  return found;
}

/** Why this import is not allowed, or undefined. */
function objection(from: string, specifier: string): string | undefined {
  const layer = layerOf(from);
  if (!specifier.startsWith(".")) {
    const home =
      homes[
        specifier
          .split("/")
          .slice(0, specifier.startsWith("@") ? 2 : 1)
          .join("/")
      ];
    return home === undefined || home.includes(layer) ? undefined : `${specifier} belongs to ${home.join(", ")}`;
  }
  const path = relative(src, resolve(src, dirname(from), specifier))
    .replaceAll("\\", "/")
    .replace(/\.tsx?$/, "");
  if (path.startsWith("..")) return undefined; // catalogue JSON and constants outside src
  const target = layerOf(path);
  if (target === layer && target !== "workers") return undefined;
  const bare = from.replace(/\.tsx?$/, "");
  if (pageSide.test(bare) && !(pageSideLayers.includes(target) && (target !== "workers" || pageSide.test(path)))) {
    return `a page-side worker file may import ${pageSideLayers.join(", ")}, not ${path}`;
  }
  if (target === layer) return undefined;
  if (!(layers[layer] ?? []).includes(target)) return `${layer} may import ${layers[layer]?.join(", ") || "nothing"}`;
  if (target === "workers" && !pageSide.test(path)) return "the page sees only a worker's protocol and client";
  return undefined;
}

describe("layers", () => {
  const sources = new Map(files.map((name) => [name, readFileSync(join(src, name), "utf8")]));

  test("every folder of src is in the table", () => {
    expect([...new Set(files.map(layerOf))].filter((layer) => !(layer in layers))).toEqual([]);
  });

  test("every import keeps to the table", () => {
    const objections: string[] = [];
    for (const [name, code] of sources) {
      if (isTest(name)) continue;
      for (const specifier of importsOf(name, code)) {
        const why = objection(name, specifier);
        if (why !== undefined) objections.push(`src/${name} imports ${specifier}: ${why}`);
      }
    }
    expect(objections).toEqual([]);
  });

  test("workers are made in one place", () => {
    const makers = [...sources].filter(([name, code]) => !isTest(name) && /new (Shared)?Worker\(/.test(code));
    expect(makers.map(([name]) => name).filter((name) => name !== "app/wiring.ts")).toEqual([]);
  });

  test(`no file is longer than ${maxLines} lines`, () => {
    const long = [...sources].filter(([, code]) => code.split("\n").length - 1 > maxLines).map(([name]) => name);
    expect(long).toEqual([]);
  });

  test.each([
    ["agent/loop.ts", "../vlm/decode"],
    ["domain/verdict.ts", "../storage/open"],
    ["app/models.ts", "../workers/engine/study"],
    ["workers/engine/client.ts", "../../vlm/decode"],
    ["workers/engine/protocol.ts", "./study"],
    ["ui/photo.tsx", "../storage/open"],
    ["runtime/sessions.ts", "idb"],
  ])("the table would refuse %s importing %s", (from, specifier) => {
    expect(objection(from, specifier)).toBeDefined();
  });

  test("imports of every form are seen", () => {
    const code = `import a from "a"; import type { B } from "b"; export * from "c"; export { d } from "d";
      const e = await import("e"); type F = import("f").F; import "g";`;
    expect(importsOf("x.ts", code).sort()).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });
});
