/** What the bench's models need of the two workers. Types only. */
import type { Client } from "../base/rpc";
import type { BenchRunCalls } from "../workers/engine/bench-calls";
import type { BenchCalls } from "../workers/librarian/bench-calls";

export type { ExportFormat } from "../workers/librarian/bench-calls";

export type BenchLibrarian = Pick<Client<BenchCalls>, "call">;
export type BenchEngine = Pick<Client<BenchRunCalls>, "call">;

/** A row as lists show it. */
export type ListedResult = BenchCalls["results"]["output"]["results"][number];
