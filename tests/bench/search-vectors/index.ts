/**
 * Search by vector, ours against plain Float32 JavaScript, hnswlib-wasm and Orama, on easy and on hard data of the size of
 * CiQi-VQA. Each builds, saves and opens in workers of its own; then they take turns, so that a busy machine slows all.
 */
import { type Client, connect } from "../../../src/base/rpc";
import { AppError } from "../../../src/base/errors";
import { type Row, median, round } from "../row";
import { type Cloud, type CloudKind, cloud } from "./clouds";
import type { ContenderProtocol } from "./contender.worker";
import { type ContenderName, type Data, memoryOf } from "./contenders";

export interface Size {
  /** For a first look: a tenth of the vectors. */
  quick: boolean;
  /** Ten times the vectors as well, ours alone. */
  large: boolean;
}

const fullCount = 51_553;
const dim = 512;
const k = 10;
const batch = 20;
interface Effort {
  /** Queries that are not counted, and those that are. */
  warmUp: number;
  asked: number;
  opens: number;
}
/** An exact scan of ten times as many takes its time. */
const usual: Effort = { warmUp: 40, asked: 200, opens: 3 };
const large: Effort = { warmUp: 10, asked: 20, opens: 1 };
const efforts = [10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 600, 800];
const rivalNames = ["float32", "hnswlib", "orama"] as const;
const titles = { float32: "Float32 JavaScript", hnswlib: "hnswlib-wasm", orama: "Orama" };

interface Opened {
  client: Client<ContenderProtocol>;
  close(): void;
}

interface Measured {
  buildMs: number;
  bytesStored: number;
  openMs: number;
  memory: number;
  recall: number;
  p50: number;
  p95: number;
  effort: number | null;
}

export async function benchSearchVectors(size: Size): Promise<Row[]> {
  const count = size.quick ? Math.round(fullCount / 10) : fullCount;
  const rows: Row[] = [];
  for (const kind of ["easy", "hard"] as const) {
    const measured = await measure(kind, count, ["ours", ...rivalNames], usual);
    rows.push(...rowsOf(kind, measured));
    if (!size.large) continue;
    const more = await measure(kind, count * 10, ["ours", "float32"], large);
    rows.push(...largeRows(kind, measured["ours"], more));
  }
  return rows;
}

async function measure<N extends ContenderName>(
  kind: CloudKind,
  count: number,
  names: readonly N[],
  { warmUp, asked, opens }: Effort,
): Promise<Record<N, Measured>> {
  const { vectors, queries } = cloud(kind, count, dim, asked + warmUp);
  const data: Data = { key: `${kind}-${count}x${dim}-${checksum(vectors)}`, count, dim };
  const opened = new Map<N, Opened>();
  const measured = {} as Record<N, Measured>;
  for (const name of names) {
    const builder = start();
    const built = await builder.client.call("build", { name, vectors, data });
    builder.close();
    measured[name] = { ...built, openMs: 0, memory: 0, recall: 0, p50: 0, p95: 0, effort: null };
  }
  const times = new Map<N, number[]>(names.map((name) => [name, []]));
  for (let n = 0; n < opens; n++) {
    for (const name of names) {
      opened.get(name)?.close();
      const opener = start();
      opened.set(name, opener);
      const query = queries[0] ?? new Float32Array(dim);
      times.get(name)?.push((await opener.client.call("open", { name, data, query })).openMs);
    }
  }
  for (const name of names) measured[name].openMs = median(times.get(name) ?? []);
  await takeTurns(opened, measured, queries, warmUp);
  for (const one of opened.values()) one.close();
  for (const name of names) measured[name].memory = await memoryOf(name, data);
  return measured;
}

/** Latency and recall, by batches in turn. The graph's effort is the least whose recall is ours. */
async function takeTurns<N extends ContenderName>(
  opened: ReadonlyMap<N, Opened>,
  measured: Record<N, Measured>,
  queries: Cloud["queries"],
  warmUp: number,
): Promise<void> {
  const ask = async (name: N, some: Float32Array[], effort: number | null) => {
    const one = opened.get(name);
    if (one === undefined) throw new Error(`${name} is not open`);
    return one.client.call("search", { queries: some, k, effort });
  };
  const names = [...opened.keys()];
  const truths = (await ask("float32" as N, queries, null)).found.map((rows) => new Set(rows));
  const recallOf = (found: readonly number[][], first: number) =>
    found.reduce((sum, rows, i) => sum + rows.filter((row) => truths[first + i]?.has(row)).length, 0) /
    (found.length * k);
  const asked = queries.slice(warmUp);
  const ours = recallOf((await ask("ours" as N, asked, null)).found, warmUp);
  if (names.includes("hnswlib" as N)) {
    for (const effort of efforts) {
      measured["hnswlib" as N].effort = effort;
      if (recallOf((await ask("hnswlib" as N, asked, effort)).found, warmUp) >= ours) break;
    }
  }
  const times = new Map<N, number[]>(names.map((name) => [name, []]));
  const found = new Map<N, number[][]>(names.map((name) => [name, []]));
  for (const name of names) await ask(name, queries.slice(0, warmUp), measured[name].effort);
  for (let first = 0; first < asked.length; first += batch) {
    for (const name of names) {
      const turn = await ask(name, asked.slice(first, first + batch), measured[name].effort);
      times.get(name)?.push(...turn.times);
      found.get(name)?.push(...turn.found);
    }
  }
  for (const name of names) {
    const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
    Object.assign(measured[name], {
      recall: recallOf(found.get(name) ?? [], warmUp),
      p50: median(sorted),
      p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    });
  }
}

/** FNV-1a over the bits: other data is built anew. */
function checksum(vectors: Float32Array<ArrayBuffer>): string {
  let hash = 0x811c9dc5;
  for (const word of new Uint32Array(vectors.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
  return (hash >>> 0).toString(16);
}

function start(): Opened {
  const worker = new Worker(new URL("./contender.worker.ts", import.meta.url), { type: "module" });
  const client = connect<ContenderProtocol>(worker);
  return {
    client,
    close() {
      worker.terminate();
      client.close(new AppError("bench-over", "the bench has closed this worker"));
    },
  };
}

const megabytes = (bytes: number) => round(bytes / 1e6);
const exactly = (value: number) => Math.round(value * 1e4) / 1e4;

function rowsOf(kind: CloudKind, measured: Record<"ours" | (typeof rivalNames)[number], Measured>): Row[] {
  const { ours } = measured;
  const fixed = (what: string, value: number, rival: number, unit: string, ratio: number, wanted: number): Row => ({
    what: `${kind}: ${what}`,
    ours: value,
    rival,
    unit,
    ratio: exactly(ratio),
    wanted,
  });
  return [
    fixed("recall@10, wanted 0.99", exactly(ours.recall), 0.99, "", ours.recall / 0.99, 1),
    fixed("memory, wanted 64 MB", megabytes(ours.memory), 64, "MB", 64e6 / ours.memory, 1),
    ...rivalNames.flatMap((name) => {
      const rival = measured[name];
      const against = `against ${titles[name]}${rival.effort === null ? "" : `, ef ${rival.effort}`}`;
      const row = (what: string, field: keyof Measured, unit: string, wanted: number | null, scale = 1): Row => {
        const [mine, theirs] = [Number(ours[field]) / scale, Number(rival[field]) / scale];
        const ratio = field === "recall" ? mine / theirs : theirs / mine;
        return {
          what: `${kind}: ${what}, ${against}`,
          ours: exactly(mine),
          rival: exactly(theirs),
          unit,
          ratio: exactly(ratio),
          wanted,
        };
      };
      return [
        row("median latency", "p50", "ms", name === "hnswlib" ? 1 : 10),
        row("p95 latency", "p95", "ms", null),
        row("recall@10", "recall", "", null),
        row("build", "buildMs", "ms", name === "hnswlib" ? 50 : null),
        row("memory", "memory", "MB", null, 1e6),
        row("stored", "bytesStored", "MB", null, 1e6),
        row("cold open", "openMs", "ms", name === "hnswlib" ? 2 : null),
      ];
    }),
  ];
}

function largeRows(kind: CloudKind, small: Measured, measured: Record<"ours" | "float32", Measured>): Row[] {
  const { ours } = measured;
  const row = (
    what: string,
    value: number,
    rival: number,
    unit: string,
    ratio: number,
    wanted: number | null,
  ): Row => ({
    what: `${kind}, ten times as many: ${what}`,
    ours: exactly(value),
    rival: exactly(rival),
    unit,
    ratio: exactly(ratio),
    wanted,
  });
  return [
    row("median latency, wanted 15 times as long", ours.p50, 15 * small.p50, "ms", (15 * small.p50) / ours.p50, 1),
    row("recall@10, wanted 0.99", ours.recall, 0.99, "", ours.recall / 0.99, 1),
    row(
      "memory, against ten times as much",
      ours.memory / 1e6,
      small.memory / 1e5,
      "MB",
      (10 * small.memory) / ours.memory,
      null,
    ),
    row(
      "cold open, against ten times as long",
      ours.openMs,
      10 * small.openMs,
      "ms",
      (10 * small.openMs) / ours.openMs,
      null,
    ),
  ];
}
