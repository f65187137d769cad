/** What the library calls a piece, in the reader's language and characters where it can. */
import type { Tongue } from "../app/tongue";
import { inTraditional } from "../app/traditional";
import type { VocabularyModel } from "../app/vocabulary-model";
import type { RecordFields } from "../domain/evidence";
import { useApp } from "./context";
import { useTongue } from "./i18n/texts";

type Named = Pick<RecordFields, "name" | "nameEn">;

export function recordName({ name, nameEn }: Named, tongue: Tongue, terms: VocabularyModel["terms"]["value"]): string {
  const chinese = tongue === "zh-Hant" ? inTraditional(name, terms) : name;
  return tongue === "en" ? nameEn || chinese : chinese || nameEn;
}

export function useRecordName(): (fields: Named) => string {
  const { vocabulary } = useApp();
  const tongue = useTongue();
  return (fields) => recordName(fields, tongue, vocabulary.terms.value);
}
