/** A scripted study of a flask, event for event as the engine would send it. For tests and pictures only. */
import type { Lang } from "../../src/domain/attribute";
import type { AgentEvent, StudyPhoto } from "../../src/domain/events";
import type { Evidence, RecordFields } from "../../src/domain/evidence";
import type { Basis, Claim, Verdict } from "../../src/domain/verdict";

const START = Date.UTC(2026, 4, 18, 9, 30);

function record(id: string, rank: number, score: number, fields: Partial<RecordFields>): Evidence {
  const blank = { dynasty: null, reign: null, kiln: null, color: null, motif: null, shape: null, source: "studio" };
  const names = { name: "", nameEn: "" };
  return {
    id,
    kind: "record",
    packId: "studio",
    recordId: `r${rank}`,
    image: 1,
    rank,
    score,
    fields: { ...names, ...blank, ...fields },
  };
}

const flask = {
  name: "青花花卉纹扁壶",
  nameEn: "Blue-and-white flask with flowers",
  dynasty: "dyn:ming",
  reign: "reign:yongle",
};
const moonflask = {
  name: "青花缠枝莲纹抱月瓶",
  nameEn: "Moonflask with lotus scroll",
  dynasty: "dyn:ming",
  reign: "reign:xuande",
};
const revival = {
  name: "青花花鸟纹扁壶",
  nameEn: "Flask with birds and flowers",
  dynasty: "dyn:qing",
  reign: "reign:qianlong",
};

const WORDS = {
  en: {
    first: "A flattened flask with two handles, painted in underglaze blue. I look closer at the painting on the body.",
    label: "flower on the body",
    second: "In [E2] the blue gathers in dark spots along the outlines. I compare it with similar pieces.",
    third: "The nearest, [E3], shares the shape and the flower. I read up on the cobalt.",
    query: "Yongle cobalt dark spots",
    passage:
      "Iron-rich imported cobalt of the early fifteenth century gives a deep sapphire with blackish spots that sink into the glaze.",
    fourth: "Shape, flower and cobalt agree. The base is not in the picture, so the mark stays open.",
    name: "Blue-and-white flask with camellia",
  },
  zh: {
    first: "扁腹双系，釉下青花。先细看腹部纹饰。",
    label: "腹部花卉",
    second: "[E2] 所见，青花沿轮廓聚成深色斑点。再与相似器物比对。",
    third: "最接近者为 [E3]，器型与花卉皆合。查考青料。",
    query: "永乐 青料 铁锈斑",
    passage: "十五世纪初所用进口青料含铁高，发色浓艳，聚处有黑褐色斑点，下凹入釉。",
    fourth: "器型、花卉、青料彼此相合。照片未见底足，款识存疑。",
    name: "青花山茶纹扁壶",
  },
} as const;

const claim = (value: string | null, label: string, confidence: number, basis: Basis, evidence: string[]): Claim => ({
  value,
  label,
  confidence,
  basis,
  evidence,
});

export function scriptedVerdict(lang: Lang): Verdict {
  return {
    isPorcelain: true,
    raw: "dynasty: Ming dynasty [E3]",
    attributes: {
      dynasty: claim("dyn:ming", "Ming dynasty", 0.93, "retrieved", ["E3", "E6"]),
      reign: claim("reign:yongle", "Yongle", 0.64, "retrieved", ["E3"]),
      kiln: claim("kiln:jingdezhen", "Jingdezhen", 0.71, "inferred", []),
      color: claim("glaze:qinghua", "underglaze blue", 0.97, "seen", ["E1", "E2"]),
      motif: claim("motif:shancha", "camellia", 0.58, "seen", ["E2"]),
      shape: claim("shape:bianhu", "flask", 0.52, "seen", ["E1"]),
      name: claim(null, WORDS[lang].name, 0.5, "inferred", []),
    },
  };
}

export function notPorcelainVerdict(): Verdict {
  const nothing = claim(null, "", 0, "not-visible", []);
  return {
    isPorcelain: false,
    raw: "This is not Chinese porcelain.",
    attributes: {
      dynasty: nothing,
      reign: nothing,
      kiln: nothing,
      color: nothing,
      motif: nothing,
      shape: nothing,
      name: nothing,
    },
  };
}

export interface ScriptedPhoto {
  name: string;
  width: number;
  height: number;
}

/** The whole study. `box` is in original pixels of the first photograph. */
export function scriptedEvents(lang: Lang, photos: readonly ScriptedPhoto[], verdict: Verdict): AgentEvent[] {
  const words = WORDS[lang];
  const first = photos[0] ?? { name: "piece.jpg", width: 1000, height: 1000 };
  const box = [
    Math.round(first.width * 0.3),
    Math.round(first.height * 0.42),
    Math.round(first.width * 0.68),
    Math.round(first.height * 0.72),
  ] as const;
  const shown: StudyPhoto[] = photos.map((photo, place) => ({
    ...photo,
    index: place + 1,
    modelWidth: 448,
    modelHeight: 448,
  }));
  const crop: Evidence = { id: "E2", kind: "crop", image: 1, box, modelBox: [134, 188, 305, 323], label: words.label };
  const events: AgentEvent[] = [];
  let at = START;
  const tick = (milliseconds: number) => (at += milliseconds);
  const say = (turn: number, text: string) => {
    events.push({ type: "turn-start", at: tick(400), turn, prompt: 300, context: 900 });
    for (const piece of text.match(/.{1,6}/gsu) ?? []) {
      events.push({ type: "token-delta", at: tick(60), turn, text: piece, ids: [1], logprobs: [-0.1] });
    }
  };
  const observe = (turn: number, call: string, evidence: Evidence[], ms: number) =>
    events.push({ type: "observation", at: tick(ms), turn, call, evidence, text: "", error: false, ms });

  events.push({
    type: "study-start",
    at,
    question: "",
    lang,
    model: "ciqi-nano",
    backend: "wasm",
    tools: ["image_zoom_in_tool", "search_image", "search_text"],
    photos: shown,
    evidence: shown.map((photo) => ({ id: `E${photo.index}`, kind: "photo", image: photo.index }) as const).slice(0, 1),
  });
  const zoom = { index: 1, bbox_2d: [134, 188, 305, 323], label: words.label };
  say(1, `${words.first}<tool_call>{"name":"image_zoom_in_tool","arguments":${JSON.stringify(zoom)}}</tool_call>`);
  events.push({
    type: "tool-call",
    at: tick(5),
    turn: 1,
    call: "C1",
    name: "image_zoom_in_tool",
    arguments: zoom,
    box,
  });
  observe(1, "C1", [crop], 84);
  say(2, `${words.second}<tool_call>{"name":"search_image","arguments":{"index":1}}</tool_call>`);
  events.push({ type: "tool-call", at: tick(5), turn: 2, call: "C2", name: "search_image", arguments: { index: 1 } });
  const found = [record("E3", 1, 0.91, flask), record("E4", 2, 0.84, moonflask), record("E5", 3, 0.79, revival)];
  observe(2, "C2", found, 212);
  say(3, `${words.third}<tool_call>{"name":"search_text","arguments":{}}</tool_call>`);
  const asked = { query: words.query };
  events.push({ type: "tool-call", at: tick(5), turn: 3, call: "C3", name: "search_text", arguments: asked });
  const passage = { packId: "knowledge", passageId: "sumali", query: words.query, text: words.passage, score: 7.2 };
  observe(3, "C3", [{ id: "E6", kind: "passage", source: "CiQi", ...passage }], 31);
  say(4, `${words.fourth}<answer>${verdict.raw}</answer>`);
  events.push({ type: "verdict", at: tick(20), turn: 4, verdict });
  const timings = { image_ms: [210], prefill_ms: [900, 300, 400, 200], tokens: 180, decode_ms: 2600, tools: [] };
  events.push({ type: "stop", at: tick(5), reason: "answered", message: "", timings });
  return events;
}
