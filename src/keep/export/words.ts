/** What exports say, and how they name what a label says, in the language of the reader who exports. */
import type { Attribute, Lang } from "../../domain/attribute";
import type { Certainty } from "../../domain/certainty";
import type { ToolName } from "../../domain/events";
import type { LabelNames } from "../../domain/label-title";
import { familyLabel, provinceLabel } from "../../domain/term-families";
import { label } from "../../domain/vocabulary";
import type { Basis } from "../../domain/verdict";

export interface ExportWords {
  tag: string;
  names: LabelNames;
  attributes: Record<Exclude<Attribute, "name">, string>;
  certainty: Record<Certainty, string>;
  basis: Record<Basis, string>;
  tools: Record<ToolName, string>;
  labelHeading: string;
  mark: string;
  markRule: string;
  evidence: string;
  steps: string;
  asked: string;
  notes: string;
  similar: string;
  passage: string;
  question: string;
  untitled: string;
  notPorcelain: string;
  noVerdict: string;
  photo(n: number): string;
  ownWords: string;
  contents: string;
  sure(percent: string, calibrated: boolean): string;
  madeBy(model: string): string;
  /** On a picture card, in one line. */
  guess: string;
  honesty: string;
}

const names: Record<Lang, LabelNames> = {
  en: {
    lang: "en",
    term: (id) => label(id, "en"),
    family: (attribute, family) => familyLabel(attribute, family, "en"),
    region: (province) => `A kiln in ${provinceLabel(province, "en")}`,
    either: (one, other) => `${one} or ${other}`,
    reignOpen: (period) => `${period}, reign uncertain`,
    vessel: "Vessel",
  },
  zh: {
    lang: "zh",
    term: (id) => label(id, "zh"),
    family: (attribute, family) => familyLabel(attribute, family, "zh"),
    region: (province) => `${provinceLabel(province, "zh")}窑口`,
    either: (one, other) => `${one}或${other}`,
    reignOpen: (period) => `${period}，年代待考`,
    vessel: "器",
  },
};

export const WORDS: Record<Lang, ExportWords> = {
  en: {
    tag: "en",
    names: names.en,
    attributes: {
      dynasty: "Period",
      reign: "Reign",
      kiln: "Kiln",
      color: "Glaze",
      motif: "Decoration",
      shape: "Shape",
    },
    certainty: { high: "Confident", good: "Likely", fair: "Possible", low: "A guess", none: "Undetermined" },
    basis: { seen: "seen", retrieved: "compared", inferred: "inferred", "not-visible": "not visible" },
    tools: {
      image_zoom_in_tool: "Looked closer",
      search_image: "Compared with similar pieces",
      search_text: "Read up",
    },
    labelHeading: "What it concludes",
    mark: "The mark",
    markRule: "A mark says what was written, not when.",
    evidence: "Evidence",
    steps: "How it looked",
    asked: "Asked",
    notes: "Notes",
    similar: "Similar piece",
    passage: "From the glossary",
    question: "Question",
    untitled: "An unfinished study",
    notPorcelain: "Not Chinese porcelain",
    noVerdict: "The study ended before it reached a verdict.",
    photo: (n) => `Photograph ${n}`,
    ownWords: "in the model’s own words",
    contents: "Studies",
    sure: (percent, calibrated) => (calibrated ? percent : `${percent}, the model’s own figure`),
    madeBy: (model) => `Studied on a device of its owner’s by ${model} with CiQi 慈祺.`,
    guess: "A guess by a small model that learned from rendered pieces. No appraisal.",
    honesty:
      "A small model made these statements from photographs alone; it learned from rendered pieces, not real ones. Take them as a first reading. They say nothing on whether the piece is what it seems, or on what it may fetch.",
  },
  zh: {
    tag: "zh-Hans",
    names: names.zh,
    attributes: { dynasty: "时代", reign: "年号", kiln: "窑口", color: "釉色", motif: "纹饰", shape: "器形" },
    certainty: { high: "把握较大", good: "很可能", fair: "或为", low: "猜测", none: "未定" },
    basis: { seen: "目见", retrieved: "比对", inferred: "推断", "not-visible": "不可见" },
    tools: { image_zoom_in_tool: "细看", search_image: "比对同类", search_text: "查考" },
    labelHeading: "结论",
    mark: "款识",
    markRule: "款识所记为所书，未必为所造之时。",
    evidence: "依据",
    steps: "观察经过",
    asked: "问答",
    notes: "附记",
    similar: "同类器物",
    passage: "词汇释文",
    question: "提问",
    untitled: "未完的研究",
    notPorcelain: "非中国瓷器",
    noVerdict: "此次研究未得出结论。",
    photo: (n) => `照片${n}`,
    ownWords: "模型自述",
    contents: "目录",
    sure: (percent, calibrated) => (calibrated ? percent : `${percent}，模型自估`),
    madeBy: (model) => `由${model}在使用者的设备上研究，慈祺 CiQi。`,
    guess: "小模型之猜测，所学皆为绘制之器，不作鉴定。",
    honesty: "以上由一个小模型仅凭照片得出；它所学的是绘制的器物，而非实物，只宜作初步参考，不涉及器物的鉴定与估价。",
  },
};
