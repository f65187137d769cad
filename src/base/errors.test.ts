import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError, asAppError, fromPlain, toPlain } from "./errors";

test("an AppError survives JSON with its code, message and cause", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (code, message, inner) => {
      const error = new AppError(code, message, { cause: new AppError("inner", inner) });
      const back = fromPlain(JSON.parse(JSON.stringify(toPlain(error))));
      expect(back).toBeInstanceOf(AppError);
      expect(back).toMatchObject({ code, message, cause: { code: "inner", message: inner } });
    }),
  );
});

test("an abort stays an abort and is never wrapped", () => {
  const abort = new DOMException("stopped", "AbortError");
  expect(fromPlain(toPlain(abort)).name).toBe("AbortError");
  expect(asAppError(abort, "failed", "it failed")).toBe(abort);
});

test("other errors keep name and message; thrown values that are no errors become some", () => {
  expect(fromPlain(toPlain(new TypeError("not a function")))).toMatchObject({
    name: "TypeError",
    message: "not a function",
  });
  expect(fromPlain(toPlain("a string")).message).toBe("a string");
  expect(fromPlain(toPlain(undefined)).message).toBe("undefined");
});

test("a circle of causes ends", () => {
  const error = new AppError("round", "round");
  Object.defineProperty(error, "cause", { value: error });
  expect(JSON.stringify(toPlain(error)).length).toBeLessThan(1000);
});

test("asAppError wraps a stranger and leaves an AppError alone", () => {
  const own = new AppError("own", "own");
  expect(asAppError(own, "other", "other")).toBe(own);
  expect(asAppError(new Error("strange"), "wrapped", "wrapped")).toMatchObject({ code: "wrapped" });
});
