/** The passages that explain vocabulary terms, one a term; knows nothing of what they are shown beside. */
import type { Lang } from "../domain/attribute";
import type { PassageHit } from "../domain/search";
import type { EnginePort } from "./ports";
import type { Term } from "./vocabulary-model";

/** Enough to find a term's own passage below those that only mention it. */
const LOOKED_AT = 6;

/** In the order of `terms`; a term without a passage of its own has none. Rejects as the engine does. */
export async function passagesOf(
  engine: Pick<EnginePort, "call">,
  terms: readonly Pick<Term, "id" | "en" | "zh">[],
  lang: Lang,
  signal: AbortSignal,
): Promise<PassageHit[]> {
  const found = await Promise.all(
    terms.map(async (term) => {
      const { hits } = await engine.call("find-passages", { query: term[lang], lang, limit: LOOKED_AT }, { signal });
      return hits.find((hit) => hit.term === term.id) ?? [];
    }),
  );
  return found.flat();
}
