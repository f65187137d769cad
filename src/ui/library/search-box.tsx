/** Words to search for: answered while they are typed, and at once with Enter. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useLibraryTexts } from "./texts";
import { Icon } from "../icons";

/** Milliseconds after the last letter. */
const PAUSE = 250;

interface SearchBoxProps {
  label: string;
  hint: string;
  /** What the address says; taken over when it changes by itself. */
  value: string;
  search(text: string): void;
}

export function SearchBox({ label, hint, value, search }: SearchBoxProps) {
  const texts = useLibraryTexts();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (words: string) => {
    clearTimeout(timer.current);
    if (words.trim() === sent.current) return;
    sent.current = words.trim();
    search(sent.current);
  };
  return (
    <form
      role="search"
      class="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        send(text);
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={hint}
        value={text}
        enterkeyhint="search"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        onInput={(event) => {
          const words = event.currentTarget.value;
          setText(words);
          clearTimeout(timer.current);
          if (!event.isComposing) timer.current = setTimeout(() => send(words), PAUSE);
        }}
        onCompositionEnd={(event) => {
          const words = event.currentTarget.value;
          timer.current = setTimeout(() => send(words), PAUSE);
        }}
      />
      <button type="submit" class="button quiet">
        {texts.go}
      </button>
    </form>
  );
}
