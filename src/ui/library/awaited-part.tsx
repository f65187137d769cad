/** A part of a page that comes later than the rest: awaited, there, or failed in words. */
import type { ComponentChildren } from "preact";
import type { Awaited } from "../../app/awaited";
import { Failures } from "../failures";
import { useTexts } from "../i18n/texts";

interface AwaitedPartProps<T> {
  id: string;
  heading: string;
  state: Awaited<T>;
  children(value: T): ComponentChildren;
}

export function AwaitedPart<T>({ id, heading, state, children }: AwaitedPartProps<T>) {
  const common = useTexts();
  return (
    <section class="part" aria-labelledby={id} aria-busy={state.phase === "waiting"}>
      <h2 id={id} class="section-heading">
        {heading}
      </h2>
      {state.phase === "waiting" && <p class="pulse">{common.moment}</p>}
      {state.phase === "failed" && <Failures failures={[state.failure]} />}
      {state.phase === "there" && children(state.value)}
    </section>
  );
}
