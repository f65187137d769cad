import { expect, test } from "vitest";
import { mropePositions } from "../../../src/vlm/mrope";

test("text counts on; a picture shares the time; what follows goes on at the largest position + 1", () => {
  const positions = mropePositions([{ tokens: 2 }, { rows: 2, columns: 3 }, { tokens: 2 }], 0);
  expect(positions).toEqual({
    time: [0, 1, 2, 2, 2, 2, 2, 2, 5, 6],
    row: [0, 1, 2, 2, 2, 3, 3, 3, 5, 6],
    column: [0, 1, 2, 3, 4, 2, 3, 4, 5, 6],
    next: 7,
  });
});

test("span by span equals all at once", () => {
  const spans = [{ tokens: 3 }, { rows: 5, columns: 2 }, { rows: 1, columns: 4 }, { tokens: 1 }];
  const whole = mropePositions(spans, 0);
  let next = 0;
  const columns = spans.flatMap((span) => {
    const part = mropePositions([span], next);
    next = part.next;
    return part.column;
  });
  expect(columns).toEqual(whole.column);
  expect(next).toBe(whole.next);
});
