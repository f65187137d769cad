/** How a piece is named in the reader's language; the other name and the period beside it. */
import { tagOf, type Tongue } from "../../app/tongue";
import { inTraditional } from "../../app/traditional";
import { hashOf } from "../../app/route-model";
import type { Specimen } from "../../domain/specimen";
import { useApp } from "../context";
import { formatPeriod } from "../i18n/format";
import { useLang, useTongue } from "../i18n/texts";
import { useLibraryTexts } from "./texts";

export interface PieceWords {
  title: string;
  /** BCP 47 tag of the title. */
  titleTag: Tongue;
  /** The name in the other language; empty when there is none. */
  second: string;
  /** Dynasty and reign. */
  period: string;
}

/** Reads the vocabulary as far as it has come. */
export function usePieceWords({ name, nameEn, attributes }: Specimen): PieceWords {
  const { vocabulary } = useApp();
  const texts = useLibraryTexts();
  const lang = useLang();
  const tongue = useTongue();
  const terms = vocabulary.terms.value;
  const chinese = tongue === "zh-Hant" ? inTraditional(name, terms) : name;
  const own = lang === "zh" ? chinese : nameEn;
  const other = lang === "zh" ? nameEn : chinese;
  const title = own.trim() || other.trim();
  const titleLang = own.trim() === "" ? (lang === "zh" ? "en" : "zh") : lang;
  const names = [attributes.dynasty, attributes.reign].flatMap(
    (id) => (id === null ? undefined : terms?.get(id)?.[tongue]) ?? [],
  );
  return {
    title: title || texts.unnamed,
    titleTag: title === "" || titleLang === lang ? tongue : tagOf(titleLang),
    second: other.trim() === title ? "" : other.trim(),
    period: formatPeriod(tongue, names),
  };
}

/** The id of the link to a piece, by which the way back finds it again. */
export function linkId(packId: string, recordId: string): string {
  return hashOf({ screen: "piece", packId, recordId }).slice(2);
}
