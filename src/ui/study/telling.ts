/** A study in progress as a screen reader tells it: each step once, in one sentence, never token by token. Pure. */
import type { OpenStudy } from "../../app/study-model";
import { changesOf, storyOf } from "../../app/study-story";
import type { ToolStep } from "../../app/study-view";
import type { Tongue } from "../../app/tongue";
import { formatList } from "../i18n/format";
import type { Dictionary } from "../i18n/dictionary";
import { recordName } from "../record-name";
import type { StudyTexts } from "./texts";
import { toolAim, toolTitle } from "./tool-words";

export interface TellingWords {
  common: Dictionary;
  texts: StudyTexts;
  tongue: Tongue;
  /** What the verdict on show calls the piece. */
  title: string;
  /** What the library said at once, in few words; empty where it said nothing. */
  impression: string;
}

function stepSentence(step: ToolStep, { common, texts, tongue }: TellingWords): string {
  const what = formatList(
    tongue,
    [toolTitle(step, common), toolAim(step, common)].filter((part) => part !== ""),
  );
  if (step.state === "failed") return texts.tell.failed(what);
  if (step.name === "search_text") return texts.tell.passages(what, step.evidence.length);
  if (step.name !== "search_image") return what;
  const records = step.evidence.filter((each) => each.kind === "record");
  const [nearest] = records;
  return texts.tell.found(what, records.length, nearest === undefined ? "" : recordName(nearest.fields, tongue, null));
}

/** The newest thing worth saying; null where there is nothing newer than what was said last. */
export function tellingOf(study: OpenStudy, words: TellingWords): string | null {
  const { view, phase } = study;
  const { common, texts, title, impression } = words;
  const item = storyOf(view).at(-1);
  if (item === undefined && impression !== "") return texts.tell.looksLike(impression);
  if (phase === "waiting" && view.startedAt === 0) return common.study.waiting;
  if (item === undefined) return phase === "running" ? common.study.looking : null;
  if (view.stop !== null && view.stop.reason !== "answered") return common.study.ended[view.stop.reason];
  switch (item.kind) {
    case "added":
      return texts.tell.told;
    case "answer":
      return texts.tell.answer(item.text);
    case "verdict":
      return `${texts.tell.again(changesOf(item.before, item.verdict).length)} ${texts.tell.verdict(title)}`;
    case "turn": {
      if (view.verdicts.some(({ turn }) => turn === item.turn.turn)) return texts.tell.verdict(title);
      const { step, turn } = item.turn;
      return step === null || step.state === "running" ? null : texts.tell.step(turn, stepSentence(step, words));
    }
    default:
      return item satisfies never;
  }
}
