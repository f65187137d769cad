/** Studies as one HTML file: no script, nothing from elsewhere, fit to print. What models, packs and people wrote stays text. */
import { type Content, Markup, markup } from "../../bench/export/markup";
import type { Lang } from "../../domain/attribute";
import type { Evidence } from "../../domain/evidence";
import { saidWords } from "../../domain/label-title";
import type { LabelLine } from "../../domain/museum-label";
import { PAGE_STYLE } from "./page-style";
import { evidenceInOrder, type ShownStudy } from "./shown-study";
import { type ExportWords, WORDS } from "./words";

const nothing = new Markup("");

/** Said of a claim: certainty, figure, ground. */
function sureness(line: LabelLine, words: ExportWords): string {
  if (line.certainty === "none") return words.basis[line.claim.basis];
  const percent = `${Math.round(100 * line.confidence)} %`;
  const figure = words.sure(percent, line.claim.calibrated === true);
  return [words.certainty[line.certainty], figure, words.basis[line.claim.basis]].join(" · ");
}

function claimRow(line: LabelLine, words: ExportWords): Markup {
  const { said } = line;
  const value = said.kind === "words" ? said.words : saidWords(said, words.names);
  const remark = said.kind === "words" ? words.ownWords : "";
  const shown = value === "" ? words.certainty.none : value;
  const sure = value === "" ? words.basis[line.claim.basis] : sureness(line, words);
  const ids = line.claim.evidence.map((id) => markup` <a class="id" href="#${id}">${id}</a>`);
  return markup`<tr><th scope="row">${words.attributes[line.attribute]}</th>
<td><b>${shown}</b> ${remark} <span class="soft">${sure}${ids}</span></td></tr>\n`;
}

function card(study: ShownStudy, evidence: Evidence, prefix: string, words: ExportWords): Markup {
  const url = study.details.get(evidence.id);
  const id = markup`<span class="id">${evidence.id}</span>`;
  const image = (alt: string) => (url === undefined ? nothing : markup`<img src="${url}" alt="${alt}">`);
  switch (evidence.kind) {
    case "crop": {
      const where = [words.photo(evidence.image), evidence.label].filter(Boolean).join(": ");
      return markup`<figure id="${prefix}${evidence.id}">${image(where)}<figcaption>${id} ${where}</figcaption></figure>\n`;
    }
    case "record": {
      const { name, nameEn, source } = evidence.fields;
      const [first, second] = words.names.lang === "zh" ? [name, nameEn] : [nameEn, name];
      const alike = `${Math.round(100 * evidence.score)} %`;
      return markup`<figure id="${prefix}${evidence.id}">${image(first || second)}<figcaption>${id} ${words.similar}: ${first || second} · ${alike}<br>${source}</figcaption></figure>\n`;
    }
    case "passage":
      return markup`<figure class="wide" id="${prefix}${evidence.id}"><p>${evidence.text}</p><figcaption>${id} ${words.passage}: ${evidence.source}</figcaption></figure>\n`;
    case "photo":
      return nothing;
    default:
      return evidence satisfies never;
  }
}

function section(heading: string, content: Content): Markup {
  return markup`<section><h2>${heading}</h2>\n${content}</section>\n`;
}

function conclusion(study: ShownStudy, prefix: string, words: ExportWords): Markup {
  const { label } = study;
  if (label === null) return markup`<p class="soft">${words.noVerdict}</p>\n`;
  if (!label.isPorcelain) return markup`<p>${words.notPorcelain}</p>\n`;
  const rows = label.lines.map(
    (line) => new Markup(claimRow(line, words).text.replaceAll('href="#', `href="#${prefix}`)),
  );
  const mark =
    label.mark && section(words.mark, markup`<p lang="zh">${label.mark.text}</p><p class="soft">${words.markRule}</p>`);
  return markup`${section(words.labelHeading, markup`<table class="claims"><tbody>${rows}</tbody></table>`)}${mark ?? nothing}`;
}

/** Claims may point at the photograph itself. */
function photograph({ evidence }: ShownStudy, url: string, at: number, prefix: string, words: ExportWords): Markup {
  const own = evidence.find((each) => each.kind === "photo" && each.image === at + 1);
  const caption = words.photo(at + 1);
  const id = own === undefined ? nothing : markup`<span class="id">${own.id}</span> `;
  return markup`<figure id="${prefix}${own?.id ?? `photo-${at + 1}`}"><img src="${url}" alt="${caption}"><figcaption>${id}${caption}</figcaption></figure>\n`;
}

function article(study: ShownStudy, place: number, words: ExportWords, lang: Lang): Markup {
  const { kept, title } = study;
  const prefix = `s${place + 1}-`;
  const day = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "long" }).format(kept.createdAt);
  const second = [kept.title === "" ? "" : (title?.title ?? ""), title?.second ?? "", title?.pinyin ?? ""];
  const photos = study.pictures.flatMap((url, at) => (url === null ? [] : photograph(study, url, at, prefix, words)));
  const evidence = evidenceInOrder(study).map((each) => card(study, each, prefix, words));
  const steps = study.steps.map(
    ({ name, what, found }) =>
      markup`<li>${words.tools[name]}${what === "" ? "" : `: ${what}`} <span class="id">${found.join(" ")}</span></li>\n`,
  );
  const asked = study.asked.map(
    ({ text, answer }) => markup`<li><b>${text}</b>${answer === null ? nothing : markup`<br>${answer}`}</li>\n`,
  );
  const tags = kept.tags.map((tag) => markup`<li>${tag}</li>`);
  return markup`<article class="study" id="s${place + 1}">
${title?.period ? markup`<p class="period">${title.period}</p>\n` : nothing}<h1>${study.name}</h1>
<p class="second">${second.filter((part) => part !== "").join(" · ")}</p>
<p class="soft">${day}</p>
${tags.length > 0 ? markup`<ul class="tags">${tags}</ul>` : nothing}
<div class="photos">${photos}</div>
${kept.question === "" ? nothing : markup`<p class="soft">${words.question}: ${kept.question}</p>`}
${conclusion(study, prefix, words)}
${kept.note === "" ? nothing : section(words.notes, markup`<p class="note">${kept.note}</p>`)}
${evidence.length === 0 ? nothing : section(words.evidence, markup`<div class="evidence">${evidence}</div>`)}
${steps.length === 0 ? nothing : section(words.steps, markup`<ol class="steps">${steps}</ol>`)}
${asked.length === 0 ? nothing : section(words.asked, markup`<ul class="steps">${asked}</ul>`)}
<p class="honest">${words.honesty} ${words.madeBy(study.model || "CiQi")}</p>
</article>
`;
}

/** The page in pieces, so that many studies never lie in memory as one text. */
export function pageHead(names: readonly string[], lang: Lang): string {
  const words = WORDS[lang];
  const many = names.length > 1;
  const entries = names.map((name, at) => markup`<li><a href="#s${at + 1}">${name}</a></li>\n`);
  const contents = markup`<nav class="contents"><h2>${words.contents}</h2><ol class="steps">${entries}</ol></nav>\n`;
  return markup`<!doctype html>
<html lang="${words.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>${many ? words.contents : (names[0] ?? words.untitled)} · CiQi 慈祺</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${many ? contents : nothing}`.text;
}

export function pageArticle(study: ShownStudy, place: number, lang: Lang): string {
  return article(study, place, WORDS[lang], lang).text;
}

export const PAGE_FOOT = "</main>\n</body>\n</html>\n";
