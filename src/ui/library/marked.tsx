/** A text with the words that answer a question marked; the text is shown as it stands, never as markup. */
import { markedParts } from "./marked-parts";

/** `marks`: `[start, end)` in UTF-16 units. */
export function Marked({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  return (
    <>
      {markedParts(text, marks).map(({ text: part, marked }, place) =>
        marked ? <mark key={place}>{part}</mark> : part,
      )}
    </>
  );
}
