/** The kind of a question from the words that files use for it. */
import { QUESTION_TYPES, type QuestionType } from "../../domain/bench";
import { rowFault, shown } from "./row-fault";

/** Beside CiQi-Bench's own names: the paper's columns, our attributes, and what Chinese catalogues call them. */
const SYNONYMS: Readonly<Record<QuestionType, readonly string[]>> = {
  dynasty: ["period", "era", "朝代", "年代", "时代", "時代"],
  emperor: ["reign", "reign mark", "皇帝", "帝王", "年号", "年號", "年款"],
  kiln: ["kilns", "kiln site", "窑口", "窯口", "窑", "窯", "窑系", "窯系"],
  color: ["colour", "glaze", "glaze color", "glaze colour", "釉色", "釉", "颜色", "顏色"],
  pattern: ["motif", "motifs", "decoration", "纹饰", "紋飾", "纹样", "紋樣", "图案", "圖案"],
  shape: ["form", "vessel shape", "器型", "器形", "形制", "造型"],
  overall: ["naming", "name", "title", "命名", "定名", "名称", "名稱", "综合", "綜合", "整体", "整體"],
};

const TYPE_OF: ReadonlyMap<string, QuestionType> = new Map(
  QUESTION_TYPES.flatMap((type) => [type, ...SYNONYMS[type]].map((word): [string, QuestionType] => [word, type])),
);

/** @throws AppError `type-missing`, `type-unknown`. */
export function readType(value: unknown): QuestionType {
  const wanted = `wanted one of ${QUESTION_TYPES.join(", ")}`;
  if (value === undefined || value === null || value === "") {
    throw rowFault("type-missing", `found no type of question, ${wanted}`);
  }
  const word =
    typeof value === "string"
      ? value
          .normalize("NFKC")
          .trim()
          .toLowerCase()
          .replace(/[\s_-]+/gu, " ")
      : "";
  const type = TYPE_OF.get(word);
  if (type === undefined) throw rowFault("type-unknown", `found the type ${shown(value)}, ${wanted}`);
  return type;
}
