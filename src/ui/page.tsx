/** The page's frame: header, the screen the address asks for, footer; decides nothing else. */
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import type { App } from "../app/app";
import { hashOf, type Route } from "../app/route-model";
import type { NamedFile } from "./capture/take-files";
import { useDropAndPaste } from "./capture/use-drop-and-paste";
import { AppContext } from "./context";
import { ElsewhereNotice } from "./elsewhere-notice";
import { FirstRun } from "./first-run/first-run";
import { Footer } from "./footer";
import { Header } from "./header";
import { onDemand } from "./on-demand";
import { InstallPlace } from "./install/install-place";
import { HomeScreen } from "./routes/home";
import { useKeptPlace } from "./scroll-place";
import { UpdateNotice } from "./update-notice";

const StudyScreen = onDemand(() => import("./routes/study").then((file) => file.StudyScreen));
const NotebookScreen = onDemand(() => import("./notebook/notebook-screen").then((file) => file.NotebookScreen));
const BinScreen = onDemand(() => import("./notebook/bin-screen").then((file) => file.BinScreen));
const BackupScreen = onDemand(() => import("./keep/backup-screen").then((file) => file.BackupScreen));
const LibraryScreen = onDemand(() => import("./routes/library").then((file) => file.LibraryScreen));
const PieceScreen = onDemand(() => import("./routes/piece").then((file) => file.PieceScreen));
const CompareScreen = onDemand(() => import("./compare/compare-screen").then((file) => file.CompareScreen));
const GuessScreen = onDemand(() => import("./guess/guess-screen").then((file) => file.GuessScreen));
const TermsScreen = onDemand(() => import("./routes/terms").then((file) => file.TermsScreen));
const PacksScreen = onDemand(() => import("./packs/packs-screen").then((file) => file.PacksScreen));
const ImportScreen = onDemand(() => import("./packs/import-screen").then((file) => file.ImportScreen));
const DeviceScreen = onDemand(() => import("./device/device-screen").then((file) => file.DeviceScreen));
const WelcomeScreen = onDemand(() => import("./first-run/welcome-screen").then((file) => file.WelcomeScreen));
const BenchScreen = onDemand(() => import("./bench/bench-screen").then((file) => file.BenchScreen));
const TermScreen = onDemand(() => import("./routes/term").then((file) => file.TermScreen));

function Screen({ app }: { app: App }) {
  const route = app.route.route.value;
  switch (route.screen) {
    case "home":
      return <HomeScreen />;
    case "study":
      return <StudyScreen id={route.id} key={route.id} />;
    case "compare":
      return <CompareScreen study={route.study} evidence={route.evidence} key={hashOf(route)} />;
    case "guess":
      return <GuessScreen study={route.study} key={route.study} />;
    case "notebook":
      return <NotebookScreen query={route.query} />;
    case "bin":
      return <BinScreen />;
    case "backup":
      return <BackupScreen />;
    case "library":
      return <LibraryScreen query={route.query} />;
    case "piece":
      return <PieceScreen packId={route.packId} recordId={route.recordId} key={hashOf(route)} />;
    case "terms":
      return <TermsScreen text={route.text} />;
    case "term":
      return <TermScreen id={route.id} key={route.id} />;
    case "packs":
      return <PacksScreen add={route.add} />;
    case "import":
      return <ImportScreen />;
    case "device":
      return <DeviceScreen />;
    case "welcome":
      return <WelcomeScreen />;
    case "bench":
      return <BenchScreen route={route} />;
    default:
      return route satisfies never;
  }
}

function isPack({ name }: NamedFile): boolean {
  return name.toLowerCase().endsWith(".ciqi");
}

async function bringPacks(app: App, files: readonly NamedFile[]): Promise<void> {
  const { deskOf } = await import("../app/desk");
  deskOf(app.librarian).arrivals.add(files.map((file) => ({ kind: "file", ...file })));
}

/** Words and filters in an address change what a screen shows, not which screen it is. */
function placeOf(route: Route): string {
  if (route.screen === "bench") return hashOf({ ...route, query: "" });
  return ["notebook", "library", "terms", "packs"].includes(route.screen) ? route.screen : hashOf(route);
}

/** Screens that take files in a way of their own. */
function takesFiles({ screen }: Route): boolean {
  return screen === "packs" || screen === "import" || screen === "bench";
}

/**
 * A new screen is read from its top, by eye and by screen reader. Stands before the screen, whose own effects come after
 * and may return to where the visitor has been.
 */
function FreshStart({ place }: { place: string }) {
  const seen = useRef(place);
  useLayoutEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    scrollTo({ top: 0, behavior: "instant" });
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [place]);
  return null;
}

export function Page({ app }: { app: App }) {
  const route = app.route.route.value;
  const take = useCallback(
    (files: NamedFile[]) => {
      const [packs, photos] = [files.filter(isPack), files.filter((file) => !isPack(file))];
      if (packs.length > 0) void bringPacks(app, packs);
      if (photos.length > 0) void app.tray.add(photos);
      app.route.go(packs.length > 0 ? { screen: "packs", add: null } : { screen: "home" });
    },
    [app],
  );
  useDropAndPaste(takesFiles(route) ? null : take);
  useKeptPlace();
  return (
    <AppContext.Provider value={app}>
      <FreshStart place={placeOf(route)} />
      <Header />
      <ElsewhereNotice />
      <main id="content" tabIndex={-1}>
        <FirstRun />
        <Screen app={app} />
        <InstallPlace />
      </main>
      <Footer />
      <UpdateNotice />
    </AppContext.Provider>
  );
}
