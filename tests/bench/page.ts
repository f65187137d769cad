/** The page that `scripts/bench.mjs` opens: passes a bench's name to the worker and its rows back. */
import { connect } from "../../src/base/rpc";
import type { BenchProtocol } from "./bench.worker";
import type { Row } from "./row";

declare global {
  var runBench: (name: string) => Promise<Row[]>;
}

globalThis.runBench = (name) => {
  const worker = new Worker(new URL("./bench.worker.ts", import.meta.url), { type: "module" });
  return connect<BenchProtocol>(worker).call("run", name);
};
