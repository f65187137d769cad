/** Where a person asks about the piece: a field, and questions that its likely confusions suggest. */
import { useId, useRef, useState } from "preact/hooks";
import type { OpenStudy } from "../../app/study-model";
import { alternativesOf } from "../../app/study-questions";
import { studyRoomOf } from "../../app/study-room";
import { canAdd, isOpenToAdditions } from "../../app/study-types";
import type { VocabularyAttribute } from "../../domain/attribute";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useLang } from "../i18n/texts";
import { Icon } from "../icons";
import { useStudyTexts } from "./texts";
import { shortName, useTermName } from "./use-term-name";

/** Longest question, in UTF-16 units: what a small model can hold beside the pictures. */
const LONGEST = 300;

/** Attributes whose values are names of times and places; those of the others are ordinary words. */
const NAMES: ReadonlySet<VocabularyAttribute> = new Set(["dynasty", "reign", "kiln"]);

/** "Why not Yongle?", of what the verdict could be taken for and has not been asked yet. */
function useSuggestions({ view }: OpenStudy): string[] {
  const { lookup } = studyRoomOf(useApp());
  const texts = useStudyTexts();
  const nameOf = useTermName();
  const { verdict, evidence, added } = view;
  if (verdict === null || lookup.value === null) return [];
  const asked = new Set(added.map(({ text }) => text));
  return alternativesOf(verdict, evidence, lookup.value.confusedWith)
    .map(({ attribute, other }) => texts.composer.whyNot(shortName(nameOf(other)), NAMES.has(attribute)))
    .filter((question) => !asked.has(question));
}

/** Under the thumb the suggestions stay folded until the field has the focus, and the first of them stands in it. */
const isNarrow = () => matchMedia("(max-width: 47.99rem)").matches;

export function Composer({ study }: { study: OpenStudy }) {
  const { study: studies } = useApp();
  const texts = useStudyTexts();
  const lang = useLang();
  const list = useId();
  const suggestions = useSuggestions(study);
  const whole = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState("");
  const open = canAdd(study);
  if (!isOpenToAdditions(study)) return null;
  const send = async (text: string) => {
    if (text === "" || !open) return;
    if (!(await studies.add({ text }, lang))) return; // what was written stays to be sent again
    setWords((now) => (now.trim() === text ? "" : now));
    // A suggestion that was taken is gone, and must not take the focus with it.
    if (document.activeElement === document.body) whole.current?.focus();
  };
  return (
    <div ref={whole} class="composer" tabIndex={-1}>
      <Failures failures={study.refusal === null ? [] : [study.refusal]} />
      {suggestions.length > 0 && open && (
        <ul class="suggestions" id={list} aria-label={texts.composer.suggestions}>
          {suggestions.map((question) => (
            <li key={question}>
              <button type="button" class="chip suggestion" onClick={() => void send(question)}>
                {question}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="composer-row"
        onSubmit={(event) => {
          event.preventDefault();
          void send(words.trim());
        }}
      >
        <input
          class="field"
          value={words}
          maxLength={LONGEST}
          enterkeyhint="send"
          autocomplete="off"
          aria-label={texts.composer.label}
          placeholder={(isNarrow() && suggestions[0]) || texts.composer.placeholder}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <button type="submit" class="button primary icon-only" aria-label={texts.composer.send} disabled={!open}>
          <Icon name="send" />
        </button>
      </form>
    </div>
  );
}
