/** How the model weighs a value against the claimed one: asked once, kept while the page is open. Knows no sentences. */
import { signal } from "@preact/signals";
import type { Weight } from "../workers/engine/study-calls";
import { type Awaited, settled, WAITING } from "./awaited";
import type { EnginePort } from "./ports";
import type { Alternative } from "./study-questions";

export interface Weighing {
  /** Undefined until asked for. */
  of(studyId: string, alternative: Alternative): Awaited<readonly Weight[]> | undefined;
  /**
   * Asks the engine, which is busy for as long as it takes; again only where that came to nothing. Aborted, it is as if
   * it had not been asked.
   */
  weigh(studyId: string, alternative: Alternative, signal: AbortSignal): Promise<void>;
}

function keyOf(studyId: string, { attribute, claimed, other }: Alternative): string {
  return [studyId, attribute, claimed, other].join(" ");
}

export function createWeighing(engine: Pick<EnginePort, "call">): Weighing {
  const weights = signal<ReadonlyMap<string, Awaited<readonly Weight[]>>>(new Map());
  const put = (key: string, state: Awaited<readonly Weight[]> | null) => {
    const next = new Map(weights.peek());
    if (state === null) next.delete(key);
    else next.set(key, state);
    weights.value = next;
  };
  return {
    of: (studyId, alternative) => weights.value.get(keyOf(studyId, alternative)),
    async weigh(studyId, alternative, stopped) {
      const key = keyOf(studyId, alternative);
      const known = weights.peek().get(key);
      if (known !== undefined && known.phase !== "failed") return;
      const { attribute, claimed, other } = alternative;
      put(key, WAITING);
      const input = { studyId, attribute, values: [claimed, other] };
      const answer = await settled(engine.call("weigh", input, { signal: stopped }).then((found) => found.weights));
      put(key, stopped.aborted ? null : answer);
    },
  };
}
