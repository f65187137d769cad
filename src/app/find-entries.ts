/** Finds glossary entries by any of a term's names; knows no signals and no sentences. */
import type { VocabularyAttribute } from "../domain/attribute";
import type { Term } from "../domain/vocabulary";

/** The terms that any of their names, in either language or in pinyin, shows to be meant; all for no words. */
export function findEntries(terms: readonly Term[], text: string): Map<VocabularyAttribute, Term[]> {
  const wanted = plain(text);
  const found = new Map<VocabularyAttribute, Term[]>();
  for (const term of terms) {
    if (wanted !== "" && !namesOf(term).some((name) => name.includes(wanted))) continue;
    found.set(term.attribute, [...(found.get(term.attribute) ?? []), term]);
  }
  return found;
}

const names = new WeakMap<Term, string[]>();

function namesOf(term: Term): string[] {
  const known = names.get(term);
  if (known !== undefined) return known;
  const pinyin = plain(term.pinyin);
  const { en: aliases, zh: zhAliases } = term.aliases ?? { en: [], zh: [] };
  const all = [term.en, term.zhHans, term.zhHant, ...aliases, ...zhAliases].map(plain);
  const own = [...all, pinyin, pinyin.replaceAll(" ", "")];
  names.set(term, own);
  return own;
}

/** Lower case, without tone marks and accents. */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .trim();
}
