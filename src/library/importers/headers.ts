/** Which column of a table plays which role: by its heading in English or Chinese, else by what stands in it. */
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import { findTerm } from "../../domain/find-term";
import { foldHan } from "../../domain/han-fold";
import type { ColumnMapping, ColumnRole } from "../../domain/import";
import { isPicturePath } from "./picture-names";

/** Headings by role, the surest first; folded by `heading`. A later role does not take what an earlier one has. */
const HEADINGS: Record<ColumnRole, string> = {
  image:
    "images raw|images|image|image file|image files|image path|image url|image urls|picture|pictures|photo|photos|photograph|file|file name|filename|图片|图像|照片|影像|文件|文件名|图|图片路径|图片文件|图片名",
  id: "id|uuid|编号|藏品编号|序号|文物号|总登记号|登记号|馆藏号|accession|accession number|object id|object number|inventory number|inv no|no|number|号",
  name: "name|title|名称|名字|品名|器名|藏品名称|文物名称|中文名|中文名称|题名|标题|name zh|title zh|zh",
  nameEn: "name en|title en|english name|english title|英文名|英文名称|en",
  dynasty:
    "dynasty|朝代|年代|时代|时期|period|date|dating|date text|dynasty period|年份|断代|具体年代|era|日期|制作年代|culture period",
  reign: "reign|emperor|年号|皇帝|帝王|reign period|款识|年款|reign mark|mark|mark text",
  kiln: "kiln|kilns|窑口|窑|窑址|ware|产地|窑系|place of production|production place",
  color:
    "color|colour|glaze|釉色|釉|釉彩|颜色|色|glaze color|glaze colour|品种|工艺|彩|medium|technique|glaze type|material|materials",
  motif: "motif|motifs|pattern|decoration|纹饰|纹样|纹|图案|题材|装饰|花纹|subject|design",
  shape: "shape|form|器型|器形|形制|造型|器类|形|object name|object type|类别|shape name|vessel|type",
  view: "view|视角|角度|部位|视图|side|image view|拍摄角度",
  description: "description|描述|说明|简介|备注|介绍|文物描述|notes|note|text|caption|summary|remarks|detail|内容",
  source: "source|来源|出处|收藏单位|馆藏|馆藏地|museum|collection|institution|藏地|收藏地|repository|provider",
  link: "link|url|网址|链接|object url|page|homepage|web|website|详情链接",
  credit:
    "credit|credit line|attribution|署名|版权|摄影|photographer|rights|copyright|图片来源|required statement|捐赠",
};

const ROLES = Object.keys(HEADINGS) as ColumnRole[];
/** Content is believed from this share of the filled cells on. */
const CONVINCING = 0.6;
/** More different values than this are no attribute but running text. */
const LONGEST_VALUE = 24;

/** A heading as it is compared: words in lower case, simplified, without brackets and signs. `labels.imageFile` is `image file`. */
export function heading(column: string): string {
  return foldHan(column.normalize("NFKC"))
    .replace(/^.*[./]/u, "")
    .replace(/[（(【[].*$/u, "")
    .replace(/([a-z])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .replace(/[\s_\-:：*#]+/gu, " ")
    .trim();
}

/** As good as it can be guessed. `rows` are the first ones of the table. */
export function guessMapping(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): ColumnMapping {
  const mapping: ColumnMapping = {};
  const headings = columns.map((column) => ({ column, name: heading(column) }));
  const taken = new Set<string>();
  const give = (role: ColumnRole, column: string | undefined) => {
    if (column === undefined) return;
    mapping[role] = column;
    taken.add(column);
  };
  const filled = (column: string) => rows.some((row) => (row[column] ?? "") !== "");
  for (const role of ROLES) {
    const names = HEADINGS[role].split("|");
    const found = names.flatMap((name) => headings.filter((each) => each.name === name && !taken.has(each.column)));
    give(role, (found.find(({ column }) => filled(column)) ?? found[0])?.column);
  }
  for (const role of ["image", ...VOCABULARY_ATTRIBUTES] as const) {
    if (mapping[role] !== undefined) continue;
    give(
      role,
      columns.find((column) => !taken.has(column) && isMostly(role, cellsOf(rows, column))),
    );
  }
  return mapping;
}

function cellsOf(rows: readonly Readonly<Record<string, string>>[], column: string): string[] {
  return rows.map((row) => (row[column] ?? "").trim()).filter((cell) => cell !== "");
}

function isMostly(role: (typeof VOCABULARY_ATTRIBUTES)[number] | "image", cells: readonly string[]): boolean {
  if (cells.length === 0) return false;
  const fits = (cell: string) =>
    role === "image" ? isPicturePath(cell) : cell.length <= LONGEST_VALUE && findTerm(cell, role) !== null;
  return cells.filter(fits).length >= cells.length * CONVINCING;
}
