/**
 * A IIIF Presentation 3 manifest as a row: its labels and metadata, and the pictures that its canvases name. Nothing is
 * fetched: pictures are found among the files that came with it. https://iiif.io/api/presentation/3.0/
 */
import * as v from "valibot";
import { AppError } from "../../base/errors";

const words = v.record(v.string(), v.array(v.string()));
const pair = v.object({ label: words, value: words });
const body = v.object({ id: v.optional(v.string()), type: v.optional(v.string()), service: v.optional(v.unknown()) });
const annotation = v.object({ motivation: v.optional(v.unknown()), body: v.optional(v.union([body, v.array(body)])) });
const canvas = v.object({
  label: v.nullish(words),
  items: v.optional(v.array(v.object({ items: v.optional(v.array(annotation), []) })), []),
});
const manifest = v.object({
  id: v.string(),
  type: v.literal("Manifest"),
  label: words,
  summary: v.optional(words),
  metadata: v.optional(v.array(pair), []),
  requiredStatement: v.optional(pair),
  provider: v.optional(v.array(v.object({ label: v.optional(words) })), []),
  homepage: v.optional(v.array(v.object({ id: v.string() })), []),
  items: v.optional(v.array(canvas), []),
});

type Words = v.InferOutput<typeof words>;

/** True for what calls itself a IIIF resource, readable or not. */
export function isIiif(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("@context" in value)) return false;
  const contexts: unknown[] = [value["@context"]].flat();
  return contexts.some((context) => typeof context === "string" && context.includes("iiif.io/api/presentation"));
}

/**
 * A row of the manifest, or one for each that a collection embeds.
 * @throws AppError `table-broken` for another version and for a collection that only links.
 */
export function manifestRows(value: unknown, path: string): object[] {
  if (typeof value === "object" && value !== null && "@type" in value && !("type" in value)) {
    throw broken(path, "a manifest of version 2", "version 3");
  }
  if (typeof value === "object" && value !== null && "type" in value && value.type === "Collection") {
    const items = "items" in value && Array.isArray(value.items) ? value.items : [];
    const rows = items.flatMap((item: unknown) => {
      const read = v.safeParse(manifest, item);
      return read.success && read.output.items.length > 0 ? [rowOf(read.output)] : [];
    });
    if (rows.length > 0) return rows;
    throw broken(path, "a collection that only links to its manifests", "the manifests themselves, each as a file");
  }
  const read = v.safeParse(manifest, value);
  if (read.success) return [rowOf(read.output)];
  const [issue] = read.issues;
  throw broken(path, `${issue.received} at ${v.getDotPath(issue) ?? "its beginning"}`, issue.expected ?? "a manifest");
}

function rowOf(about: v.InferOutput<typeof manifest>): Record<string, string | string[]> {
  const row: Record<string, string | string[]> = {};
  for (const { label, value } of about.metadata) {
    const name = first(label);
    if (name !== "") row[name] = plain(all(value));
  }
  const { name, nameEn } = names(about.label);
  return {
    ...row,
    id: about.id,
    name,
    nameEn,
    description: plain(all(about.summary)),
    source: plain(all(about.provider[0]?.label)),
    credit: plain(all(about.requiredStatement?.value)),
    link: about.homepage[0]?.id ?? "",
    images: about.items.flatMap(picturesOf),
    view: about.items.map((each) => first(each.label ?? undefined) || "-").join("\n"),
  };
}

/** One name a canvas: what it paints with, by its address. */
function picturesOf({ items }: v.InferOutput<typeof canvas>): string[] {
  const bodies = items.flatMap((page) => page.items).flatMap((one) => one.body ?? []);
  const picture = bodies.find(({ id, type }) => id !== undefined && (type === undefined || type === "Image"));
  return picture?.id === undefined ? [] : [picture.id];
}

function names(label: Words): { name: string; nameEn: string } {
  const chinese = Object.entries(label)
    .find(([lang]) => lang.startsWith("zh"))?.[1]
    .join(" ");
  const english = Object.entries(label)
    .find(([lang]) => lang.startsWith("en"))?.[1]
    .join(" ");
  return { name: plain(chinese ?? english ?? first(label)), nameEn: plain(english ?? "") };
}

const first = (value: Words | undefined) => all(value).split("\n", 1)[0] ?? "";
const all = (value: Words | undefined) =>
  Object.values(value ?? {})
    .flat()
    .join("\n");

/** IIIF allows a few tags in its texts; here text is text. */
function plain(text: string): string {
  return text.startsWith("<") && text.endsWith(">") ? text.replace(/<[^>]*>/gu, "").trim() : text.trim();
}

function broken(path: string, found: string, wanted: string): AppError {
  const todo = "ask for a IIIF Presentation 3 manifest, or give the pictures with a table";
  return new AppError("table-broken", `read ${path}: found ${found}, wanted ${wanted}; ${todo}`);
}
