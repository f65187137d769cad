/** The agent's work as a story to follow, with what the person added to it where it came. */
import type { OpenStudy } from "../../app/study-model";
import { type StoryItem, storyOf } from "../../app/study-story";
import { isActive } from "../../app/study-types";
import { thoughtOf } from "../../app/study-view";
import { useTexts } from "../i18n/texts";
import { Added, PendingAddition } from "./added";
import { Answer, VerdictAnew } from "./reply";
import { ToolCard } from "./tool-card";
import { LAST_ADDED } from "./use-attention";
import { useFollowing } from "./use-following";
import { Weighed } from "./weighed";
import { Words } from "./words";

function Item({ item, study }: { item: StoryItem; study: OpenStudy }) {
  switch (item.kind) {
    case "turn": {
      const text = thoughtOf(item.turn.raw);
      return (
        <>
          {text !== "" && <Words text={text} lang={item.turn.lang} evidence={study.view.evidence} />}
          {item.turn.step !== null && <ToolCard step={item.turn.step} study={study} />}
        </>
      );
    }
    case "added":
      return (
        <>
          <Added added={item.added} study={study} />
          <Weighed asked={item.added} study={study} />
        </>
      );
    case "answer":
      return <Answer text={item.text} turn={item.turn} study={study} />;
    case "verdict":
      return <VerdictAnew verdict={item.verdict} before={item.before} />;
    default:
      return item satisfies never;
  }
}

function keyOf(item: StoryItem): string {
  if (item.kind === "added") return `added-${item.place}`;
  return `${item.kind}-${item.kind === "turn" ? item.turn.turn : item.turn}`;
}

/** A turn of which there is nothing to show: the model has only begun to write, or wrote nothing but its answer. */
function isEmpty(item: StoryItem): boolean {
  return item.kind === "turn" && item.turn.step === null && thoughtOf(item.turn.raw) === "";
}

export function Story({ study }: { study: OpenStudy }) {
  const texts = useTexts();
  const { view, phase } = study;
  const running = phase === "running" || phase === "stopping";
  const items = storyOf(view).filter((item) => !isEmpty(item));
  const last = view.turns.at(-1)?.step;
  const thinking = running && view.stop === null && last?.state !== "running";
  const concluded = view.verdict !== null && view.added.length === 0;
  const end = useFollowing(isActive(study) && items.length > 0 && !concluded, study);
  const begun = items.length > 0 || thinking || study.question !== "";
  return (
    <section class="story" aria-labelledby="story-heading">
      <h2 id="story-heading" class={begun ? "section-heading" : "visually-hidden"}>
        {texts.study.story}
      </h2>
      {study.question !== "" && (
        <p class="asked">
          <span class="why">{texts.study.asked}</span> {study.question}
        </p>
      )}
      <ol class="turns">
        {items.map((item) => (
          <li
            key={keyOf(item)}
            id={item.kind === "added" && item.added === view.added.at(-1) ? LAST_ADDED : undefined}
            class={`turn ${item.kind}-item`}
            value={item.kind === "turn" ? item.turn.turn : undefined}
          >
            <Item item={item} study={study} />
          </li>
        ))}
      </ol>
      {study.pending !== null && <PendingAddition addition={study.pending} study={study} />}
      {thinking && <div class="pulse" />}
      <div ref={end} class="story-end" />
    </section>
  );
}
