/** How the reader's language, and the other one, name what a label says. */
import type { Tongue } from "../../app/tongue";
import type { LabelNames } from "../../domain/label-title";
import { familyLabel, provinceLabel } from "../../domain/term-families";
import { label, term } from "../../domain/vocabulary";
import { useTongue } from "../i18n/texts";
import { verdictWords } from "./texts";

/** A term by name as `tongue` writes it; a group of terms, which is named in simplified characters; else the id. */
export function termName(id: string, tongue: Tongue): string {
  const found = term(id);
  if (found === undefined) return label(id, tongue === "en" ? "en" : "zh");
  return { en: found.en, "zh-Hans": found.zhHans, "zh-Hant": found.zhHant }[tongue];
}

function namesIn(tongue: Tongue): LabelNames {
  const texts = verdictWords(tongue);
  const lang = tongue === "en" ? "en" : "zh";
  return {
    lang,
    term: (id) => termName(id, tongue),
    family: (attribute, family) => familyLabel(attribute, family, lang),
    region: (province) => texts.region(provinceLabel(province, lang)),
    either: texts.either,
    reignOpen: texts.reignOpen,
    vessel: texts.vessel,
  };
}

export interface ReaderNames {
  mine: LabelNames;
  theirs: LabelNames;
  /** BCP 47 tag of the other language. */
  theirTag: Tongue;
}

export function useLabelNames(): ReaderNames {
  const tongue = useTongue();
  const theirTag = tongue === "en" ? "zh-Hans" : "en";
  return { mine: namesIn(tongue), theirs: namesIn(theirTag), theirTag };
}
