/** What the vocabulary has to say of a line's term, beside its name: of decoration, which means something, all of it. */
import type { Lang, VocabularyAttribute } from "../../../domain/attribute";
import type { Said } from "../../../domain/retreat";
import { term } from "../../../domain/vocabulary";

/** Empty where it has nothing, and where the line says less than a term. */
export function attributeNotes(attribute: VocabularyAttribute, said: Said, lang: Lang): string {
  if (attribute !== "motif" || said.kind !== "term") return "";
  const found = term(said.id);
  if (found === undefined) return "";
  return lang === "zh" ? (found.notesZh ?? "") : (found.notes.split("\n")[0] ?? "");
}
