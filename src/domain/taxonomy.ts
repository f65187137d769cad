/**
 * What a term is a kind or a part of: a reign of its dynasty, a kiln of its complex, a glaze or a vessel of its family.
 * Taken from the vocabulary's own fields, and from its Chinese names, whose last word says what a thing is: 黄地粉彩 is
 * 粉彩, 缠枝莲纹 is 莲纹. Groups that no term names have ids of their own.
 */
import { TERMS, type Term, term } from "./vocabulary";

/** Families of vessels that a plain word names (`bowl`): that word's term stands for the family. Mixed ones are left out. */
const VESSELS: Readonly<Record<string, string>> = {
  bowl: "shape:wan",
  box: "shape:he-box",
  censer: "shape:lu",
  cup: "shape:bei",
  dish: "shape:pan",
  ewer: "shape:zhihu",
  flask: "shape:bianhu",
  jar: "shape:guan",
  vase: "shape:vase",
};

/** Families of glazes that look alike. */
const GLAZES: Readonly<Record<string, string>> = {
  black: "glaze:heiyou",
  celadon: "glaze:celadon",
  crackle: "glaze:crackle",
  jun: "glaze:jun",
  lead: "glaze:sancai",
  overglaze: "glaze:overglaze",
  white: "glaze:baiyou",
};

/** Families that only say how a glaze is fired: alike are those of one colorant, by its term where there is one. */
const FIRED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  underglaze: { cobalt: "glaze:qinghua", copper: "glaze:youlihong", iron: "glaze:hecai" },
  "mono-high": { cobalt: "glaze:blue", copper: "glaze:red", iron: "glaze:brown" },
  "mono-low": { copper: "glaze:green", gold: "glaze:pink" },
};

/** Wholes that the vocabulary has only in parts, or does not link. */
const WHOLES: Readonly<Record<string, string>> = {
  "dyn:western-han": "dyn:han",
  "dyn:eastern-han": "dyn:han",
  "dyn:western-jin": "dyn:two-jin",
  "dyn:eastern-jin": "dyn:two-jin",
  "dyn:southern-dynasties": "dyn:southern-northern",
  "dyn:northern-dynasties": "dyn:southern-northern",
  "kiln:guan-jiaotan": "kiln:guan",
  "kiln:guan-laohudong": "kiln:guan",
  "kiln:cizhou-guantai": "kiln:cizhou",
};

/** They end in the name of something that they are not. */
const NOT_THAT = new Set("月白釉 钧窑月白釉 紫金釉 乌金釉 铁锈花釉 剪纸贴花釉 釉下五彩 棒槌瓶 簠簋 锦鸡纹".split(" "));
const byName = new Map(
  TERMS.flatMap(({ id, attribute, zhHans, aliases }) =>
    [zhHans, ...(aliases?.zh ?? [])].map((name): [string, string] => [`${attribute}/${name}`, id]),
  ),
);

/** The term whose name is the longest end of this one's; of motifs and glazes such a name has two characters or more. */
function headOf({ id, attribute, zhHans }: Term): string | undefined {
  if (NOT_THAT.has(zhHans)) return undefined;
  const shortest = attribute === "shape" ? 1 : 2;
  for (let at = 1; at <= zhHans.length - shortest; at++) {
    const head = byName.get(`${attribute}/${zhHans.slice(at)}`);
    if (head !== undefined && head !== id) return head;
  }
  return undefined;
}

const known = new Map<string, ReadonlySet<string>>();

/** The node of an id and all nodes above it. An id that the vocabulary does not have stands alone. */
export function withAncestors(id: string): ReadonlySet<string> {
  const found = known.get(id);
  if (found !== undefined) return found;
  const nodes = new Set([id]);
  for (const node of nodes) for (const above of parentsOf(node)) nodes.add(above);
  known.set(id, nodes);
  return nodes;
}

/** What an id is directly a kind or a part of; several where the vocabulary links it in several ways. */
export function parentsOf(id: string): string[] {
  const found = term(id);
  const parents = found === undefined ? [] : parentsIn(found);
  return [...parents, WHOLES[id]].filter((one): one is string => typeof one === "string" && one !== id);
}

function parentsIn(found: Term): (string | null | undefined)[] {
  switch (found.attribute) {
    case "reign":
      return [found.dynasty];
    case "dynasty":
    case "kiln":
      return [found.parent];
    case "shape":
      return [VESSELS[found.family], headOf(found)];
    case "color": {
      const fired = FIRED[found.family];
      const family = fired === undefined ? [GLAZES[found.family]] : [];
      const colorants = (found.colorant ?? "").split("+").map((colorant) => fired?.[colorant]);
      return [...family, ...colorants, headOf(found)];
    }
    case "motif":
      return [found.family === "dragon" ? "motif:dragon" : undefined, headOf(found)];
    default:
      return found satisfies never;
  }
}

/**
 * What naming `said` is worth where `truth` is right, 0..1; `others`: claims that were made and stand for nothing known.
 * The harmonic mean of hierarchical precision and recall (S. Kiritchenko, S. Matwin, A. F. Famili, "Functional annotation
 * of genes using hierarchical text categorization", 2005), which is 2 |P ∩ T| / (|P| + |T|) over the ids and all above
 * them.
 */
export function hierarchicalF1(truth: readonly string[], said: readonly string[], others = 0): number {
  const wanted = new Set(truth.flatMap((id) => [...withAncestors(id)]));
  const claimed = new Set(said.flatMap((id) => [...withAncestors(id)]));
  const shared = [...claimed].filter((id) => wanted.has(id)).length;
  return (2 * shared) / (claimed.size + others + wanted.size);
}
