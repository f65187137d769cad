/** Words of the table that no term answers to: for each a term is chosen, or it is left out. */
import { useEffect, useRef, useState } from "preact/hooks";
import { type VocabularyAttribute, VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import type { MissedText, TermChoices } from "../../domain/import";
import { useApp } from "../context";
import { Icon } from "../icons";
import { useTexts, useTongue } from "../i18n/texts";
import { TermPicker } from "./term-picker";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";

const FIRST = 12;

export function MissedTerms({ missed, choices }: { missed: readonly MissedText[]; choices: TermChoices }) {
  const { vocabulary } = useApp();
  const texts = usePacksTexts();
  const some = missed.length > 0;
  useEffect(() => {
    if (some) void vocabulary.load();
  }, [some, vocabulary]);
  if (!some) return null;
  const open = missed.filter(({ attribute, text }) => choices[attribute]?.[text] === undefined).length;
  return (
    <section class="plan-part" aria-labelledby="terms-heading">
      <div class="section-head">
        <h2 id="terms-heading">{texts.importing.terms.heading}</h2>
        <p class="figures" role="status">
          {open === 0 ? texts.importing.terms.settled : texts.importing.terms.open(open)}
        </p>
      </div>
      <p class="note">{texts.importing.terms.lead}</p>
      {VOCABULARY_ATTRIBUTES.map((attribute) => {
        const own = missed.filter((each) => each.attribute === attribute);
        return own.length === 0 ? null : (
          <MissedOfAttribute key={attribute} attribute={attribute} missed={own} choices={choices[attribute] ?? {}} />
        );
      })}
    </section>
  );
}

interface MissedOfAttributeProps {
  attribute: VocabularyAttribute;
  missed: readonly MissedText[];
  choices: Record<string, string | null>;
}

function MissedOfAttribute({ attribute, missed, choices }: MissedOfAttributeProps) {
  const texts = usePacksTexts();
  const { attributes } = useTexts();
  const [shown, setShown] = useState(FIRST);
  const rest = missed.length - shown;
  return (
    <div class="missed">
      <h3>{attributes[attribute]}</h3>
      <ul>
        {missed.slice(0, shown).map((each) => (
          <Missed key={each.text} missed={each} choice={choices[each.text]} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="button text" onClick={() => setShown(shown + 50)}>
          {texts.importing.terms.more(Math.min(50, rest))}
        </button>
      )}
    </div>
  );
}

function Missed({ missed, choice }: { missed: MissedText; choice: string | null | undefined }) {
  const { imports } = useDesk();
  const { vocabulary } = useApp();
  const texts = usePacksTexts();
  const tongue = useTongue();
  const { attribute, text, count } = missed;
  const row = useRef<HTMLLIElement>(null);
  const choose = (term: string | null | undefined) => {
    imports.choose(attribute, text, term);
    row.current?.focus({ preventScroll: true }); // the control that was used gives way to another
  };
  const chosen = typeof choice === "string" ? (vocabulary.terms.value?.get(choice)?.[tongue] ?? choice) : null;
  return (
    <li class="missed-row" tabIndex={-1} ref={row}>
      <p>
        <span class="missed-text">{text}</span> <span class="why">{texts.importing.terms.rows(count)}</span>
      </p>
      {choice === undefined ? (
        <div class="missed-choice">
          <TermPicker attribute={attribute} label={texts.importing.terms.pick(text)} choose={choose} />
          <button
            type="button"
            class="button quiet"
            aria-label={texts.importing.terms.leaveOf(text)}
            onClick={() => choose(null)}
          >
            {texts.importing.terms.leave}
          </button>
        </div>
      ) : (
        <div class="missed-choice">
          <p class={chosen === null ? "why chosen" : "chosen"}>{chosen ?? texts.importing.terms.left}</p>
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={texts.importing.terms.clear(text)}
            onClick={() => choose(undefined)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </li>
  );
}
