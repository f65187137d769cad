/** A library over the app's own packs, searched word by word, in place of the engine's. For tests and pictures only. */
import { VOCABULARY_ATTRIBUTES } from "../../src/domain/attribute";
import type { PassageHit, PieceHit, PieceList, PieceQuery } from "../../src/domain/search";
import type { Specimen } from "../../src/domain/specimen";
import type { PackSummary } from "../../src/workers/librarian/pack-calls";
import { label } from "../../src/domain/vocabulary";

const PACK = "studio";

/** What the librarian says of the pack. */
export const STUDIO: PackSummary = {
  id: PACK,
  version: "1.0.0",
  title: { en: "Studio (rendered pieces)", zh: "作坊（渲染器物）" },
  description: { en: "Imagined pieces with known labels.", zh: "标注已知的虚拟器物。" },
  publisher: "CiQi",
  licence: { data: "Apache-2.0", images: "Apache-2.0" },
  attribution: { data: "Rendered by CiQi’s own studio, not museum objects.", images: "" },
  embedding: { model: "ciqi-clip-nano", hash: "", dim: 192 },
  counts: { records: 560, passages: 0 },
  bytes: 1_704_000,
  installedAt: Date.UTC(2026, 4, 18, 9, 30),
  embedded: true,
  vectors: "ready",
};

interface Line extends Specimen {
  thumb?: { type: string; start: number; bytes: number };
}

export interface ScriptedLibrary {
  record(packId: string, recordId: string): Promise<Specimen | null>;
  thumbnail(packId: string, recordId: string): Promise<Blob | null>;
  findPieces(query: PieceQuery): Promise<PieceList>;
  similar(recordId: string, limit: number): Promise<{ hits: PieceHit[] }>;
  passages(query: string, lang: string, limit: number): Promise<{ hits: PassageHit[] }>;
}

async function fetched(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`fetch ${path}: found status ${response.status}, wanted 200`);
  return response;
}

async function lines<T>(path: string): Promise<T[]> {
  const text = await (await fetched(path)).text();
  return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as T]));
}

/** The pieces that come with the app, `copies` times over. */
export async function scriptedLibrary({ copies = 1, only = Infinity } = {}): Promise<ScriptedLibrary> {
  const [own, pictures, shelf] = await Promise.all([
    lines<Line>(`/packs/${PACK}/records.jsonl`),
    fetched(`/packs/${PACK}/thumbs.bin`).then((response) => response.blob()),
    lines<PassageHit & { id: string; keywords: string }>("/packs/knowledge/passages.jsonl"),
  ]);
  const records = Array.from({ length: copies }, (_, copy) =>
    own.slice(0, only).map((line) => ({ ...line, id: copy === 0 ? line.id : `${line.id}~${copy}` })),
  ).flat();
  const byId = new Map(records.map((record) => [record.id, record]));
  const hit = (specimen: Specimen, grounds: PieceHit["grounds"] = []): PieceHit => ({
    packId: PACK,
    recordId: specimen.id,
    specimen,
    grounds,
  });
  const wordsOf = (text: string) => text.toLowerCase().match(/[a-z]+|\p{Script=Han}/gu) ?? [];
  const scoreOf = (record: Specimen, words: string[]) => {
    const terms = VOCABULARY_ATTRIBUTES.flatMap((attribute) => record.attributes[attribute] ?? []);
    const all = [record.name, record.nameEn, ...terms.map((id) => label(id, "en"))].join(" ").toLowerCase();
    return words.filter((word) => all.includes(word)).length / words.length;
  };

  return {
    record: async (packId, recordId) => (packId === PACK ? (byId.get(recordId) ?? null) : null),
    async thumbnail(_packId, recordId) {
      const thumb = byId.get(recordId)?.thumb;
      return thumb === undefined ? null : pictures.slice(thumb.start, thumb.start + thumb.bytes, thumb.type);
    },
    async findPieces({ text, filters, packs, offset, limit }) {
      const words = wordsOf(text);
      const scored = records
        .map((record) => ({ record, score: words.length === 0 ? 1 : scoreOf(record, words) }))
        .filter(({ score }) => score > 0.3 && (packs === null || packs.includes(PACK)));
      const passes = (record: Specimen, but?: string) =>
        VOCABULARY_ATTRIBUTES.every((attribute) => {
          const wanted = filters[attribute];
          return attribute === but || wanted === undefined || wanted.includes(record.attributes[attribute] ?? "");
        });
      const facet = (attribute: (typeof VOCABULARY_ATTRIBUTES)[number]) => {
        const counts = new Map<string, number>();
        for (const { record } of scored) {
          const id = record.attributes[attribute];
          if (id !== null && passes(record, attribute)) counts.set(id, (counts.get(id) ?? 0) + 1);
        }
        return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count);
      };
      const found = scored.filter(({ record }) => passes(record)).sort((a, b) => b.score - a.score);
      const match = words.length === 0 || (found[0]?.score ?? 0) > 0.6;
      return {
        hits: found
          .slice(offset, offset + limit)
          .map(({ record, score }) => hit(record, score > 0.9 ? ["label"] : ["picture"])),
        total: match ? found.length : Math.min(found.length, 24),
        facets: Object.fromEntries(
          VOCABULARY_ATTRIBUTES.map((attribute) => [attribute, facet(attribute)]),
        ) as PieceList["facets"],
        packs: found.length === 0 ? [] : [{ packId: PACK, count: found.length }],
        match,
      };
    },
    async similar(recordId, limit) {
      const piece = byId.get(recordId);
      const shared = (other: Specimen) =>
        VOCABULARY_ATTRIBUTES.filter((attribute) => other.attributes[attribute] === piece?.attributes[attribute])
          .length;
      const others = records.filter(({ id }) => id !== recordId).sort((a, b) => shared(b) - shared(a));
      return { hits: others.slice(0, limit).map((record) => hit(record)) };
    },
    async passages(query, lang, limit) {
      const wanted = query.toLowerCase();
      const found = shelf.filter((each) => each.lang === lang && each.text.toLowerCase().includes(wanted));
      const own = (each: PassageHit) => Number(each.text.toLowerCase().startsWith(wanted));
      return {
        hits: found
          .sort((a, b) => own(b) - own(a))
          .slice(0, limit)
          .map(({ id, term, text, source, uncertain = false, lang: spoken }) => {
            const at = text.toLowerCase().indexOf(wanted);
            const marks: [number, number][] = [[at, at + wanted.length]];
            return { packId: "knowledge", passageId: id, term, lang: spoken, text, source, uncertain, marks };
          }),
      };
    },
  };
}
