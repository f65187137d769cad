/** Scenes of the notebook: what is kept, where they stand, what the librarian answers. */
import type { StudySummary } from "../../src/app/ports";
import type { Lang } from "../../src/domain/attribute";
import type { AgentEvent } from "../../src/domain/events";
import { AppError } from "../../src/base/errors";
import type { LibrarianPort } from "../../src/app/ports";
import type { ScriptedStudy } from "./archive";

export interface NotebookScene {
  address: string;
  studies: ScriptedStudy[];
  /** Refuses what is called with that code. */
  refuse?: { call: string; code: string; message: string };
}

interface Given {
  lang: Lang;
  photos: { name: string; blob: Blob }[];
  events: AgentEvent[];
}

const PIECES: readonly { en: string; zh: string; terms: string[]; tags: number[]; note?: [string, string] }[] = [
  {
    en: "Blue-and-white flask with camellia",
    zh: "青花山茶纹扁壶",
    terms: ["dyn:ming", "reign:yongle", "glaze:qinghua"],
    tags: [0, 1],
    note: ["Compare the foot with the Shanghai flask", "足底与上博所藏一件对看"],
  },
  { en: "Celadon washer", zh: "青釉洗", terms: ["dyn:song", "kiln:longquan"], tags: [0] },
  { en: "Landscape cup", zh: "青花山水纹杯", terms: ["dyn:qing", "reign:kangxi", "glaze:qinghua"], tags: [] },
  { en: "Vase with bamboo", zh: "竹纹瓶", terms: ["dyn:qing", "reign:qianlong"], tags: [2] },
  { en: "Jar with peonies", zh: "青花牡丹纹罐", terms: ["dyn:yuan", "glaze:qinghua"], tags: [1] },
];
const TAGS = [
  ["to see again", "再看"],
  ["Shanghai", "上海"],
  ["family", "家藏"],
];

export function notebookScenes({ lang, photos, events }: Given): Record<string, NotebookScene> {
  const pick = (pair: readonly string[] | undefined) => pair?.[lang === "zh" ? 1 : 0] ?? "";
  const study = (at: number, rest: Partial<StudySummary> = {}): ScriptedStudy => {
    const piece = PIECES[at % PIECES.length];
    const { terms = [], tags = [], note } = piece ?? {};
    const photo = photos[at % photos.length];
    const find = (prefix: string) => terms.find((id) => id.startsWith(prefix)) ?? null;
    return {
      summary: {
        id: `n${at}`,
        startedAt: Date.UTC(2026, 4, 28 - (at % 27), 9, at % 60),
        lang,
        question: "",
        title: piece?.[lang] ?? null,
        dynasty: find("dyn:"),
        reign: find("reign:"),
        terms,
        isPorcelain: true,
        state: "answered",
        steps: 3,
        ownTitle: "",
        note: at < PIECES.length ? pick(note) : "",
        tags: at < 12 ? tags.map((tag) => pick(TAGS[tag])) : [],
        removedAt: null,
        ...rest,
      },
      kept: { photos: photo === undefined ? [] : [photo], events },
    };
  };
  const unfinished = { title: null, dynasty: null, reign: null, terms: [], state: "cut-off" as const };
  const some = () => [
    study(0),
    study(1, unfinished),
    study(2, { ownTitle: pick(["Grandmother’s cup", "外婆的杯子"]) }),
    ...[3, 4, 5, 6, 7].map((at) => study(at)),
    study(8, { title: null, isPorcelain: false, dynasty: null, reign: null, terms: [] }),
  ];
  const thrown = (at: number, days: number) => study(at, { removedAt: Date.now() - days * 86_400_000 });
  const many = () => Array.from({ length: 1000 }, (_, at) => study(at));
  return {
    notebook: { address: "#/notebook", studies: some() },
    "notebook-empty": { address: "#/notebook", studies: [] },
    "notebook-large": { address: "#/notebook", studies: many() },
    "notebook-chosen": { address: "#/notebook", studies: some() },
    "notebook-notes": { address: "#/notebook", studies: some() },
    "notebook-export": { address: "#/notebook", studies: some() },
    "notebook-search": {
      address: `#/notebook?q=${encodeURIComponent(pick(["blue-and-white", "青花"]))}&tag=${encodeURIComponent(pick(TAGS[1]))}`,
      studies: some(),
    },
    "notebook-none": { address: "#/notebook?q=teapot&noted=yes", studies: some() },
    bin: { address: "#/bin", studies: [thrown(3, 0), thrown(0, 12), thrown(4, 29)] },
    "bin-empty": { address: "#/bin", studies: [] },
    backup: { address: "#/backup", studies: some() },
    "backup-opened": { address: "#/backup", studies: some() },
    "restore-refused": {
      address: "#/backup",
      studies: some(),
      refuse: {
        call: "check-backup",
        code: "backup-damaged",
        message:
          "read the backup: studies/00012/photo-1.jpg: found 5e1f…07 for its SHA-256, wanted 99ab…c2; try another copy of it; nothing was changed",
      },
    },
  };
}

const ABOUT = {
  madeAt: Date.UTC(2026, 4, 20),
  counts: { studies: 128, photos: 301, packs: 1, sets: 1, runs: 4 },
};

/** The librarian with answers about keeping. */
export function withKeeping(librarian: LibrarianPort, scene: NotebookScene | undefined): LibrarianPort {
  const answers: Record<string, () => object> = {
    "check-backup": () => ABOUT,
    "back-up": () => ({ name: "ciqi-backup-2026-05-28.zip", blob: new Blob(["PK"]), about: ABOUT }),
    "restore-backup": () => ({ added: 120, newer: 3, kept: 5, packs: 1, bench: 0, settings: {} }),
    "export-studies": () => ({ name: "ciqi.html", blob: new Blob(["<!doctype html>"], { type: "text/html" }) }),
  };
  const call: LibrarianPort["call"] = async (name, input, options) => {
    const { refuse } = scene ?? {};
    if (refuse?.call === name) throw new AppError(refuse.code, refuse.message);
    const answer = answers[name];
    return answer === undefined ? librarian.call(name, input, options) : (answer() as never);
  };
  return { call };
}
