/** The one error class of the house and its form on the wire; knows nothing of who shows it. */
import { isAbort } from "./abort";

/** A failure someone can act on. `message` says the action, what was found, what was wanted and what to do now. */
export class AppError extends Error {
  override readonly name = "AppError";
  /** Stable, kebab-case, for code to branch on; `message` is for people. */
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** An error as a structured-clone-safe and JSON-safe value. */
export type PlainError =
  | { kind: "abort"; message: string }
  | { kind: "app"; code: string; message: string; cause?: PlainError }
  | { kind: "other"; name: string; message: string; stack?: string; cause?: PlainError };

const deepestCause = 4;

/** Any thrown value as a plain one. Causes are kept four deep. */
export function toPlain(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { kind: "other", name: "Error", message: describe(error) };
  if (isAbort(error)) return { kind: "abort", message: error.message };
  const cause = error.cause === undefined || depth >= deepestCause ? {} : { cause: toPlain(error.cause, depth + 1) };
  if (error instanceof AppError) return { kind: "app", code: error.code, message: error.message, ...cause };
  const stack = error.stack === undefined ? {} : { stack: error.stack };
  return { kind: "other", name: error.name, message: error.message, ...stack, ...cause };
}

/** The error a plain one stands for: an abort is an abort again, an AppError keeps its code. */
export function fromPlain(plain: PlainError): Error {
  switch (plain.kind) {
    case "abort":
      return new DOMException(plain.message, "AbortError");
    case "app":
      return new AppError(plain.code, plain.message, causeOf(plain));
    case "other": {
      const error = new Error(plain.message, causeOf(plain));
      error.name = plain.name;
      if (plain.stack !== undefined) error.stack = plain.stack;
      return error;
    }
    default:
      return plain satisfies never;
  }
}

/** The error itself if it is an AppError or an abort, else an AppError that wraps it: what every outermost catch wants. */
export function asAppError(error: unknown, code: string, message: string): Error {
  if (error instanceof AppError || (error instanceof Error && isAbort(error))) return error;
  return new AppError(code, message, { cause: error });
}

function causeOf(plain: { cause?: PlainError }): { cause?: Error } {
  return plain.cause === undefined ? {} : { cause: fromPlain(plain.cause) };
}

function describe(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
