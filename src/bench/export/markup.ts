/** Markup in which text stays text: what is put into a template is escaped unless it is markup itself. */

export class Markup {
  constructor(readonly text: string) {}
}

export type Content = string | number | Markup | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Attribute values have to stand in quotes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, string, i) => text + rendered(values[i - 1] ?? "") + string));
}

function rendered(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(rendered).join("");
  return String(content).replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign);
}
