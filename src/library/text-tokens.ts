/**
 * Cuts text into search tokens: English words in lower case without plural s, Chinese in overlapping pairs of characters
 * (measured better than word segmentation on such passages). Knows no index.
 */

const RUN = /[a-z0-9]+(?:'[a-z]+)?|[\u3400-\u9fff\u{20000}-\u{2fa1f}]+/gu;

/** A Chinese character alone is one token. */
export function tokens(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .toLowerCase();
  return (plain.match(RUN) ?? []).flatMap((run) => (isChinese(run) ? pairs(run) : [stem(run)]));
}

export function isChinese(token: string): boolean {
  return /^[\u3400-\u9fff\u{20000}-\u{2fa1f}]/u.test(token);
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((second, i) => `${characters[i]}${second}`);
}

function stem(word: string): string {
  const bare = word.replace(/'s$/u, "");
  return bare.length > 3 && /[^s]s$/u.test(bare) ? bare.slice(0, -1) : bare;
}
