/** Turns foreign values into typed ones or into an error a person can act on; knows no schema of its own. */
import * as v from "valibot";
import { AppError } from "./errors";

/** What is being read, in the reader's words ("the pack manifest"), and what to do when it is not as it should be. */
export interface Parsing {
  readonly what: string;
  readonly todo: string;
}

type Schema = v.GenericSchema<unknown, unknown>;

/** The value as the schema has it. @throws AppError `bad-shape` naming the first wrong path, what was there, what was wanted. */
export function parse<S extends Schema>(schema: S, value: unknown, { what, todo }: Parsing): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  if (result.success) return result.output;
  throw new AppError("bad-shape", `read ${what}: ${fault(result.issues)}; ${todo}`);
}

/** What the first issue found and where, what was wanted, and how many more there are. */
export function fault([issue, ...others]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(issue);
  const where = path === null ? "" : ` at ${path}`;
  const wanted = issue.expected === null ? issue.message : `wanted ${issue.expected}`;
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `found ${issue.received}${where}, ${wanted}${more}`;
}

/** Parses JSON text, then its value. @throws AppError `bad-json` or `bad-shape`. */
export function parseJson<S extends Schema>(schema: S, text: string, parsing: Parsing): v.InferOutput<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const found = text.length === 0 ? "nothing" : `text that begins ${JSON.stringify(text.slice(0, 40))}`;
    throw new AppError("bad-json", `read ${parsing.what}: found ${found}, wanted JSON; ${parsing.todo}`, { cause });
  }
  return parse(schema, value, parsing);
}
