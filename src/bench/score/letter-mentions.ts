/** Where a text speaks of an option by its letter, and how: chosen outright, ruled out, or in passing. Knows no options. */

export interface Mention {
  letter: string;
  /** The words before it say that this is the answer. */
  chosen: boolean;
  /** The text says that this is not the answer. */
  refused: boolean;
}

/** A letter on its own: not within a word, an initialism (A.D.), a romanisation (K'ang-hsi) or a compound (C-shaped). */
const LETTER =
  /(?<![\p{Script=Latin}\p{N}_'’&-]|[A-Z]\.)([A-Za-z])(?![\p{Script=Latin}\p{N}_'’&]|-\p{L}|\.[A-Z](?:\.|\s))/gu;

/** `A vase`, `I think`: words, unless a verb makes the letter a subject. */
const IS_WORD = /^ \(?[\p{Script=Latin}"“]/u;
const AS_SUBJECT =
  /^ (?:is|was|are|and|or|but|because|since|as|due|for|seems?|looks?|fits?|matches|would|must|should|best|has)\b/u;

const CHOICE =
  /(?:\b(?:answer|option|choice|choose|chose|select(?:ed|ing)?|pick(?:ed)?|go(?:ing)? with)\b(?: (?:is|are|was|would be|must be|should be|option|choice|letter|therefore|thus|clearly))*|答案|选项|选择|选|應選|选定|答)(?:应该?|当)?(?:是|为|選|选|选项|[\s:="'“”‘’([{<「『【])*$/iu;
const REFUSED_BEFORE =
  /(?:\b(?:not|cannot|none of|neither|nor|except|without|rather than|instead of|exclud(?:e|es|ed|ing)|rul(?:e|es|ed|ing) out|eliminat(?:e|es|ed|ing))|n['’]t(?: be)?|不是|并非|而非|绝非|不选|不应选|不会是|不可能是|排除|除了|非)(?: (?:the|option|choice|answer|either|be))*(?:选项)?[\s"'“”(]*$/iu;
const REFUSED_AFTER =
  /^[\s"'”)]*(?:选项|项)?[,，、都均也]*(?:(?:is|was|are|seems?|looks?) (?:all |both |clearly |definitely |certainly )?(?:not|wrong|incorrect|unlikely|impossible|out)\b|(?:is|was|does|can)n['’]t\b|(?:can|could|may) be (?:ruled out|excluded|eliminated)|不对|错|不正确|不是|不符|不可能|可以?排除|被排除)/iu;
const JOINED = /^[\s"'”’)]*(?:or|nor|and|\/|,|、|,|或|或者|还是|和|与|及)[\s"'“‘(]*$/iu;

/** Characters before and after a letter that may say how it is meant. */
const CONTEXT = 60;

/** All mentions, in their order. Capitals count wherever they stand alone, small letters where they are chosen and end a clause. */
export function letterMentions(text: string): Mention[] {
  const mentions: (Mention & { joined: boolean })[] = [];
  let end = 0;
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    const before = text.slice(Math.max(0, index - CONTEXT), index);
    const after = text.slice(index + 1, index + 1 + CONTEXT);
    const last = mentions.at(-1);
    const joined = last !== undefined && JOINED.test(text.slice(end, index));
    const refused = REFUSED_BEFORE.test(before) || REFUSED_AFTER.test(after) || (joined && last.refused);
    const chosen = !refused && (CHOICE.test(before) || (joined && last.chosen));
    if (isWord(letter, after, chosen)) continue;
    mentions.push({ letter: letter.toUpperCase(), chosen, refused, joined });
    end = index + 1;
  }
  // `A, B and C are wrong`: what is said after the last is said of all.
  for (let at = mentions.length - 1; at > 0; at--) {
    const [before, one] = [mentions[at - 1], mentions[at]];
    if (before !== undefined && one?.joined === true && one.refused && !before.chosen) before.refused = true;
  }
  return mentions;
}

function isWord(letter: string, after: string, chosen: boolean): boolean {
  if (letter !== letter.toUpperCase()) return !chosen || !/^[\s"'”’)\]}>]*(?:[.,;:!?。,、;]|$|\n)/u.test(after);
  return (letter === "A" || letter === "I") && IS_WORD.test(after) && !AS_SUBJECT.test(after);
}
