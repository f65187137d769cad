/** What a person adds to the scripted flask, and what comes of it, event for event. For tests and pictures only. */
import type { Lang } from "../../src/domain/attribute";
import type { AgentEvent } from "../../src/domain/events";
import type { Evidence } from "../../src/domain/evidence";
import type { Glance, GlanceMatch } from "../../src/domain/glance";
import type { Verdict } from "../../src/domain/verdict";
import type { Addition } from "../../src/workers/engine/study-calls";

/** An addition as the engine writes it into the journal after what has been told so far. */
export async function userTurn(addition: Addition, told: readonly AgentEvent[]): Promise<AgentEvent> {
  const turns = told.flatMap((event) => (event.type === "turn-start" ? event.turn : []));
  const photos = told.reduce(
    (sum, event) => sum + (event.type === "study-start" ? event.photos.length : "photo" in event ? 1 : 0),
    0,
  );
  let serial = new Set(told.flatMap((event) => ("evidence" in event ? event.evidence.map(({ id }) => id) : []))).size;
  const evidence: Evidence[] = [];
  if (addition.region !== undefined) {
    const { image, box } = addition.region;
    evidence.push({ id: `E${++serial}`, kind: "crop", image, box, modelBox: box, label: "" });
  }
  const head = { type: "user-turn", at: Date.now(), turn: Math.max(0, ...turns), text: addition.text } as const;
  if (addition.photo === undefined) return { ...head, answer: addition.answer, evidence };
  const { width, height } = await createImageBitmap(addition.photo.blob);
  const index = photos + 1;
  const photo = { index, name: addition.photo.name, width, height, modelWidth: 448, modelHeight: 448 };
  evidence.push({ id: `E${++serial}`, kind: "photo", image: index });
  return { ...head, answer: addition.answer, photo, evidence };
}

const SAID = {
  en: {
    answer:
      "The cobalt in [E2] gathers in dark spots, as [E3] has it; Xuande pieces such as [E4] show an orange-peel glaze that I do not see here.",
    again: "The foot is smooth and the mark is written in two columns. I look at it again.",
    name: "Blue-and-white moonflask with camellia",
  },
  zh: {
    answer: "[E2] 所见青料聚成深色斑点，与 [E3] 相合；宣德器如 [E4] 釉面多橘皮纹，此处未见。",
    again: "底足光滑，款分两行书写，再细看一次。",
    name: "青花山茶纹抱月瓶",
  },
} as const;

const STOP: Omit<Extract<AgentEvent, { type: "stop" }>, "at"> = {
  type: "stop",
  reason: "answered",
  message: "",
  timings: { image_ms: [], prefill_ms: [240], tokens: 40, decode_ms: 500, tools: [] },
};

/** An answer in words, as turn `turn`. */
export function replyInWords(lang: Lang, turn: number, at: number): AgentEvent[] {
  const text = SAID[lang].answer;
  return [
    { type: "turn-start", at: at + 200, turn, prompt: 60, context: 1200 },
    { type: "token-delta", at: at + 400, turn, text: `<answer>${text}</answer>`, ids: [1], logprobs: [-0.2] },
    { type: "answer", at: at + 420, turn, text },
    { ...STOP, at: at + 430 },
  ];
}

/** A verdict anew, `changed` in its shape, name and how sure it is of the reign, as turn `turn`. */
export function replyAnew(lang: Lang, turn: number, at: number, before: Verdict): AgentEvent[] {
  const { attributes } = before;
  const verdict: Verdict = {
    ...before,
    attributes: {
      ...attributes,
      shape: { ...attributes.shape, value: "shape:baoyueping", label: "moonflask", confidence: 0.52 },
      reign: { ...attributes.reign, confidence: 0.78 },
      name: { ...attributes.name, label: SAID[lang].name },
    },
  };
  return [
    { type: "turn-start", at: at + 200, turn, prompt: 60, context: 1200 },
    { type: "token-delta", at: at + 400, turn, text: SAID[lang].again, ids: [1], logprobs: [-0.2] },
    { type: "verdict", at: at + 420, turn, verdict },
    { ...STOP, at: at + 430 },
  ];
}

/** What the library says of the flask before the model has spoken. */
export function scriptedGlance(records: readonly Evidence[]): Glance {
  const matches = records.flatMap((record): GlanceMatch[] => {
    if (record.kind !== "record") return [];
    const { packId, recordId, image, score, fields } = record;
    return [{ packId, recordId, image, score, fields }];
  });
  return {
    matches,
    match: true,
    votes: {
      dynasty: [{ value: "dyn:ming", confidence: 0.81, matches: [0, 1] }],
      reign: [
        { value: "reign:yongle", confidence: 0.46, matches: [0] },
        { value: "reign:xuande", confidence: 0.31, matches: [1] },
      ],
      color: [{ value: "glaze:qinghua", confidence: 0.93, matches: [0, 1, 2] }],
      shape: [{ value: "shape:bianhu", confidence: 0.38, matches: [0, 2] }],
    },
    ms: 240,
  };
}
