import { afterAll, expect, test } from "vitest";
import { cloud } from "../../tests/bench/search-vectors/clouds";
import { database } from "../storage/open";
import { packStore } from "../storage/packs";
import { openVectorIndex } from "./vector-index";

const db = database({ name: "ciqi-test-vector-index" });
const packs = packStore(db);
const dim = 64;
const count = 5000;
const chunkRows = 2000;

afterAll(async () => {
  await packs.remove("cloud");
  await db.close();
});

test("what a pack keeps in chunks is found as it was given, in Chromium's WebAssembly", async () => {
  const { vectors, queries } = cloud("easy", count, dim, 10);
  const installation = await packs.begin({ packId: "cloud", version: "1", manifest: null });
  for (let first = 0; first < count; first += chunkRows) {
    const data = vectors.slice(first * dim, (first + chunkRows) * dim).buffer;
    const ids = Array.from({ length: data.byteLength / dim / 4 }, (_, i) => `r${first + i}`);
    await installation.add({ vectors: [{ chunk: first / chunkRows, ids, dim, data }] });
  }
  await installation.commit();

  const index = await openVectorIndex(dim);
  for await (const { ids, data } of packs.eachVectors("cloud")) index.add("cloud", ids, new Float32Array(data));
  expect(index.size).toBe(count);
  for (const query of queries) {
    const scores = Array.from({ length: count }, (_, row) =>
      query.reduce((sum, value, i) => sum + value * (vectors[row * dim + i] ?? 0), 0),
    );
    const [hit] = index.search(query, { limit: 1 }).hits;
    expect(hit?.score).toBeCloseTo(Math.max(...scores), 4);
    expect(scores[Number(hit?.recordId.slice(1))]).toBeCloseTo(hit?.score ?? 2, 4);
  }
});

test("a chunk that an older page kept as a buffer is read like any other", async () => {
  const installation = await packs.begin({ packId: "cloud", version: "2", manifest: null });
  await installation.add({ vectors: [{ chunk: 0, ids: ["r0"], dim: 2, data: Float32Array.of(3, 4).buffer }] });
  await installation.commit();
  await db.use("write as an older page did", async (connection) => {
    const [row] = await connection.getAll("vectors");
    if (row !== undefined) await connection.put("vectors", { ...row, data: Float32Array.of(1, 2).buffer });
  });
  for await (const { data } of packs.eachVectors("cloud")) expect([...new Float32Array(data)]).toEqual([1, 2]);
  expect((await packs.vectors("cloud")).map(({ data }) => [...new Float32Array(data)])).toEqual([[1, 2]]);
});
