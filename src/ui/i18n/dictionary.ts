/** The shape every language has to fill: English sets the keys, and a missing one does not compile. */
import type { en } from "./en";

/** Sentences widen to `string`, sentences with numbers keep their parameters. */
export type Widened<T> = T extends string
  ? string
  : T extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> };

export type Dictionary = Widened<typeof en>;
