/** One attribute to guess: a few plausible values, any other by its name, or none. */
import { useState } from "preact/hooks";
import type { VocabularyAttribute } from "../../domain/attribute";
import { useTexts, useTongue } from "../i18n/texts";
import { TermPicker } from "../packs/term-picker";
import { termName } from "../verdict/names";
import { useGuessTexts } from "./texts";

interface GuessFieldProps {
  attribute: VocabularyAttribute;
  options: readonly string[];
  chosen: string | null;
  choose(id: string | null): void;
}

export function GuessField({ attribute, options, chosen, choose }: GuessFieldProps) {
  const texts = useGuessTexts();
  const common = useTexts();
  const tongue = useTongue();
  const [finding, setFinding] = useState(false);
  const offered = chosen === null || options.includes(chosen) ? options : [...options, chosen];
  const name = common.attributes[attribute];
  return (
    <fieldset class="guess-field">
      <legend>{name}</legend>
      <div class="guess-options">
        {offered.map((id) => (
          <label key={id} class="guess-option">
            <input type="radio" name={attribute} checked={chosen === id} onChange={() => choose(id)} />
            {termName(id, tongue)}
          </label>
        ))}
        <label class="guess-option quiet">
          <input type="radio" name={attribute} checked={chosen === null} onChange={() => choose(null)} />
          {texts.noIdea}
        </label>
        <button type="button" class="button text" aria-expanded={finding} onClick={() => setFinding(!finding)}>
          {texts.other}
        </button>
      </div>
      {finding && (
        <TermPicker
          attribute={attribute}
          label={texts.find(name)}
          choose={(id) => {
            choose(id);
            setFinding(false);
          }}
        />
      )}
    </fieldset>
  );
}
