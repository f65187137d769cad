/** `npm run analyze` and `npm run eval` as a shell sees them: exit codes, standard output, files. */
import { execFile } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import * as v from "valibot";

const sample = "public/samples/black-bowl.jpg";
let folder = "";

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ciqi-commands-"));
  mkdirSync(join(folder, "folder.jpg"));
  writeFileSync(join(folder, "text.jpg"), "not a picture");
  writeFileSync(join(folder, "empty.jpg"), "");
  writeFileSync(join(folder, "drawing.svg"), '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>');
  writeFileSync(join(folder, "huge.png"), pngHeader(30_000, 30_000));
  writeFileSync(join(folder, "questions.jsonl"), '{"id":1,"question":"Which?","options":{"A":"x"},"answer":"A"}\n');
  writeFileSync(join(folder, "torn.jsonl"), '{"uuid":');
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All of a PNG that a reader needs to learn its size. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  header.write("\x89PNG\r\n\x1a\n", "latin1");
  header.writeUInt32BE(13, 8);
  header.write("IHDR", 12);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

/** A word that begins with `@` is a file of the test's own folder. */
function run(line: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [name = "", ...words] = line.split(" ").map((word) => word.replace(/^@/, `${folder}/`));
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [`scripts/${name}.mjs`, ...words],
      { maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

const badInput: [line: string, says: RegExp][] = [
  ["analyze", /found no photograph; wanted npm run analyze/],
  ["analyze @none.jpg", /none\.jpg: there is no such file; name a photograph/],
  ["analyze @folder.jpg", /folder\.jpg: found a folder; name a photograph/],
  ["analyze @text.jpg", /^text\.jpg: This file is text, not a picture; choose a JPEG, PNG or WebP/],
  ["analyze @empty.jpg", /^empty\.jpg: This file is empty; choose a photograph/],
  ["analyze @drawing.svg", /^drawing\.svg: This is an SVG drawing/],
  ["analyze @huge.png", /^huge\.png: This picture is 30000 x 30000 pixels, more than .* make it smaller/],
  [`analyze${` ${sample}`.repeat(5)}`, /found 5 photographs of one piece, wanted at most 4; name fewer/],
  [`analyze ${sample} --colour blue`, /Unknown option '--colour'; wanted npm run analyze/],
  [`analyze ${sample} --tools hammer`, /--tools is "hammer"; wanted one of all, none, zoom, image, text/],
  ["eval", /found no --set; wanted npm run eval/],
  ["eval --set studio --limit few", /--limit is "few"; wanted a whole number above 0/],
  ["eval --set studio --images @folder.jpg", /there is no such file; say where the pictures are with --images/],
  ["eval --set studio --out @text.jpg", /--out .*text\.jpg: .*; name another folder/],
  ["eval --set @questions.jsonl --protocol verdict", /asks for labelled pieces; found no specimens\.jsonl/],
  ["eval --set @questions.jsonl --types dynasty,age", /--types has "age"; wanted some of dynasty,emperor,kiln/],
  ["eval --set @questions.jsonl", /found 1 rows, none of use; line 1: found .*; the row was left out/],
  ["eval --set @torn.jsonl", /torn\.jsonl, line 1: found text that begins .*, wanted JSON/],
];
for (const [line, says] of badInput) {
  test(`one line and exit 2: ${line.replaceAll("public/samples/", "")}`, async () => {
    const { code, stdout, stderr } = await run(line);
    expect(stderr).toMatch(says);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
}

test("eval keeps a row an episode and a summary, goes on where it stopped, and refuses another run's folder", async () => {
  const episodes = join(folder, "run", "episodes.jsonl");
  const rows = () => readFileSync(episodes, "utf8");
  const line = "eval --set studio --limit 2 --tools none --out @run";
  const first = await run(line);
  expect(first.code, first.stderr).toBe(0);
  expect(first.stdout).toMatch(/^attribute +right +accuracy/);
  const written = rows();
  const kept = written.trimEnd().split("\n");
  expect(kept.map((row): unknown => JSON.parse(row))).toEqual([
    expect.objectContaining({ id: expect.any(String), truth: expect.any(Object), trace: expect.any(Array) }),
    expect.objectContaining({ id: expect.any(String), truth: expect.any(Object), trace: expect.any(Array) }),
  ]);
  const summary: unknown = JSON.parse(readFileSync(join(folder, "run", "summary.json"), "utf8"));
  expect(summary).toMatchObject({ settings: { set: "studio", tools: [] }, wellFormed: { n: 2 } });

  appendFileSync(episodes, written.slice(0, 100)); // a run that was cut off in the middle of a row
  const second = await run(line);
  expect(second).toEqual({ code: 0, stdout: first.stdout, stderr: "" });
  expect(rows()).toBe(written);

  const other = await run(`${line} --lang zh`);
  expect(other.code).toBe(2);
  expect(other.stderr).toMatch(/found a run with lang "en", not "zh"; name another folder/);
  expect(rows()).toBe(written);
});

const evidence = v.array(v.looseObject({ id: v.string() }));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const claim = v.strictObject({
  value: v.nullable(v.string()),
  label: v.string(),
  confidence: share,
  calibrated: v.exactOptional(v.boolean()),
  basis: v.picklist(["seen", "retrieved", "inferred", "not-visible"]),
  evidence: v.array(v.string()),
});
const attributes = { dynasty: claim, reign: claim, kiln: claim, color: claim, motif: claim, shape: claim, name: claim };
const mark = v.nullable(
  v.strictObject({ text: v.string(), reign: v.nullable(v.string()), evidence: v.array(v.string()) }),
);
const milliseconds = v.pipe(v.number(), v.minValue(0));
const analysis = v.strictObject({
  verdict: v.strictObject({ isPorcelain: v.boolean(), attributes: v.strictObject(attributes), mark }),
  glance: v.strictObject({
    matches: v.pipe(v.array(v.looseObject({ score: v.number() })), v.length(8)),
    match: v.boolean(),
    votes: v.record(v.string(), v.array(v.looseObject({ value: v.string(), confidence: share }))),
    ms: milliseconds,
  }),
  trace: v.array(v.looseObject({ type: v.string(), at: v.number(), evidence: v.optional(evidence) })),
  model: v.literal("ciqi-nano"),
  backend: v.literal("wasm"),
  timings: v.strictObject({
    load_ms: milliseconds,
    image_ms: v.array(milliseconds),
    prefill_ms: v.array(milliseconds),
    tokens: v.pipe(v.number(), v.minValue(1)),
    decode_ms: milliseconds,
    tools: v.array(v.strictObject({ name: v.string(), ms: milliseconds })),
  }),
});

test("analyze --json prints nothing but the analysis, and its claims point at evidence that is in the trace", async () => {
  const { code, stdout, stderr } = await run(
    "analyze public/samples/landscape-cup.jpg public/samples/landscape-cup-base.jpg --json",
  );
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const { verdict, trace } = v.parse(analysis, JSON.parse(stdout));
  const known = trace.flatMap((event) => event.evidence ?? []).map(({ id }) => id);
  const claims = Object.values(verdict.attributes).flatMap((each) => each.evidence);
  const named = [...claims, ...(verdict.mark?.evidence ?? [])];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
});
