/** The screens of the bench, by address; one part of the app that is fetched together. */
import { useEffect } from "preact/hooks";
import { parseBenchRoute } from "../../app/bench-route";
import type { Route } from "../../app/route-model";
import { useApp } from "../context";
import { CompareScreen } from "./compare/compare-screen";
import { EpisodeScreen } from "./episode/episode-screen";
import { ReportScreen } from "./report/report-screen";
import { RowsScreen } from "./rows/rows-screen";
import { StartScreen } from "./start/start-screen";
import "../styles/packs.css";
import "../styles/bench.css";

export function BenchScreen({ route: address }: { route: Extract<Route, { screen: "bench" }> }) {
  const { vocabulary } = useApp();
  useEffect(() => void vocabulary.load(), [vocabulary]); // names of terms in matrices and episodes
  const route = parseBenchRoute(address);
  switch (route.screen) {
    case "bench":
      return <StartScreen />;
    case "bench-run":
      return <ReportScreen runId={route.runId} calibratedOn={route.calibratedOn} />;
    case "bench-rows":
      return <RowsScreen runId={route.runId} query={route.query} />;
    case "bench-episode":
      return <EpisodeScreen runId={route.runId} seq={route.seq} />;
    case "bench-compare":
      return <CompareScreen runIds={route.runIds} />;
    default:
      return route satisfies never;
  }
}
