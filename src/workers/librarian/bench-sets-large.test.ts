/**
 * A question file far larger than what may be held: made while it is read, never more than a little ahead of the row.
 * SET_MB=200 reads one of that size; npm test reads 20 MB.
 */
import { expect, test } from "vitest";
import { fixtureFile } from "../../../tests/fixtures/bench-sets/set-shelf";
import type { BenchSetStore } from "../../storage/bench-sets";
import { readSet } from "./bench-sets-read";

const megabytes = Number(process.env["SET_MB"] ?? 20);
/** Bytes that may have been made and not yet become rows: pieces on their way, and one batch of rows. */
const AHEAD = 4 * 1024 * 1024;
/** For 200 MB, the making of the file included, on a machine that is busy with something else. */
const CORE_SECONDS = 10;

/** A file whose bytes are made when they are asked for. */
class MadeFile extends Blob {
  made = 0;
  readonly #piece: Uint8Array<ArrayBuffer>;
  readonly #pieces: number;

  /** Number n of `pieces` pieces is `piece` with the letter `#` replaced by n, in as many digits. */
  constructor(piece: Uint8Array<ArrayBuffer>, pieces: number) {
    super();
    this.#piece = piece;
    this.#pieces = pieces;
  }

  override get size(): number {
    return this.#piece.length * this.#pieces;
  }

  override slice(start = 0, end = this.size): Blob {
    const first = Math.floor(start / this.#piece.length);
    const last = Math.min(this.#pieces, Math.ceil(end / this.#piece.length));
    const pieces = Array.from({ length: last - first }, (_, n) => this.#numbered(first + n));
    return new Blob(pieces).slice(start - first * this.#piece.length, end - first * this.#piece.length);
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    this.made = 0;
    let next = 0;
    return new ReadableStream({
      pull: (controller) => {
        if (next === this.#pieces) return controller.close();
        this.made += this.#piece.length;
        controller.enqueue(this.#numbered(next++));
      },
    });
  }

  #numbered(n: number): Uint8Array<ArrayBuffer> {
    const digits = [...String(n).padStart(6, "0")].map((digit) => digit.charCodeAt(0));
    const copy = this.#piece.slice();
    for (let at = copy.indexOf(35); at >= 0; at = copy.indexOf(35, at + 6)) copy.set(digits, at);
    return copy;
  }
}

/** A hundred questions whose ids wait for their number, one of them broken. */
function piece(): Uint8Array<ArrayBuffer> {
  const row = (n: number) =>
    JSON.stringify({
      id: `######-${n}`,
      question: "这件瓷器属于哪个朝代？".repeat(8),
      images: ["images/a.png"],
      options: ["明宣德青花缠枝莲纹碗", "清康熙五彩花卉纹杯", "宋代汝窑洗", "元代青花罐"],
      answer: "B",
      ground_truth: "清康熙".repeat(20),
      type: "dynasty",
    });
  const lines = Array.from({ length: 100 }, (_, n) => (n === 50 ? row(n).slice(0, -1) : row(n)));
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

test(`${megabytes} MB of questions are read in one pass, row by row`, { timeout: 120_000 }, async () => {
  const one = piece();
  const file = new MadeFile(one, Math.ceil((megabytes * 1e6) / one.length));
  let [rows, ahead] = [0, 0];
  const store: Pick<BenchSetStore, "begin" | "list"> = {
    list: async () => [],
    begin: async () => ({
      id: "large",
      async add(batch) {
        rows += batch.length;
        ahead = Math.max(ahead, file.made - (file.size * (batch.at(-1)?.line ?? 0)) / lines);
      },
      commit: async (about) => ({ id: "large", ...about }),
      discard: async () => {},
    }),
  };
  const lines = file.size / (one.length / 100);
  const files = [{ path: "test.jsonl", blob: file }, fixtureFile("images/a.png")];
  const before = process.cpuUsage();
  const { signal } = new AbortController();
  const set = await readSet({ files, store, signal, onProgress: () => {} });
  const { user, system } = process.cpuUsage(before);
  expect(set).toMatchObject({ rows: lines * 0.99, refused: lines * 0.01, specimens: 1 });
  expect(rows).toBe(set.rows);
  expect(set.problems).toHaveLength(Math.min(1000, lines * 0.01));
  expect(ahead).toBeLessThan(AHEAD);
  const seconds = (user + system) / 1e6;
  expect(seconds, `${seconds} s of one core for ${megabytes} MB`).toBeLessThan((megabytes / 200) * CORE_SECONDS + 2);
});
