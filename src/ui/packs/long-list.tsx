/** The first lines of a list that may be long, and the rest when asked for. */
import { useState } from "preact/hooks";

export interface LongListProps {
  lines: readonly string[];
  shown?: number;
  /** The words on the button that shows all. */
  all: string;
}

export function LongList({ lines, shown = 10, all }: LongListProps) {
  const [whole, setWhole] = useState(false);
  const visible = whole ? lines : lines.slice(0, shown);
  return (
    <>
      <ul class="lines">
        {visible.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
      {lines.length > visible.length && (
        <button type="button" class="button text" onClick={() => setWhole(true)}>
          {all}
        </button>
      )}
    </>
  );
}
