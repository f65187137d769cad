/** What a model says of its own limits, from its catalogue entry; the engine reads the rest of the entry itself. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Lang } from "../domain/attribute";

/** The model that comes with the app. */
export const EMBEDDED_MODEL = "ciqi-nano";

export interface CatalogModel {
  /** By model id; a model without an entry has none. */
  limits: ReadonlySignal<ReadonlyMap<string, Record<Lang, string>>>;
  load(): Promise<void>;
}

const ENTRIES = import.meta.glob<unknown>("../../models/catalog/*.json", { import: "default" });

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function limitsIn(entry: unknown): [string, Record<Lang, string>] | null {
  if (!isRecord(entry) || typeof entry["id"] !== "string" || !isRecord(entry["limits"])) return null;
  const { en, zh } = entry["limits"];
  return typeof en === "string" && typeof zh === "string" ? [entry["id"], { en, zh }] : null;
}

export function createCatalogModel(entries: Record<string, () => Promise<unknown>> = ENTRIES): CatalogModel {
  const limits = signal<ReadonlyMap<string, Record<Lang, string>>>(new Map());
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    try {
      const found = await Promise.all(Object.values(entries).map((entry) => entry()));
      limits.value = new Map(found.map(limitsIn).filter((each) => each !== null));
    } catch {
      loading = null;
    }
  }

  return { limits, load: () => (loading ??= load()) };
}
