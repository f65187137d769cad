/** The sample photographs that come with the app; an app without them simply shows none. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Lang } from "../domain/attribute";

export interface Sample {
  id: string;
  title: Record<Lang, string>;
  /** Same-origin addresses, the whole view first. */
  files: readonly string[];
}

export interface SamplesModel {
  /** Null until it is known which there are. */
  samples: ReadonlySignal<readonly Sample[] | null>;
  load(): Promise<void>;
  /** The sample's photographs as files. Rejects when one is out of reach. */
  fetch(sample: Sample): Promise<{ name: string; blob: Blob }[]>;
}

const FOLDER = `${import.meta.env.BASE_URL}samples/`;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Entries that do not read as samples are left out. */
export function parseSamples(json: unknown, folder: string): Sample[] {
  const samples: Sample[] = [];
  for (const row of Array.isArray(json) ? json : []) {
    if (!isRecord(row) || typeof row["id"] !== "string" || !isRecord(row["title"]) || !Array.isArray(row["files"]))
      continue;
    const { en, zh } = row["title"];
    const files = row["files"].filter((file): file is string => typeof file === "string");
    if (typeof en !== "string" || typeof zh !== "string" || files.length === 0) continue;
    samples.push({ id: row["id"], title: { en, zh }, files: files.map((file) => folder + file) });
  }
  return samples;
}

export function createSamplesModel(): SamplesModel {
  const samples = signal<readonly Sample[] | null>(null);
  return {
    samples,
    async load() {
      try {
        const response = await fetch(`${FOLDER}index.json`);
        samples.value = response.ok ? parseSamples(await response.json(), FOLDER) : [];
      } catch {
        samples.value ??= []; // offline before the first visit was complete, or no samples in this build
      }
    },
    fetch: (sample) =>
      Promise.all(
        sample.files.map(async (file) => {
          const response = await fetch(file);
          if (!response.ok) throw new Error(`fetching sample ${file}: found status ${response.status}, wanted 200`);
          return { name: file.slice(file.lastIndexOf("/") + 1), blob: await response.blob() };
        }),
      ),
  };
}
