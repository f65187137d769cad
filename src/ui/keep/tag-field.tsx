/** Tags of a study, and a field that completes those in use: a combobox with a list, by the ARIA pattern. */
import { useId, useState } from "preact/hooks";
import { tagKey, withTag } from "../../domain/keep/tags";
import { Icon } from "../icons";
import { useNotebookTexts } from "../notebook/texts";

interface TagFieldProps {
  tags: readonly string[];
  /** Tags in use, most used first. */
  known: readonly string[];
  change(tags: string[]): void;
}

const MOST_SHOWN = 6;

export function TagField({ tags, known, change }: TagFieldProps) {
  const texts = useNotebookTexts();
  const id = useId();
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const key = tagKey(words);
  const taken = new Set(tags.map(tagKey));
  const offered = known.filter((tag) => !taken.has(tagKey(tag)) && tagKey(tag).includes(key)).slice(0, MOST_SHOWN);
  const shown = open && offered.length > 0;
  const add = (tag: string) => {
    change(withTag(tags, tag));
    setWords("");
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const chosen = shown ? offered[active] : undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setOpen(true);
      setActive(Math.max(-1, Math.min(offered.length - 1, active + step)));
    } else if (event.key === "Enter" || event.key === "," || event.key === "，") add(chosen ?? words);
    else if (event.key === "Escape" && shown) setOpen(false);
    else if (event.key === "Backspace" && words === "") return change(tags.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes the list, not the sheet around it
  };
  return (
    <div class="tag-field">
      {tags.length > 0 && (
        <ul class="chosen-filters">
          {tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                class="chip filter-chip"
                aria-label={texts.notes.tagRemove(tag)}
                onClick={() => change(tags.filter((each) => each !== tag))}
              >
                {tag}
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="picker">
        <input
          class="field"
          role="combobox"
          aria-label={texts.notes.tags}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && offered[active] !== undefined ? `${id}-${active}` : undefined}
          autoComplete="off"
          enterkeyhint="done"
          placeholder={texts.notes.tagHint}
          value={words}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            setOpen(false);
            if (words.trim() !== "") add(words);
          }}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={texts.notes.tagChoices} hidden={!shown}>
          {offered.map((tag, index) => (
            <li
              key={tag}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => add(tag)}
            >
              {tag}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
