/** Scenes of the bench: where they stand, what the workers say, what has been done when the picture is taken. */
import type { App } from "../../src/app/app";
import { benchRoomOf } from "../../src/app/bench-room";
import type { Lang } from "../../src/domain/attribute";
import type { AgentEvent } from "../../src/domain/events";
import type { BenchScript } from "./bench-calls";
import {
  ALL_TOOLS,
  CIQI_SET,
  freeFormReport,
  HALF,
  NO_TOOLS,
  OPENED,
  OWN_SET,
  runOf,
  settingsOf,
  STUDIO_SET,
} from "./bench-material";

export interface BenchScene {
  address: string;
  bench: BenchScript;
  act?(app: App): unknown;
}

interface Episode {
  trace: readonly AgentEvent[];
  photos: readonly { name: string; blob: Blob }[];
}

const FREE = runOf("free", "Free form, all tools", {
  settings: settingsOf(["image_zoom_in_tool", "search_image", "search_text"], { protocol: "free-form" }),
});
const SCORED = runOf("scored", "Multiple choice, by probability", {
  settings: settingsOf([], { protocol: "scored-choice" }),
});

export function benchScenes(lang: Lang, episode: Episode = { trace: [], photos: [] }): Record<string, BenchScene> {
  const sets = [STUDIO_SET, CIQI_SET, OWN_SET];
  const runs = [ALL_TOOLS, NO_TOOLS, HALF, OPENED];
  const full: BenchScript = { lang, sets, runs, ...episode };
  const at = (address: string, bench: BenchScript = full, act?: BenchScene["act"]): BenchScene => ({
    address,
    bench,
    ...(act === undefined ? {} : { act }),
  });
  const refuse = (call: string, code: string, message: string): BenchScript => ({
    ...full,
    refuse: { [call]: { code, message } },
  });
  return {
    bench: at("#/bench"),
    "bench-empty": at("#/bench", { lang }),
    "bench-running": at("#/bench", { ...full, holdAt: 58 }, (app) => void benchRoomOf(app).runs.goOn("half")),
    "bench-refused": at(
      "#/bench",
      refuse("read-set", "set-empty", "questions.jsonl: found 12 rows, none usable: line 1 …"),
      (app) => benchRoomOf(app).sets.add([{ path: "questions.jsonl", blob: new Blob([""]) }]),
    ),
    "bench-run": at("#/bench/run/all"),
    "bench-run-calibrated": at("#/bench/run/all?calibrated=none"),
    "bench-run-uncalibrated": at(
      "#/bench/run/all?calibrated=none",
      refuse("calibrate", "calibration-overlap", "fit the temperature: found 17 pieces in both runs, wanted none"),
    ),
    "bench-run-ciqi": at("#/bench/run/opened"),
    "bench-run-free": at("#/bench/run/free", { ...full, runs: [FREE], reports: { free: freeFormReport(FREE) } }),
    "bench-run-running": at("#/bench/run/half", { ...full, holdAt: 58 }, (app) => {
      void benchRoomOf(app).runs.goOn("half");
    }),
    "bench-run-missing": at("#/bench/run/gone"),
    "bench-export": at("#/bench/run/all"),
    "bench-rows": at("#/bench/run/all/rows"),
    "bench-rows-cell": at("#/bench/run/all/rows?type=dynasty&truth=dyn:ming&answer=dyn:qing&right=no"),
    "bench-rows-none": at("#/bench/run/all/rows?q=teapot"),
    "bench-episode": at("#/bench/run/all/episode/1"),
    "bench-episode-scored": at("#/bench/run/scored/episode/0", { ...full, runs: [SCORED] }),
    "bench-episode-bare": at("#/bench/run/opened/episode/3", { ...full, trace: [], photos: [] }),
    "bench-compare": at("#/bench/compare/none/all"),
    "bench-compare-three": at("#/bench/compare/none/half/all"),
    "bench-compare-refused": at("#/bench/compare/all/opened", refuse("compare", "runs-apart", "found 0 shared rows")),
  };
}
