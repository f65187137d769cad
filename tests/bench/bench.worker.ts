/** Runs a bench by name in a worker, where the app's engine runs too: a page has frames to draw in between. */
import { serve } from "../../src/base/rpc";
import type { Channel } from "../../src/base/rpc-wire";
import { benchDecode } from "./decode";
import { benchEmbed } from "./embed";
import type { Row } from "./row";
import { benchSearchText } from "./search-text";
import { benchTurns } from "./turns";

const benches: Record<string, () => Promise<Row[]>> = {
  turns: benchTurns,
  decode: benchDecode,
  embed: benchEmbed,
  "search-text": benchSearchText,
};

export type BenchProtocol = { run: { input: string; event: never; output: Row[] } };

// The tests' types are a page's.
serve<BenchProtocol>(self as unknown as Channel, {
  run(name) {
    const bench = benches[name];
    if (bench === undefined) throw new Error(`there is no bench ${name}: wanted ${Object.keys(benches).join(" or ")}`);
    return bench();
  },
});
