/** Reads CHANGELOG.md as far as the app tells of it: the newest version and its one line in both languages. */

/**
 * The first section's number, and the first paragraph of each language under its heading; empty where there is none.
 * @param {string} markdown
 * @returns {{ version: string, news: { en: string, zh: string } }}
 */
export function newestRelease(markdown) {
  const [, version = "", body = ""] = /^## (\S+)[^\n]*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(markdown) ?? [];
  const paragraphs = body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll("\n", " ").trim())
    .filter((paragraph) => paragraph !== "" && !paragraph.startsWith("- "));
  const isChinese = (paragraph) => /\p{Script=Han}/u.test(paragraph);
  return {
    version,
    news: {
      en: paragraphs.find((paragraph) => !isChinese(paragraph)) ?? "",
      zh: paragraphs.find(isChinese) ?? "",
    },
  };
}
