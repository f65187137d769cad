/** A field that finds a term of the vocabulary as it is typed: a combobox with a list, by the ARIA pattern. */
import { useId, useRef, useState } from "preact/hooks";
import type { VocabularyAttribute } from "../../domain/attribute";
import { useApp } from "../context";
import { useLang, useTongue } from "../i18n/texts";
import { findTerms } from "./find-terms";
import { usePacksTexts } from "./texts";

export interface TermPickerProps {
  attribute: VocabularyAttribute;
  label: string;
  choose(term: string): void;
}

export function TermPicker({ attribute, label, choose }: TermPickerProps) {
  const { vocabulary } = useApp();
  const texts = usePacksTexts();
  const lang = useLang();
  const tongue = useTongue();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = open ? findTerms(vocabulary.terms.value?.values() ?? [], attribute, query) : [];
  const move = (to: number) => {
    setOpen(true);
    setActive(to);
    list.current?.children[to]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = found[active];
    if (event.key === "ArrowDown") move(Math.min(found.length - 1, active + 1));
    else if (event.key === "ArrowUp") move(Math.max(0, active - 1));
    else if (event.key === "Enter" && chosen !== undefined) choose(chosen.id);
    else if (event.key === "Escape" && open) setOpen(false);
    else if (event.key !== "Enter") return;
    event.preventDefault(); // Enter here never starts the import
  };
  return (
    <div class="picker">
      <input
        class="field"
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[active] === undefined ? undefined : `${id}-${active}`}
        autoComplete="off"
        spellcheck={false}
        placeholder={texts.importing.terms.placeholder}
        value={query}
        onFocus={() => setOpen(true)}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setOpen(true);
          setActive(event.currentTarget.value === "" ? -1 : 0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={label} hidden={!open}>
        {found.map((term, index) => (
          <li
            key={term.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(term.id)}
          >
            {term[tongue]} <span class="why">{lang === "zh" ? term.pinyin : term.zh}</span>
          </li>
        ))}
      </ul>
      {open && found.length === 0 && <p class="picker-none why">{texts.importing.terms.none}</p>}
    </div>
  );
}
