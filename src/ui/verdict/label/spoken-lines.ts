/** The label as sentences to be read aloud, each with the part of the page it is; pure. */
import type { SpokenLine } from "../../../app/read-aloud";
import type { LabelNames, LabelTitle } from "../../../domain/label-title";
import { saidWords } from "../../../domain/label-title";
import type { MuseumLabel } from "../../../domain/museum-label";
import type { Dictionary } from "../../i18n/dictionary";
import { attributeNotes } from "./notes";
import type { VerdictTexts } from "../texts";

interface Words {
  names: LabelNames;
  texts: VerdictTexts;
  common: Dictionary;
  /** Years as the reader's language says them. */
  years(start: number, end: number): string;
}

/** What was left open and has no first guess is passed over; so are figures, which nobody wants to hear. */
export function spokenLines(
  { lines, mark }: MuseumLabel,
  { title, period }: LabelTitle,
  { names, texts, common, years }: Words,
): SpokenLine[] {
  const stop = names.lang === "zh" ? "。" : ". ";
  const sentence = (...parts: string[]) =>
    parts.flatMap((part) => (part === "" ? [] : `${part.replace(/[.。]\s*$/u, "")}${stop}`)).join("");
  const attributes = lines.flatMap(({ attribute, said, certainty, retreat }): SpokenLine[] => {
    const isReignOpen = attribute === "reign" && retreat !== null && said.kind === "term";
    const words = isReignOpen
      ? names.reignOpen(saidWords(said, names))
      : said.kind === "words"
        ? said.words
        : saidWords(said, names);
    if (words === "") return [];
    const sure = retreat === null ? common.verdict.words[certainty] : "";
    const notes = attributeNotes(attribute, said, names.lang);
    return [{ id: attribute, text: sentence(`${common.attributes[attribute]}${stop}${words}`, sure, notes) }];
  });
  const read = mark?.reign
    ? texts.mark.reads(names.term(mark.reign.id), years(mark.reign.start, mark.reign.end))
    : texts.mark.readsNoReign;
  const written = names.lang === "zh" ? (mark?.text ?? "") : ""; // an English voice has no Chinese
  const marked: SpokenLine[] =
    mark === null ? [] : [{ id: "mark", text: sentence(texts.mark.heading, written, read, texts.mark.rule) }];
  return [{ id: "title", text: sentence(period, title || common.verdict.untitled) }, ...attributes, ...marked];
}
