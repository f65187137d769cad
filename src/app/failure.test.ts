import { expect, test } from "vitest";
import { AppError } from "../base/errors";
import { benchRefusalOf } from "./bench-refusal";
import { failureOf } from "./failure";
import { keepRefusalOf } from "./keep-refusal";

const SOURCES = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/**
 * Codes that no visitor meets as a failure: what becomes words for the model or a problem of one line, ends a study with its
 * own sentence, is a command's, or is said by the part it happens in (the camera, this device).
 */
const NEVER_SHOWN = [
  "box-too-narrow",
  "camera-still",
  "context-limit",
  "import-column",
  "no-photos",
  "no-verdict",
  "set-of-questions",
  "status-unknown",
  "storage-at-work",
  "storage-held",
];

/** Where an AppError is made of a code that is not written there: the wire, and codes that stand in `say("…")`, `refusal("…")`. */
const PASSES_CODES_ON = [
  "base/errors.ts",
  "bench/sets/row-fault.ts",
  "headless.ts",
  "keep/backup/format.ts",
  "library/packs/pack-files.ts",
  "storage/failures.ts",
];

const literal = /(?:new AppError|asAppError|\bsay|\brefusal)\((?:error,)?\s*"([a-z]+(?:-[a-z]+)+)"/g;
const computed = /new AppError\((?!\s*")/;

test("every code that is thrown has a sentence of its own", () => {
  const thrown = new Set(
    Object.values(SOURCES).flatMap((source) => [...source.matchAll(literal)].map(([, code = ""]) => code)),
  );
  expect(thrown.size).toBeGreaterThan(40);
  const wordless = [...thrown].filter((code) => {
    const error = new AppError(code, "");
    return [benchRefusalOf(error), keepRefusalOf(error)].every(
      (refusal) => refusal.kind === "failure" && refusal.failure.code === "unknown",
    );
  });
  expect(wordless.toSorted()).toEqual(NEVER_SHOWN);
});

test("a code that is not written where it is thrown is written nearby", () => {
  const files = Object.entries(SOURCES).filter(([, source]) => computed.test(source));
  expect(files.map(([path]) => path.replace("../", "")).toSorted()).toEqual(PASSES_CODES_ON);
});

test("known codes, other names for them, and the unforeseen", () => {
  expect(failureOf(new AppError("image-heic", "no"), "a.heic")).toEqual({ code: "image-heic", subject: "a.heic" });
  expect(failureOf(new AppError("worker-died", "gone")).code).toBe("engine-lost");
  expect(failureOf(new DOMException("full", "QuotaExceededError")).code).toBe("storage-full");
  expect(failureOf(new Error("odd"))).toEqual({ code: "unknown", subject: "odd" });
});
