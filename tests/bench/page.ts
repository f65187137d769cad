/** The page that `scripts/bench.mjs` opens: passes a bench's name to the worker, or runs one that has workers of its own. */
import { connect } from "../../src/base/rpc";
import type { BenchProtocol } from "./bench.worker";
import type { Row } from "./row";
import { type Size, benchSearchVectors } from "./search-vectors";

declare global {
  var runBench: (name: string, size: Size) => Promise<Row[]>;
}

globalThis.runBench = (name, size) => {
  if (name === "search-vectors") return benchSearchVectors(size);
  const worker = new Worker(new URL("./bench.worker.ts", import.meta.url), { type: "module" });
  return connect<BenchProtocol>(worker).call("run", name);
};
