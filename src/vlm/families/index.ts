/** The registry of model families: one line each. */
import { AppError } from "../../base/errors";
import type { Family } from "./family";
import { qwen25vl } from "./qwen2_5-vl";

const families: readonly Family[] = [qwen25vl];

/** @throws AppError `family-unknown`. */
export function familyOf(id: string): Family {
  const family = families.find((known) => known.id === id);
  if (family !== undefined) return family;
  const known = families.map((each) => each.id).join(", ");
  throw new AppError("family-unknown", `open a model of family ${id}: known are ${known}; update the app`);
}
