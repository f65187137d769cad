import { expect, test } from "vitest";
import { QUESTION_TYPES } from "./bench";
import { PUBLISHED_CHOICE, PUBLISHED_FREE_FORM } from "./published";

const tables = [
  { rows: PUBLISHED_CHOICE, columns: QUESTION_TYPES.length },
  { rows: PUBLISHED_FREE_FORM, columns: QUESTION_TYPES.length - 1 },
];

test("each published row has its columns, and its average is their mean, to the rounding of the paper", () => {
  for (const { rows, columns } of tables) {
    for (const { model, values, average } of rows) {
      expect(values, model).toHaveLength(columns);
      const mean = values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / columns;
      expect(Math.abs(mean - average), `${model}: ${mean}`).toBeLessThan(0.1001);
    }
  }
});
