/** What a pack that is being made says of itself, as the form holds it. Pure. */
import type { ImportRequest } from "../domain/import";

export type About = ImportRequest["about"];

export interface AboutForm {
  title: { en: string; zh: string };
  description: { en: string; zh: string };
  publisher: string;
  licence: { data: string; images: string };
  attribution: { data: string; images: string };
  /** Settled where it is a new version of an installed pack, or goes on with an earlier import; null: made from the title. */
  identity: Pick<About, "id" | "version"> | null;
}

export const EMPTY_ABOUT: AboutForm = {
  title: { en: "", zh: "" },
  description: { en: "", zh: "" },
  publisher: "",
  licence: { data: "", images: "" },
  attribution: { data: "", images: "" },
  identity: null,
};

/** Fields without which there is no pack. */
export type NeededField = "title" | "publisher" | "dataLicence" | "imageLicence";

/** `pictures`: whether there are any to licence. */
export function missingFields({ title, publisher, licence }: AboutForm, pictures: boolean): NeededField[] {
  const blank: [NeededField, boolean][] = [
    ["title", title.en.trim() === "" && title.zh.trim() === ""],
    ["publisher", publisher.trim() === ""],
    ["dataLicence", licence.data.trim() === ""],
    ["imageLicence", pictures && licence.images.trim() === ""],
  ];
  return blank.filter(([, missing]) => missing).map(([field]) => field);
}

/** The form, filled with what a pack says, and its identity kept. */
export function formOf({ id, version, title, description, publisher, licence, attribution }: About): AboutForm {
  const words = (text: About["title"]) => ({ en: text["en"] ?? "", zh: text["zh"] ?? "" });
  const identity = { id, version };
  return { title: words(title), description: words(description), publisher, licence, attribution, identity };
}

/** The form for another pack by the same people. */
export function forNext({ publisher, licence, attribution }: AboutForm): AboutForm {
  return { ...EMPTY_ABOUT, publisher, licence, attribution };
}

/** As the librarian wants it. `taken`: ids that belong to other packs; `today`: names a pack without Latin letters. */
export function requestAbout(form: AboutForm, taken: ReadonlySet<string>, today: Date): About {
  const publisher = form.publisher.trim();
  const { data, images } = form.attribution;
  const licence = form.licence.data.trim();
  const identity = form.identity ?? { id: freeId(idOf(form.title.en, today), taken), version: "1.0.0" };
  return {
    ...identity,
    title: filled(form.title),
    description: filled(form.description),
    publisher,
    licence: { data: licence, images: form.licence.images.trim() || licence },
    attribution: { data: data.trim() || publisher, images: images.trim() || publisher },
  };
}

function filled(words: { en: string; zh: string }): Record<string, string> {
  const some = Object.entries(words).filter(([, text]) => text.trim() !== "");
  return some.length === 0 ? { en: "" } : Object.fromEntries(some.map(([lang, text]) => [lang, text.trim()]));
}

/** Latin letters and digits of the title, else the day: `qing-monochromes`, `collection-2026-05-18`. */
function idOf(title: string, today: Date): string {
  const plain = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return slug.slice(0, 40).replace(/-$/, "") || `collection-${today.toISOString().slice(0, 10)}`;
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let n = 2; ; n += 1) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

/** The next minor version; a version that is not semantic starts anew above all that were. */
export function nextVersion(version: string): string {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+/.exec(version) ?? [];
  return major === undefined ? "1.0.0" : `${major}.${Number(minor) + 1}.0`;
}
