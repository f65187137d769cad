/** Cuts text that comes in pieces into lines. Holds one line, and of one that is too long only the beginning. */

export interface Line {
  /** From 1. */
  line: number;
  /** Without what ends it; the first without a byte order mark. Only a beginning where `length` says more. */
  text: string;
  /** Characters. */
  length: number;
  /** False for a last line without a line feed. */
  ended: boolean;
}

/** The lines of the text, empty ones too. One of more than `longest` characters comes cut; the next are whole again. */
export async function* linesOf(texts: AsyncIterable<string>, longest: number): AsyncGenerator<Line> {
  let begun = "";
  let length = 0;
  let line = 0;
  let atStart = true;
  const add = (piece: string) => {
    const plain = atStart ? piece.replace(/^\uFEFF/u, "") : piece;
    if (piece !== "") atStart = false;
    length += plain.length;
    if (begun.length < longest) begun += plain.slice(0, longest - begun.length);
  };
  const end = (ended: boolean): Line => {
    const cut = ended && length <= longest && begun.endsWith("\r") ? begun.slice(0, -1) : begun;
    const found = { line: (line += 1), text: cut, length: length - (begun.length - cut.length), ended };
    begun = "";
    length = 0;
    atStart = false;
    return found;
  };
  for await (const text of texts) {
    let from = 0;
    for (let feed = text.indexOf("\n"); feed >= 0; feed = text.indexOf("\n", from)) {
      add(text.slice(from, feed));
      yield end(true);
      from = feed + 1;
    }
    if (from < text.length) add(text.slice(from));
  }
  if (length > 0) yield end(false);
}
