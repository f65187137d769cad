/**
 * Thousands of damaged packs: none installs partly, none hangs, every refusal names the part at fault. PACK_RUNS=20
 * runs twenty times as many, PACK_SEED=1 others.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Bytes,
  decode,
  encode,
  filesIn,
  type FixtureRecord,
  jpeg,
  packFixture,
  standardRecords,
} from "../../../tests/fixtures/pack";
import { packShelf } from "../../../tests/fixtures/pack-shelf";
import { deflated, zipOf } from "../../../tests/fixtures/zip";
import { AppError } from "../../base/errors";
import type { PackRows } from "../../storage/shelves";
import { PART_PATHS } from "./format";
import { installPack } from "./install";
import { MANIFEST } from "./pack-files";
import { zippedFiles } from "./zipped-files";

const settings = (runs: number) => ({
  numRuns: runs * Number(process.env["PACK_RUNS"] ?? 1),
  seed: Number(process.env["PACK_SEED"] ?? 8),
});
const patience = 60_000 * Number(process.env["PACK_RUNS"] ?? 1);

/** Milliseconds for one small pack, on cores that are busy with something else. */
const HANGS_AFTER = 5000;
const NAMES_THE_PART = new RegExp(`: (the file|${[MANIFEST, ...PART_PATHS].join("|").replaceAll(".", "\\.")})`);

type Outcome = { rows: Contents } | { refusal: AppError };
type Contents = ReturnType<typeof contentsOf>;

/** Installs or is refused, within the time, and in no other way. A file is a ZIP; a map holds a pack's files themselves. */
async function outcomeOf(pack: Bytes | ReadonlyMap<string, Bytes>): Promise<Outcome> {
  const shelf = packShelf();
  const signal = AbortSignal.timeout(HANGS_AFTER);
  try {
    const files = pack instanceof Uint8Array ? await zippedFiles("file.ciqi", new Blob([pack]), signal) : filesIn(pack);
    const { about } = await installPack({ files, packs: shelf.packs, signal });
    return { rows: contentsOf(shelf.rows.get(about.id) ?? []) };
  } catch (refusal) {
    if (!(refusal instanceof AppError)) throw refusal;
    expect(refusal.message).toMatch(/^(read|install) /);
    expect(refusal.message).toMatch(/; (fetch|choose|ask|update)/);
    expect(shelf.rows.size).toBe(0);
    return { refusal };
  } finally {
    expect(shelf.open()).toBe(0);
  }
}

function contentsOf(rows: readonly PackRows[]) {
  return {
    records: rows.flatMap(({ records = [] }) => records),
    passages: rows.flatMap(({ passages = [] }) => passages),
    vectors: rows.flatMap(({ vectors = [] }) => vectors.map(({ ids, data }) => [...ids, ...new Float32Array(data)])),
    thumbs: rows.flatMap(({ thumbs = [] }) =>
      thumbs.map(({ recordId, type, data }) => [recordId, data.byteLength, type]),
    ),
  };
}

const zipped = (files: ReadonlyMap<string, Bytes>) => zipOf([...files].map(([name, bytes]) => ({ name, bytes })));

const sound = await packFixture();
const packed = await Promise.all(
  [...sound].map(async ([name, bytes]) => ({ name, bytes, packed: await deflated(bytes) })),
);
const wholes: Bytes[] = [zipped(sound), zipOf(packed)];
const soundRows = await outcomeOf(zipped(sound)).then((outcome) => {
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.rows;
});

/** Damage done to a run of bytes: overwritten, cut out, put in, doubled, swapped with another, cut off. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  other: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  kind: fc.constantFrom("overwrite", "remove", "insert", "double", "swap", "cut", "flip"),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(whole: Bytes, { at, other, length, bytes, kind }: Damage): Bytes {
  const start = Math.floor(at * Math.max(0, whole.length - 1));
  const far = Math.floor(other * Math.max(0, whole.length - 1));
  const head = whole.subarray(0, start);
  const run = whole.subarray(start, start + length);
  const tail = whole.subarray(start + length);
  const join = (...pieces: Uint8Array[]) => new Uint8Array(pieces.flatMap((piece) => [...piece]));
  switch (kind) {
    case "overwrite":
      return join(head, bytes, whole.subarray(start + bytes.length));
    case "remove":
      return join(head, tail);
    case "insert":
      return join(head, bytes, run, tail);
    case "double":
      return join(head, run, run, tail);
    case "swap":
      return start < far ? join(head, whole.subarray(far), whole.subarray(start, far)) : join(tail, run, head);
    case "cut":
      return join(head);
    case "flip":
      return join(head, [(run[0] ?? 0) ^ (1 << (length % 8))] as unknown as Uint8Array, whole.subarray(start + 1));
    default:
      return kind satisfies never;
  }
}

test("a file with damaged bytes installs as it was made, or not at all", { timeout: patience }, async () => {
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...wholes),
      fc.array(damage, { minLength: 1, maxLength: 3 }),
      async (whole, all) => {
        const outcome = await outcomeOf(all.reduce(damaged, whole));
        if ("rows" in outcome) {
          expect(outcome.rows).toEqual(soundRows);
          return;
        }
        refusals += 1;
        expect(outcome.refusal.message).toMatch(/: [^:]+: found /);
      },
    ),
    settings(1000),
  );
  expect(refusals).toBeGreaterThan(700);
});

test("a damaged part is refused by its name", { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PART_PATHS), damage, async (path, one) => {
      const before = sound.get(path) ?? new Uint8Array();
      const bytes = damaged(before, one);
      fc.pre(decode(bytes) !== decode(before) || bytes.length !== before.length);
      const outcome = await outcomeOf(new Map([...sound, [path, bytes]]));
      expect(outcome).toMatchObject({ refusal: { message: expect.stringMatching(NAMES_THE_PART) } });
    }),
    settings(800),
  );
});

const json = fc.oneof(
  fc.constantFrom(null, true, -1, 0, 1.5, 2 ** 53, Number.MAX_VALUE, "", "\u0000", "../x", "9".repeat(400), [], {}),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The value with something else somewhere in it. */
function altered(value: unknown, path: readonly number[], other: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return other;
  const copy: Record<string, unknown> = { ...value };
  copy[key] = altered(copy[key], rest, other);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 3 });

test("a manifest that says something else installs the same rows, or is refused", { timeout: patience }, async () => {
  const manifest: unknown = JSON.parse(decode(sound.get(MANIFEST)));
  await fc.assert(
    fc.asyncProperty(steps, json, async (path, other) => {
      const bytes = encode(JSON.stringify(altered(manifest, path, other)));
      const outcome = await outcomeOf(new Map([...sound, [MANIFEST, bytes]]));
      if ("rows" in outcome) expect(outcome.rows).toEqual(soundRows);
      else expect(outcome.refusal.message).toMatch(NAMES_THE_PART);
    }),
    settings(800),
  );
});

test("a record that says something else is told by its line, or is what it says", { timeout: patience }, async () => {
  const lines = decode(sound.get("records.jsonl")).trimEnd().split("\n");
  await fc.assert(
    fc.asyncProperty(fc.nat(lines.length - 1), steps, json, async (at, path, other) => {
      const changed = lines.map((line, i) => (i === at ? altered(JSON.parse(line), path, other) : JSON.parse(line)));
      const bytes = encode(changed.map((value) => `${JSON.stringify(value)}\n`).join(""));
      const outcome = await outcomeOf(await packFixture({ parts: { "records.jsonl": bytes } }));
      if ("refusal" in outcome) expect(outcome.refusal.message).toMatch(NAMES_THE_PART);
      else expect(changed).toMatchObject(outcome.rows.records);
    }),
    settings(800),
  );
});

const words = fc.string({ unit: "grapheme", maxLength: 30 });
const anyRecord = fc.record({
  vectors: fc.array(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), { maxLength: 3 }),
  thumb: fc.option(fc.uint8Array({ maxLength: 30 })),
  other: fc.record({ name: words, nameEn: words, source: words, description: words, credit: words }),
});

test("whatever a sound pack holds is installed as it stands", { timeout: patience }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 12 }), fc.boolean(), async (given, deflate) => {
      const records = given.map(({ vectors, thumb, other }, i): FixtureRecord => {
        const bytes = thumb && new Uint8Array([...jpeg(""), ...thumb]);
        return { id: `r${i}`, vectors: vectors.map((a) => [Math.cos(a), Math.sin(a)]), thumb: bytes, other };
      });
      const files = [...(await packFixture({ records }))].map(async ([name, bytes]) =>
        deflate ? { name, bytes, packed: await deflated(bytes) } : { name, bytes },
      );
      const outcome = await outcomeOf(zipOf(await Promise.all(files)));
      if ("refusal" in outcome) throw outcome.refusal;
      expect(outcome.rows.records).toMatchObject(records.map(({ id, other }) => ({ id, ...other })));
      expect(outcome.rows.thumbs.map(([id, bytes]) => [id, bytes])).toEqual(
        records.flatMap(({ id, thumb }) => (thumb === null ? [] : [[id, thumb.length]])),
      );
      const ids = records.flatMap(({ id, vectors }) => vectors.map(() => id));
      const numbers = records.flatMap(({ vectors }) => vectors.flat()).map(Math.fround);
      expect(outcome.rows.vectors).toEqual(ids.length === 0 ? [] : [[...ids, ...numbers]]);
    }),
    settings(100),
  );
});

test("the standard pack has what the damage is to be seen in", () => {
  expect(soundRows.records).toHaveLength(standardRecords.length);
  expect(soundRows.vectors.flat()).toEqual(["a", "a", "b", 1, 0, 0, 1, -1, 0]);
});
