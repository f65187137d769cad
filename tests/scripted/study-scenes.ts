/** Scenes of a study that is followed: what the engine sends, and what the person has done when the picture is taken. */
import type { App } from "../../src/app/app";
import type { Pace } from "../../src/app/study-estimate";
import type { PersonAddition } from "../../src/app/study-types";
import type { Lang } from "../../src/domain/attribute";
import type { AgentEvent } from "../../src/domain/events";
import type { Verdict } from "../../src/domain/verdict";
import { replyAnew, replyInWords, scriptedGlance } from "./additions";
import type { Script } from "./engine";

interface Photo {
  name: string;
  blob: Blob;
}

export interface StudyScene {
  script: Partial<Script>;
  act?(app: App): unknown;
}

interface Material {
  lang: Lang;
  events: readonly AgentEvent[];
  verdict: Verdict;
  /** One that is not among those of the study. */
  another: Photo;
}

/** What this device has learnt of its own pace. */
export const SCRIPTED_PACES: Pace[] = [9000, 10_500, 12_000, 13_500].map((total) => ({
  model: "ciqi-nano",
  backend: "wasm",
  added: false,
  photos: 2,
  turns: [600, 2400, 4200, 6000],
  total,
}));

const WORDS = {
  en: { why: "Why not Xuande?", here: "Is this blue under the glaze?" },
  zh: { why: "为何不是宣德？", here: "此处青料在釉下否？" },
} as const;

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

export function studyScenes({ lang, events, verdict, another }: Material): Record<string, StudyScene> {
  const words = WORDS[lang];
  const [start, ...rest] = events;
  if (start === undefined) throw new Error("the scripted study has no events");
  const records = events.flatMap((event) => (event.type === "observation" ? event.evidence : []));
  const glance: AgentEvent = { type: "glance", at: start.at + 240, glance: scriptedGlance(records) };
  const told = [start, glance, ...rest];
  const after = (holds: (event: AgentEvent) => boolean, more = 0) => told.findIndex(holds) + 1 + more;
  const observed = (turn: number) => (event: AgentEvent) => event.type === "observation" && event.turn === turn;
  const replies = [replyInWords(lang, 5, Date.now()), replyAnew(lang, 6, Date.now() + 2000, verdict)];
  const weights = [
    { value: "reign:yongle", logprob: -0.4, share: 0.82, records: ["E3"] },
    { value: "reign:xuande", logprob: -1.9, share: 0.18, records: ["E4"] },
  ];
  const ended = { script: { events: told, replies, weights } };
  const rested = (app: App) => until(() => app.study.active.value === null && app.study.open.value !== null);
  const add = async (app: App, addition: PersonAddition) => {
    await until(() => (app.study.open.value?.view.turns.length ?? 0) > 0);
    await app.study.add(addition, lang);
  };
  const region = { image: 1, box: [120, 620, 520, 900] } as const;
  return {
    "study-glance": { script: { events: told, pauseAfter: 2 } },
    "study-glance-loading": { script: { load: "loading", glance: glance.glance } },
    "study-glance-gives-way": { script: { events: told, pauseAfter: after(observed(1), 20) } },
    "study-looking": { script: { events: told, pauseAfter: after((event) => event.type === "tool-call") } },
    "study-crop": { script: { events: told, pauseAfter: after(observed(1), 6) } },
    "study-passage": { script: { events: told, pauseAfter: after(observed(3), 8) } },
    "study-verdict": ended,
    "study-pointing": ended,
    "study-question": {
      ...ended,
      async act(app) {
        await rested(app);
        await app.study.add({ text: words.why }, lang);
        await rested(app);
      },
    },
    "study-photo": {
      script: { ...ended.script, replies: replies.slice(1) },
      async act(app) {
        await rested(app);
        await app.study.add({ text: "", photo: another }, lang);
        await rested(app);
      },
    },
    "study-on-the-way": {
      script: { events: told, pauseAfter: after(observed(2)) },
      act: (app) => add(app, { text: words.here, region }),
    },
    "study-pending": {
      script: { events: told, pauseAfter: after(observed(2)), interject: "late" },
      act: (app) => void add(app, { text: words.why }),
    },
    "study-refused": {
      script: { ...ended.script, refuseAddition: { code: "study-busy" } },
      async act(app) {
        await rested(app);
        await app.study.add({ text: words.why }, lang);
      },
    },
  };
}
