/** What one may guess of a piece: the plausible first, in an order that gives nothing away. Pure. */
import { type VocabularyAttribute } from "../domain/attribute";
import { confusedWith } from "../domain/confusions";
import { rivalsOf, type Witnesses } from "../domain/rivals";
import type { Verdict } from "../domain/verdict";
import { term, termsOf } from "../domain/vocabulary";

const MOST = 6;

/**
 * Ids in the order of the vocabulary. The verdict's value is among them where there is one, beside what similar pieces have
 * and what each of these is taken for; the vocabulary begins with what is commonest, which fills the rest.
 */
export function guessOptions(attribute: VocabularyAttribute, verdict: Verdict | null, witnesses: Witnesses): string[] {
  const claimed = verdict?.attributes[attribute].value ?? null;
  const own = claimed !== null && term(claimed) !== undefined ? [claimed] : [];
  const named = [...own, ...rivalsOf(attribute, claimed, witnesses).slice(0, 3)];
  const near = named.flatMap((id) => confusedWith(id).map((each) => each.id)).filter((id) => isOf(id, attribute));
  const common = termsOf(attribute).map(({ id }) => id);
  const offered = new Set([...named, ...near.slice(0, MOST - 1), ...COMMON[attribute], ...common]);
  const chosen = new Set([...offered].slice(0, MOST));
  return common.filter((id) => chosen.has(id));
}

function isOf(id: string, attribute: VocabularyAttribute): boolean {
  return term(id)?.attribute === attribute;
}

/** What a visitor of a museum meets first. */
const COMMON: Readonly<Record<VocabularyAttribute, readonly string[]>> = {
  dynasty: ["dyn:tang", "dyn:song", "dyn:yuan", "dyn:ming", "dyn:qing", "dyn:republic"],
  reign: ["reign:xuande", "reign:chenghua", "reign:jiajing", "reign:kangxi", "reign:yongzheng", "reign:qianlong"],
  kiln: ["kiln:jingdezhen", "kiln:longquan", "kiln:ding", "kiln:jun", "kiln:cizhou", "kiln:dehua"],
  color: ["glaze:qinghua", "glaze:doucai", "glaze:wucai", "glaze:fencai", "glaze:longquan-celadon", "glaze:baiyou"],
  motif: ["motif:yunlong", "motif:fenghuang", "motif:wuwen", "motif:xianhe", "motif:shiliu", "motif:luohan"],
  shape: ["shape:meiping", "shape:yuhuchunping", "shape:wan", "shape:pan", "shape:guan", "shape:bei"],
};
