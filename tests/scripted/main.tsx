/**
 * The page over a scripted engine, to look at states that a real engine passes through too fast to be photographed.
 * `?scene=` one of those in scripts/screens.mjs
 */
import { render } from "preact";
import { createApp } from "../../src/app/app";
import type { SettingsPort, StudySummary } from "../../src/app/ports";
import { AppError } from "../../src/base/errors";
import { fetchWords } from "../../src/ui/i18n/words";
import { Page } from "../../src/ui/page";
import { reflectSettings } from "../../src/ui/reflect-settings";
import "../../src/ui/styles/index.css";
import type { AgentEvent } from "../../src/domain/events";
import { scriptedGlance } from "./additions";
import { type ScriptedStudy, scriptedArchive } from "./archive";
import { scriptedBench, withBench } from "./bench-calls";
import { benchScenes } from "./bench-scenes";
import { CAPTURE_SCENES } from "./capture-scenes";
import { type Script, scriptedEngine } from "./engine";
import { scriptedLibrary, STUDIO } from "./library";
import { scriptedLibrarian } from "./librarian";
import { notebookScenes, withKeeping } from "./notebook-scenes";
import { packsScenes } from "./packs-scenes";
import { scriptedShell } from "./shell";
import { SHELL_SCENES } from "./shell-scenes";
import { scriptedPhoto } from "./photos";
import { notPorcelainVerdict, scriptedEvents, scriptedVerdict } from "./story";
import { SCRIPTED_PACES, studyScenes } from "./study-scenes";
import { keptPiece, showVerdict, verdictScenes } from "./verdict-scenes";

const query = new URLSearchParams(location.search);
const scene = query.get("scene") ?? "home";
const script = query.get("lang") ?? "en";
const lang = script.startsWith("zh") ? "zh" : "en";
/** Of this page alone: several scenes are photographed side by side. */
const kept = new Map([
  ["lang", script],
  ["theme", query.get("theme") ?? "auto"],
]);
if (scene !== "first-run") kept.set("welcomed", "yes");
const settings: SettingsPort = {
  read: (key) => kept.get(key) ?? null,
  write: (key, value) => void kept.set(key, value),
};

const evidenceOf = (event: AgentEvent) => ("evidence" in event ? event.evidence : []);
const photos = await Promise.all([scriptedPhoto(1), scriptedPhoto(2)]);
const thumbs = await Promise.all([3, 4, 5].map(scriptedPhoto));
const chosen = scene === "error" ? photos.slice(0, 1) : photos;
const label = verdictScenes(lang)[scene];
const told = scene === "not-porcelain" ? notPorcelainVerdict() : (label?.verdict ?? scriptedVerdict(lang));
const events = scriptedEvents(lang, chosen, told);

const summary = (id: string, rest: Partial<StudySummary>): StudySummary => ({
  id,
  startedAt: Date.UTC(2026, 4, 18, 9, 30),
  lang,
  question: "",
  title: null,
  dynasty: null,
  reign: null,
  terms: [],
  isPorcelain: null,
  state: "answered",
  steps: 3,
  ownTitle: "",
  note: "",
  tags: [],
  removedAt: null,
  ...rest,
});
const names =
  lang === "zh" ? ["青花山茶纹扁壶", "青釉刻花牡丹纹梅瓶"] : ["Blue-and-white flask with camellia", "Celadon meiping"];
const [flaskName = "", meipingName = ""] = names;
const known = { isPorcelain: true, dynasty: "dyn:ming", reign: "reign:yongle", title: flaskName };
const notebook = notebookScenes({ lang, photos: [...photos, ...thumbs], events })[scene];
const studies: ScriptedStudy[] =
  scene === "history" || scene === "interrupted"
    ? [
        { summary: summary("s1", known), kept: { photos: photos.slice(0, 1), events } },
        {
          summary: summary("s2", { state: "cut-off" }),
          kept: { photos, events: events.slice(0, 40) },
        },
        {
          summary: summary("s3", { ...known, title: meipingName, dynasty: "dyn:song", reign: null }),
          kept: { photos: photos.slice(1), events },
        },
        { summary: summary("s4", { isPorcelain: false }), kept: { photos: thumbs.slice(1), events } },
      ]
    : (notebook?.studies ?? []);

/** Where the library's scenes stand; `#` with nothing behind it would be the start page. */
const addresses: Record<string, string> = {
  library: "#/library",
  "library-filtered": "#/library?color=glaze:qinghua&color=glaze:doucai&dynasty=dyn:qing",
  "library-filters": "#/library?color=glaze:qinghua",
  "library-search": `#/library?q=${lang === "zh" ? "青花龙" : "blue-and-white dragon jar"}`,
  "library-no-match": `#/library?q=${lang === "zh" ? "紫砂壶龙" : "teapot shaped like a red bird"}`,
  "library-none": "#/library?dynasty=dyn:shang&q=jar",
  "library-empty": "#/library",
  "library-opening": "#/library",
  "library-failed": "#/library",
  "library-large": "#/library",
  piece: "#/piece/studio/bc338811-f84c-4a0a-ae97-3e60450be122",
  "piece-missing": "#/piece/studio/none",
  terms: "#/terms",
  "terms-search": "#/terms?q=meip",
  "terms-none": "#/terms?q=zzz",
  term: "#/term/glaze:doucai",
  "term-reign": "#/term/reign:chenghua",
  "term-kiln": "#/term/kiln:jingdezhen",
  "term-dynasty": "#/term/dyn:liao",
  "term-missing": "#/term/glaze:none",
};
const followed = studyScenes({ lang, events, verdict: scriptedVerdict(lang), another: await scriptedPhoto(3) })[scene];
if (followed !== undefined) kept.set("paces", JSON.stringify(SCRIPTED_PACES));
const shell = SHELL_SCENES[scene];
const address = addresses[scene];
if (notebook !== undefined) history.replaceState(null, "", notebook.address);
const desk = packsScenes(lang)[scene];
const bench = benchScenes(lang, { trace: events.filter(({ type }) => type !== "verdict"), photos })[scene];
if (shell?.address !== undefined) history.replaceState(null, "", shell.address);
if (bench !== undefined) history.replaceState(null, "", bench.address);
if (desk !== undefined) history.replaceState(null, "", desk.address);
if (address !== undefined) history.replaceState(null, "", address);
const broken = Promise.reject<never>(new AppError("storage-blocked", "scripted failure"));
broken.catch(() => undefined);
const sizes: Record<string, { copies?: number; only?: number }> = {
  "library-empty": { only: 0 },
  "library-large": { copies: 18 },
};
const library =
  address === undefined || scene === "library-opening"
    ? undefined
    : scene === "library-failed"
      ? broken
      : scriptedLibrary(sizes[scene]);

const loads: Record<string, Script["load"]> = { loading: "loading", waiting: "loading", failed: "failed" };
const until = events.findIndex((event) => event.type === "observation" && event.turn === 2) + 9;
const pauses: Record<string, number> = { running: Number(query.get("after") ?? until), stopped: 30 };
const pauseAfter = pauses[scene];
const benchWorkers = scriptedBench(bench?.bench);
const app = createApp({
  engine: withBench(
    scriptedEngine({
      load: loads[scene] ?? "ready",
      events,
      ...(library === undefined ? {} : { library }),
      ...(pauseAfter === undefined ? {} : { pauseAfter }),
      ...followed?.script,
      ...(scene === "chosen-four" ? { glance: scriptedGlance(events.flatMap(evidenceOf)) } : {}),
      ...(scene === "error" ? { refuse: { code: "image-not-an-image" } } : {}),
    }),
    benchWorkers,
  ),
  librarian: withKeeping(
    withBench(scriptedLibrarian(desk?.librarian ?? { packs: address === undefined ? [] : [STUDIO] }), benchWorkers),
    notebook,
  ),
  archive: scriptedArchive(studies, {
    record: async (packId, id) => (await library)?.record(packId, id) ?? (label === undefined ? null : keptPiece(id)),
    thumbnail: async (packId, id) =>
      library === undefined ? (thumbs[Number(id.slice(1)) - 1]?.blob ?? null) : (await library).thumbnail(packId, id),
  }),
  settings,
  ...scriptedShell(shell?.shell),
  isolated: scene !== "one-thread",
});

await fetchWords(app.settings.tongue.value);
reflectSettings(app.settings);
const root = document.getElementById("app");
if (root !== null) render(<Page app={app} />, root);
void app.engine.load();
if (["chosen", "loading", "error"].includes(scene)) await app.tray.add(chosen);
if (
  followed !== undefined ||
  ["waiting", "running", "verdict", "evidence", "not-porcelain", "stopped"].includes(scene)
) {
  const id = app.study.start({ photos: chosen, question: "", lang });
  app.route.go({ screen: "study", id });
  if (scene === "stopped") setTimeout(() => app.study.stop(), 300);
}
if (label !== undefined) showVerdict(app, label, chosen, lang);
if (scene === "interrupted") app.route.go({ screen: "study", id: "s2" });
await followed?.act?.(app);
await desk?.act?.(app);
await CAPTURE_SCENES[scene]?.act(app);
await bench?.act?.(app);
document.body.dataset["scene"] = scene; // tells the camera that everything stands
