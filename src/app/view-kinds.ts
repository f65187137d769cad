/** The views that decide, as one names a photograph by them; knows nothing of pictures. */

export const VIEW_KINDS = ["whole", "base", "detail", "interior"] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

/** The view to ask for next; the last one when all are there. */
export function nextView(taken: readonly (ViewKind | null)[]): ViewKind {
  return VIEW_KINDS.find((kind) => !taken.includes(kind)) ?? "detail";
}

/** The name a photograph goes by in its study: what it shows is read from there. */
export function nameWithView(name: string, view: ViewKind | null): string {
  if (view === null || view === "whole") return name;
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  return stem
    .toLowerCase()
    .split(/[\s_.-]+/)
    .includes(view)
    ? name
    : `${stem}-${view}${ending}`;
}
