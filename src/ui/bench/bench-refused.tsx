/** Why something on the bench came to nothing, in a plain sentence, and behind a fold what the worker said. */
import type { ComponentChildren } from "preact";
import type { BenchRefusal } from "../../app/bench-refusal";
import { Refused, RefusedWords } from "../packs/refused";
import { useBenchTexts } from "./texts";

export function BenchRefused({ refusal, children }: { refusal: BenchRefusal; children?: ComponentChildren }) {
  const texts = useBenchTexts();
  if (refusal.kind !== "bench") return <Refused refusal={refusal}>{children}</Refused>;
  return (
    <RefusedWords sentence={texts.refusals[refusal.code]} detail={refusal.detail}>
      {children}
    </RefusedWords>
  );
}
