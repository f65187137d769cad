/** What a judge model gave a result, as the reference evaluator's `score` command writes it. */
import type { QuestionType } from "../../domain/bench";

/** Its six tags; it marks each row in all of them, whatever the row asks. Learnt from its judge.py (2026). */
const TAGS: readonly (readonly [tag: string, type: QuestionType])[] = [
  ["朝代", "dynasty"],
  ["皇帝", "emperor"],
  ["窑口", "kiln"],
  ["釉色", "color"],
  ["纹饰", "pattern"],
  ["器型", "shape"],
];

export type JudgeScores = Partial<Record<QuestionType, number | null>>;

/**
 * 0..1 by kind of question, null where the reference has nothing of it (-1 in the file). Undefined where the file has no
 * scores for the row or the judge failed; null where what stands there is none of these.
 */
export function readJudge(value: unknown): JudgeScores | null | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "object") return null;
  const scores: JudgeScores = {};
  for (const [tag, type] of TAGS) {
    const score: unknown = Reflect.get(value, tag);
    if (score === undefined) continue;
    if (typeof score !== "number" || (score !== -1 && !(score >= 0 && score <= 1))) return null;
    scores[type] = score === -1 ? null : score;
  }
  return Object.keys(scores).length === 0 ? null : scores;
}

/** As the judge would write them; for a result that has some. */
export function judgeFields(judge: JudgeScores | undefined): {
  judge_scores?: Readonly<Record<string, number>>;
  judge_status?: "success";
} {
  if (judge === undefined) return {};
  const scores = TAGS.flatMap(([tag, type]): [string, number][] => {
    const score = judge[type];
    return score === undefined ? [] : [[tag, score ?? -1]];
  });
  return { judge_scores: Object.fromEntries(scores), judge_status: "success" };
}
