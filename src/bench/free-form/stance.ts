/** How a text takes what it names: claims it, denies it, calls it an imitation, or is not sure. Knows no vocabulary. */
import type { VocabularyAttribute } from "../../domain/attribute";
import type { Mention } from "./mentions";

export type Stance = "claimed" | "doubted" | "denied";

/** Whatever ends the reach of a `not`. */
const BOUNDARY =
  /[,;!?:()\n，。；！？：（）]|\.(?=\s|$)|\b(?:but|however|yet|instead it|it is|it's)\b|而是|但|却|应为|应是|实为/giu;

const DENIED_BEFORE =
  /(?:(?:\bnot|n['’]t)\b(?! (?:only|sure|certain|clear|earlier|later|before|after|rule|be excluded|exclude))|\bcannot\b(?! (?:rule|exclude))|\bno\b(?! (?:later|earlier|doubt))|\b(?:neither|nor|without|never|unlikely|rather than|instead of|unlike|lacks?|excludes?|excluding|(?<!(?:not|n['’]t) )rul(?:es?|ed|ing) out)\b|(?<!不能?|无法)排除|不是|并非|而非|绝非|非(?!常)|不属于?|不像|不同于|不太?可能|没有|未见|不见|(?<![有虚])无)[^]{0,30}$/iu;
const DENIED_AFTER =
  /^[^,;.，。；]{0,12}(?:\b(?:is|are|was|were|seems?|looks?) (?:not|unlikely|excluded|ruled out|impossible)\b|\b(?:is|are|was)n['’]t\b|(?<!not |n['’]t )\bbe (?:excluded|ruled out)\b|可能性(?:不大|很小|较小|低)|(?<!不)(?:可以?|应|被)排除|不符|不太可能)/iu;

/** Of a period or a kiln: what a piece imitates, or pretends by its mark, it is not. */
const IMITATED_BEFORE =
  /(?:\bimitat\w*|\bcop(?:y|ies|ied|ying)\b|\b(?:style|manner|spirit|taste) of\b|\breproduc\w*|\breviv\w*|\binspired by\b|\bafter an?\b|\bapocryphal\b|\bspurious\b|仿|摹|伪托|寄托)[^]{0,16}$/iu;
const IMITATED_AFTER =
  /^(?:[- ](?:style|inspired|revival)\b| (?:dynasty |period )?(?:style|taste|manner|tradition|fashion|features?|elements?|influence|prototypes?|originals?|models?)\b|[代朝]?(?:风格|样式|式样|遗风|寄托款|寄款|伪款|托款|仿品))/iu;

const DOUBTED_BEFORE =
  /(?:\b(?:possibly|perhaps|maybe|not sure|uncertain|(?:might|may|could)(?! not|n['’]t)|(?:cannot|(?:not|n['’]t)) (?:rule out|exclude))\b|(?<!不太?|[很最极更])可能|也许|或许|疑为|疑似|不能?排除|无法排除|未必)[^]{0,24}$/iu;
const DOUBTED_AFTER =
  /^(?:\s*\(?[?？]|[^,;.，。；]{0,12}(?:\b(?:perhaps|maybe|possibly|is possible|(?:not|n['’]t) be (?:excluded|ruled out))\b|(?:的?可能(?!性(?:不|很小|较小|低|极小)))|不能排除))|^, (?:perhaps|maybe|possibly)\s*(?:[.,;]|$)/iu;

/** Of a period: what a piece is older or younger than, it is not. */
const OTHER_TIME_BEFORE =
  /(?:\b(?:before|prior to|predat(?:es?|ing)|pre-?|after(?: the (?:fall|end) of)?|(?<!(?:no|not) )(?:earlier|later|older|younger) than)|早于|晚于|后于)[^]{0,16}$/iu;
const OTHER_TIME_AFTER = /^(?:以[前后]|之[前后])/u;

/** `bowl-shaped cup` */
const LIKENED_AFTER = /^(?:[- ](?:shaped|form|like)\b|[形式状](?!器))/iu;

const CONJUNCTION = /^\s*(?:[,、，]\s*)?(?:or|nor|and|\/|或者?|和|与|及|以及)\s*(?:an?|the)?\s*$/iu;
const LIST = /^\s*[,、，]\s*(?:an?|the)?\s*$/iu;

/** The stance to each of the mentions, which are in order. A denial goes on through `or`, for motifs through a list. */
export function stances(text: string, mentions: readonly Mention[], attribute: VocabularyAttribute): Stance[] {
  const found: Stance[] = [];
  let from = 0;
  for (const [index, { start, end }] of mentions.entries()) {
    const between = text.slice(from, start);
    const joined = CONJUNCTION.test(between) || (attribute === "motif" && LIST.test(between));
    const reach = between.slice(lastBoundary(between));
    const after = text.slice(end, mentions[index + 1]?.start);
    const last = found[index - 1];
    if (joined && last !== undefined && (last !== "claimed" || !DENIED_AFTER.test(after))) found.push(last);
    else found.push(stanceOf(reach, after, attribute));
    from = end;
  }
  return found;
}

function stanceOf(before: string, after: string, attribute: VocabularyAttribute): Stance {
  if (DOUBTED_BEFORE.test(before) || DOUBTED_AFTER.test(after)) return "doubted";
  if (DENIED_BEFORE.test(before) || DENIED_AFTER.test(after)) return "denied";
  if (attribute === "shape") return LIKENED_AFTER.test(after) ? "denied" : "claimed";
  if (attribute !== "dynasty" && attribute !== "reign" && attribute !== "kiln") return "claimed";
  if (attribute !== "kiln" && (OTHER_TIME_BEFORE.test(before) || OTHER_TIME_AFTER.test(after))) return "denied";
  return IMITATED_BEFORE.test(before) || IMITATED_AFTER.test(after) ? "denied" : "claimed";
}

function lastBoundary(text: string): number {
  const last = [...text.matchAll(BOUNDARY)].at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}
