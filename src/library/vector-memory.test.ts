import { expect, test } from "vitest";
import { VectorMemory, rowsPerBlock } from "./vector-memory";

test("room that no browser gives is refused, and what is there stays", async () => {
  const memory = await VectorMemory.open(512);
  memory.reserve(10);
  const { bytes } = memory;
  memory.floatsAt(memory.at.mean, 2).set([3, 4]);
  expect(() => memory.reserve(5_000_000)).toThrow(expect.objectContaining({ code: "index-full" }));
  expect(memory.bytes).toBe(bytes);
  expect([...memory.floatsAt(memory.at.mean, 2)]).toEqual([3, 4]);
});

test("blocks do not overlap, and a reserved row lies inside the memory", async () => {
  const memory = await VectorMemory.open(100);
  memory.reserve(2 * rowsPerBlock);
  const [first, second] = [memory.block(0), memory.block(1)];
  expect(first.mask + rowsPerBlock).toBe(second.high);
  expect(second.mask + rowsPerBlock).toBeLessThanOrEqual(memory.bytes);
  expect(Object.values(first).every((address) => address % 16 === 0)).toBe(true);
});
