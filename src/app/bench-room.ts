/** The models of the bench, made with the first visit and kept, so that a run goes on while one looks elsewhere. */
import type { App } from "./app";
import { FIRST_PLAN, type RunPlan } from "./bench-plan";
import { type BenchReading, createBenchReading } from "./bench-reading";
import { type BenchRunsModel, createBenchRuns } from "./bench-runs-model";
import { type BenchSetsModel, createBenchSets } from "./bench-sets-model";
import { type Signal, signal } from "@preact/signals";

export interface BenchRoom {
  sets: BenchSetsModel;
  runs: BenchRunsModel;
  reading: BenchReading;
  /** What the next run is asked for; `setId` null: the newest set. */
  plan: Signal<RunPlan & { setId: string | null }>;
}

const rooms = new WeakMap<App["librarian"], BenchRoom>();

export function benchRoomOf(app: App): BenchRoom {
  const room = rooms.get(app.librarian) ?? openRoom(app);
  rooms.set(app.librarian, room);
  return room;
}

function openRoom(app: App): BenchRoom {
  const { librarian, enginePort: engine } = app;
  const plan = signal<BenchRoom["plan"]["value"]>({ ...FIRST_PLAN, setId: null });
  return {
    sets: createBenchSets(librarian, ({ id }) => (plan.value = { ...plan.value, setId: id, types: null })),
    runs: createBenchRuns({ librarian, engine, model: app.engine }),
    reading: createBenchReading(librarian),
    plan,
  };
}
