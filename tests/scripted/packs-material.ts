/** Packs, a table and a report to show; made up. */
import type { Lang } from "../../src/domain/attribute";
import type { ImportPreview, ImportReport, UnfinishedImport } from "../../src/domain/import";
import type { PackPreview, PackSummary } from "../../src/workers/librarian/pack-calls";

const embedding = { model: "ciqi-clip-nano", hash: "0".repeat(64), dim: 128 };
const both = (words: string) => ({ data: words, images: words });

export const STUDIO: PackSummary = {
  id: "studio",
  version: "0.1.0",
  title: { en: "Studio", zh: "作坊" },
  description: {
    en: "Pieces drawn by the studio, to compare with before a museum’s are at hand.",
    zh: "由作坊绘制的器物，供比对之用。",
  },
  publisher: "CiQi",
  licence: both("CC0-1.0"),
  attribution: both("CiQi studio (rendered)"),
  embedding,
  counts: { records: 560, passages: 0 },
  bytes: 2_710_000,
  installedAt: Date.UTC(2026, 4, 11, 8),
  embedded: true,
  vectors: "ready",
};
export const KNOWLEDGE: PackSummary = {
  ...STUDIO,
  id: "knowledge",
  version: "0.3.0",
  title: { en: "Vocabulary and connoisseurship", zh: "词表与鉴赏" },
  description: {
    en: "Entries on periods, kilns, glazes, motifs and shapes.",
    zh: "年代、窑口、釉彩、纹饰与器型的条目。",
  },
  embedding: null,
  counts: { records: 0, passages: 1254 },
  bytes: 1_060_000,
  vectors: "none",
};
export const MUSEUM: PackSummary = {
  ...STUDIO,
  id: "qing-monochromes",
  version: "1.2.0",
  title: { en: "Qing monochromes", zh: "清代单色釉" },
  description: {
    en: "Single-colour wares of the Kangxi, Yongzheng and Qianlong reigns, with all four views of most pieces.",
    zh: "康熙、雍正、乾隆三朝单色釉器，多数有四面照片。",
  },
  publisher: "Riverside Museum of Ceramics",
  licence: { data: "CC0-1.0", images: "CC-BY-SA-4.0" },
  attribution: { data: "Riverside Museum of Ceramics", images: "Photographs: Lin Yue, Riverside Museum" },
  counts: { records: 4312, passages: 96 },
  bytes: 48_600_000,
  installedAt: Date.UTC(2026, 4, 18, 9, 30),
  embedded: false,
};

const { installedAt: _at, embedded: _own, vectors: _vectors, ...about } = MUSEUM;
export const NEWER: PackPreview = { ...about, version: "1.3.0", installed: "1.2.0", relation: "newer", foreign: false };
export const OLDER: PackPreview = { ...about, version: "1.1.0", installed: "1.2.0", relation: "older", foreign: false };
export const FRESH: PackPreview = {
  ...about,
  id: "export-wares",
  version: "2.0.0",
  title: { en: "Export wares for the Dutch market", zh: "销往荷兰的外销瓷" },
  description: { en: "Kraak and armorial pieces, 1600 to 1780.", zh: "克拉克瓷与纹章瓷，1600至1780年。" },
  counts: { records: 1820, passages: 0 },
  bytes: 19_300_000,
  installed: null,
  relation: "new",
  foreign: false,
};
export const FOREIGN: PackPreview = {
  ...FRESH,
  id: "kiln-sherds",
  title: { en: "Kiln sherds", zh: "窑址瓷片" },
  foreign: true,
};

const columns = [
  "No.",
  "Photo",
  "名称",
  "Title",
  "Period",
  "Reign",
  "窑口",
  "Glaze",
  "Decor",
  "Form",
  "Acquired",
  "Notes",
];
const rows = [
  [
    "RM.1921.4",
    "photos/1921_4_a.jpg; photos/1921_4_base.jpg",
    "祭红釉盘",
    "Dish with sacrificial-red glaze",
    "Qing",
    "Yongzheng",
    "景德镇",
    "sacrificial red",
    "",
    "dish",
    "1921",
    "Mark in underglaze blue; <b>rim</b> ground",
  ],
  [
    "RM.1921.5",
    "photos/1921_5.jpg",
    "天蓝釉菊瓣盘",
    "Chrysanthemum dish",
    "清",
    "雍正",
    "官窑",
    "clair de lune",
    "chrysanthemum",
    "dish",
    "1921",
    "",
  ],
  [
    "RM.1934.17",
    "photos/1934_17.jpg",
    "茶叶末釉荸荠瓶",
    "Tea-dust vase",
    "Ch'ing",
    "Ch'ien-lung",
    "Jingdezhen",
    "tea dust",
    "",
    "water-chestnut vase",
    "1934",
    "Gift of the Harrow family",
  ],
  [
    "RM.1950.2",
    "photos/1950_2.jpg",
    "豇豆红釉太白尊",
    "Peachbloom water coupe",
    "Qing",
    "Kangxi",
    "景德镇",
    "豇豆红",
    "dragon medallions",
    "beehive waterpot",
    "1950",
    "",
  ],
];

export const TABLE: ImportPreview = {
  format: "table",
  table: { path: "riverside/pieces.csv", encoding: "GB18030", columns, rows, count: 1286 },
  mapping: {
    id: "No.",
    image: "Photo",
    name: "名称",
    nameEn: "Title",
    dynasty: "Period",
    reign: "Reign",
    kiln: "窑口",
    color: "Glaze",
    motif: "Decor",
    shape: "Form",
    description: "Notes",
  },
  matched: {
    dynasty: { matched: 1281, empty: 5, missed: 0 },
    reign: { matched: 1150, empty: 94, missed: 42 },
    kiln: { matched: 1207, empty: 12, missed: 67 },
    color: { matched: 1190, empty: 0, missed: 96 },
    motif: { matched: 311, empty: 956, missed: 19 },
    shape: { matched: 1102, empty: 0, missed: 184 },
  },
  missed: [
    { attribute: "reign", text: "late Kangxi", count: 42 },
    { attribute: "kiln", text: "官窑", count: 67 },
    { attribute: "color", text: "clair de lune", count: 61 },
    { attribute: "color", text: "ashes of roses", count: 35 },
    { attribute: "motif", text: "dragon medallions", count: 19 },
    ...Array.from({ length: 15 }, (_, n) => ({
      attribute: "shape" as const,
      text: ["beehive waterpot", "water-chestnut vase", "brush rest in the form of five peaks"][n] ?? `form ${n + 1}`,
      count: 40 - 2 * n,
    })),
  ],
  pictures: { count: 1402, absent: ["photos/1934_18.jpg", "photos/1961_3_base.jpg", "photos/1977_40.jpg"] },
  problems: [
    { where: "pieces.csv", what: "found GB18030, not UTF-8, and read it as such; check that the Chinese is right" },
    { where: "pieces.csv, line 411", what: "found 11 cells, wanted 12; the last is taken as blank" },
  ],
};

export const REPORT: ImportReport = {
  read: 1286,
  imported: 1281,
  duplicates: [
    { path: "photos/1921_4_copy.jpg", sameAs: "photos/1921_4_a.jpg" },
    { path: "photos/1950_2 (1).jpg", sameAs: "photos/1950_2.jpg" },
  ],
  missed: [
    { attribute: "color", text: "ashes of roses", count: 35 },
    { attribute: "motif", text: "dragon medallions", count: 19 },
  ],
  problems: [
    { where: "photos/1948_9.jpg", what: "found a JPEG that ends in the middle; left out" },
    { where: "pieces.csv, line 411", what: "found 11 cells, wanted 12; the last is taken as blank" },
    { where: "photos/1934_18.jpg", what: "named in line 88, not among the files; the piece has no picture" },
  ],
};

export function unfinishedOf(lang: Lang): UnfinishedImport {
  const { id, version, title, description, publisher, licence, attribution } = MUSEUM;
  return {
    jobId: "job-1",
    mapping: TABLE.mapping,
    choices: { kiln: { 官窑: null } },
    about: { id, version, title: { [lang]: title[lang] ?? "" }, description, publisher, licence, attribution },
    done: 812,
    total: 1286,
    startedAt: Date.UTC(2026, 4, 18, 9, 30),
  };
}
