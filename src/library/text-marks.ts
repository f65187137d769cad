/** Which words of a text answer a question. Knows no index. */
import type { Clause } from "./text-postings";
import { tokenSpans } from "./text-tokens";

/** `[start, end)` in UTF-16 units of `text`, in order; what touches is one. */
export function marks(text: string, question: readonly Clause[]): [number, number][] {
  const answering = new Set(question.flatMap((clause) => clause.flatMap((wording) => [...wording.keys()])));
  const found: [number, number][] = [];
  for (const { text: token, start, end } of tokenSpans(text)) {
    if (!answering.has(token)) continue;
    const last = found.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
