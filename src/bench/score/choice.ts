/** Which option an answer names: by our own rules, and as the reference evaluator reads it. Knows no run. */
import type { BenchOption } from "../../domain/bench";

/** The letter that the text in `<answer>` names without doubt, by letter or by the option's text; null: unparsed. */
export function strictLetter(prediction: string | null, options: readonly BenchOption[]): string | null {
  const letter = /^[\s(（]*([A-Z])[\s)）.]*$/iu.exec((prediction ?? "").normalize("NFKC"))?.[1]?.toUpperCase();
  return options.some((option) => option.letter === letter) ? (letter ?? null) : null;
}

/**
 * The first capital that stands alone once the text is made upper case; null where there is none.
 * As the evaluator of SII-Monument-Valley/CiQi-Agent reads an answer (its tasks.py, 2026), faults included.
 */
export function compatLetter(prediction: string | null): string | null {
  return /(?<![\p{L}\p{N}_])[A-Z](?![\p{L}\p{N}_])/u.exec((prediction ?? "").toUpperCase())?.[0] ?? null;
}
