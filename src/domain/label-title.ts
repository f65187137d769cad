/** The name a label gives a piece, composed of what it says; the words themselves are the reader's language's to bring. */
import type { Lang, VocabularyAttribute } from "./attribute";
import type { MuseumLabel } from "./museum-label";
import type { Said } from "./retreat";
import { term } from "./vocabulary";
import type { Claim } from "./verdict";

/** How one language names things. */
export interface LabelNames {
  lang: Lang;
  /** Of a term or of a group of terms. */
  term(id: string): string;
  family(attribute: "color" | "motif" | "shape", family: string): string;
  /** Some kiln of a province, which the vocabulary names in Chinese. */
  region(province: string): string;
  either(one: string, other: string): string;
  /** The period where the reign is not sure. */
  reignOpen(period: string): string;
  /** A piece whose shape is not said, after its glaze and decoration: 青花器. */
  vessel: string;
}

/** Empty where nothing is said, or only the model's own words. */
export function saidWords(said: Said, names: LabelNames): string {
  switch (said.kind) {
    case "term":
      return names.term(said.id);
    case "either":
      return names.either(names.term(said.ids[0]), names.term(said.ids[1]));
    case "family":
      return names.family(said.attribute, said.family);
    case "region":
      return names.region(said.province);
    case "words":
    case "open":
      return "";
    default:
      return said satisfies never;
  }
}

/** Dynasty and reign as one: 明永乐; Qing dynasty, reign uncertain. */
function periodWords({ lines }: MuseumLabel, names: LabelNames): string {
  const dynasty = saidOf(lines, "dynasty");
  const reign = lines.find(({ attribute }) => attribute === "reign");
  const period = saidWords(dynasty, names);
  if (reign === undefined || reign.said.kind === "words") return period;
  const isReign = reign.said.kind === "term" && term(reign.said.id)?.attribute === "reign";
  if (isReign) return [period, saidWords(reign.said, names)].filter((part) => part !== "").join(joint(names.lang));
  return reign.retreat === null || period === "" ? period : names.reignOpen(period);
}

function joint(lang: Lang): string {
  return lang === "zh" ? "" : ", ";
}

function saidOf(lines: MuseumLabel["lines"], attribute: VocabularyAttribute): Said {
  return lines.find((line) => line.attribute === attribute)?.said ?? { kind: "open" };
}

/** "Undecorated" is a finding, but no part of a name. */
const NO_NAMES = new Set(["motif:wuwen"]);

/** What of a line is part of a name: terms and, of shapes, families. */
function partOf(lines: MuseumLabel["lines"], attribute: VocabularyAttribute): Said | null {
  const said = saidOf(lines, attribute);
  if (said.kind === "family") return attribute === "shape" ? said : null;
  return said.kind === "term" && !NO_NAMES.has(said.id) ? said : null;
}

/** Glaze, decoration and shape in the order of the language: 青花山茶纹扁壶. Empty where none is said. */
function objectWords({ lines }: MuseumLabel, names: LabelNames): string {
  const [color, motif, shape] = (["color", "motif", "shape"] as const).map((each) => partOf(lines, each));
  const words = (said: Said | null | undefined) => (said ? saidWords(said, names) : "");
  const kind = words(shape).replace(/类$/u, "") || (color || motif ? names.vessel : "");
  const order = names.lang === "zh" ? [words(color), words(motif), kind] : [kind, words(color), words(motif)];
  const parts = order.filter((part) => part !== "");
  return names.lang === "zh" ? parts.join("") : parts.map((part) => part.replace(/\s*\([^)]*\)/gu, "")).join(" · ");
}

/** Of the Chinese name; empty where a part of it is no term, and has none. */
function objectPinyin({ lines }: MuseumLabel): string {
  const parts = (["color", "motif", "shape"] as const).flatMap((each) => partOf(lines, each) ?? []);
  const spoken = parts.map((said) => (said.kind === "term" ? term(said.id)?.pinyin : undefined));
  const whole = saidOf(lines, "shape").kind === "term" && spoken.every((each) => each !== undefined);
  return whole ? spoken.join(" ") : "";
}

export interface LabelTitle {
  title: string;
  titleLang: Lang;
  /** The name in the other language; empty when there is none. */
  second: string;
  /** Empty when the title says it already. */
  period: string;
  pinyin: string;
  /** The model's own name, in the language it spoke, where it says more than the label does, or another thing; else empty. */
  remark: string;
}

/**
 * The title in the reader's language: the model's own name (`own`) where it spoke that language and says what the label
 * says, else composed. `mine` and `theirs`: the reader's language and the other one.
 */
export function labelTitle(
  label: MuseumLabel,
  own: Claim,
  spoken: Lang,
  mine: LabelNames,
  theirs: LabelNames,
): LabelTitle {
  const given = own.label.trim();
  const composed = objectWords(label, mine);
  const other = objectWords(label, theirs);
  const holds = given !== "" && agrees(given, label, spoken === mine.lang ? mine : theirs);
  const title = (holds && spoken === mine.lang ? given : composed) || (holds ? given : "");
  const second = holds && spoken === theirs.lang && given !== title ? given : other;
  const period = periodWords(label, mine);
  return {
    title,
    titleLang: title === given ? spoken : mine.lang,
    second: second === title ? "" : second,
    period: period !== "" && title.includes(period) ? "" : period,
    pinyin: objectPinyin(label),
    remark: holds || given === title ? "" : given,
  };
}

/** Whether a name says the glaze, decoration and shape that the label says, each as its term or as the words in its brackets. */
function agrees(given: string, { lines }: MuseumLabel, names: LabelNames): boolean {
  const words = given.toLowerCase();
  return lines.every(({ attribute, said, retreat }) => {
    if (!["color", "motif", "shape"].includes(attribute)) return true;
    if (retreat !== null) return false;
    if (said.kind !== "term" || NO_NAMES.has(said.id)) return true;
    const ways = names
      .term(said.id)
      .toLowerCase()
      .split(/\s*[()]\s*/u);
    return ways.some((way) => way !== "" && words.includes(way));
  });
}
