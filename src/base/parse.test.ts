import * as v from "valibot";
import { expect, test } from "vitest";
import { parse, parseJson } from "./parse";

const manifest = v.object({ id: v.string(), records: v.array(v.object({ year: v.number() })) });
const parsing = { what: "the pack manifest", todo: "ask its author for a new copy" };

test("a good value comes back typed", () => {
  const value = parse(manifest, { id: "studio", records: [{ year: 1522 }] }, parsing);
  expect(value.records[0]?.year).toBe(1522);
});

test("a bad value says what was found, where, what was wanted and what to do", () => {
  expect(() => parse(manifest, { id: "studio", records: [{ year: "1522" }] }, parsing)).toThrow(
    'read the pack manifest: found "1522" at records.0.year, wanted number; ask its author for a new copy',
  );
  expect(() => parse(manifest, null, parsing)).toThrow(expect.objectContaining({ code: "bad-shape" }));
});

test("text that is no JSON is shown by its first words", () => {
  expect(() => parseJson(manifest, "<!doctype html>", parsing)).toThrow(
    'read the pack manifest: found text that begins "<!doctype html>", wanted JSON; ask its author for a new copy',
  );
  expect(() => parseJson(manifest, "", parsing)).toThrow(expect.objectContaining({ code: "bad-json" }));
});
