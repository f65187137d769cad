/** What the notebook is asked for, as the address says it. */
import { type NotebookQuery, ORDERS, STUDY_STATES } from "../domain/keep/notebook";

const LONGEST = 200;

export function parseNotebook(fields: URLSearchParams): NotebookQuery {
  const among = <T extends string>(key: string, known: readonly T[]) => known.find((one) => one === fields.get(key));
  return {
    text: (fields.get("q") ?? "").slice(0, LONGEST),
    tags: fields.getAll("tag").filter((tag) => tag.trim() !== ""),
    period: fields.get("period") || null,
    state: among("state", STUDY_STATES) ?? null,
    noted: fields.get("noted") === "yes",
    order: among("order", ORDERS) ?? "newest",
  };
}

export function notebookFields({ text, tags, period, state, noted, order }: NotebookQuery): [string, string][] {
  const fields: [string, string][] = [
    ["q", text],
    ...tags.map((tag): [string, string] => ["tag", tag]),
    ["period", period ?? ""],
    ["state", state ?? ""],
    ["noted", noted ? "yes" : ""],
    ["order", order === "newest" ? "" : order],
  ];
  return fields.filter(([, value]) => value !== "");
}
