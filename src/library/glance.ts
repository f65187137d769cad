/** What the library says at once of some photographs of one piece. Knows vectors, no pictures and no language model. */
import type { Glance, GlanceMatch } from "../domain/glance";
import type { Library } from "./library";
import { votesOf } from "./votes";

/** Similar pieces that are shown and asked. */
const MATCHES = 8;

/** `vectors`: of the photographs, in their order. A piece that is like several of them stands once, by its nearest. */
export async function glanceAt(
  library: Pick<Library, "nearest">,
  vectors: readonly Float32Array[],
): Promise<Omit<Glance, "ms">> {
  const best = new Map<string, GlanceMatch>();
  let match = false;
  for (const [i, vector] of vectors.entries()) {
    const found = await library.nearest(vector, MATCHES);
    match ||= found.match;
    for (const { packId, recordId, score, specimen } of found.records) {
      const key = JSON.stringify([packId, recordId]);
      if ((best.get(key)?.score ?? -Infinity) >= score) continue;
      const { name, nameEn, attributes, source } = specimen;
      best.set(key, { packId, recordId, image: i + 1, score, fields: { name, nameEn, ...attributes, source } });
    }
  }
  const matches = [...best.values()].sort((one, other) => other.score - one.score).slice(0, MATCHES);
  return { matches, match, votes: match ? votesOf(matches) : {} };
}
