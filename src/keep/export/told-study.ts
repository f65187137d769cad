/** What an export tells of a study, folded from its events: the newest verdict with all that it points at. Pure. */
import type { AgentEvent, StudyPhoto, ToolName } from "../../domain/events";
import type { Evidence } from "../../domain/evidence";
import type { Glance } from "../../domain/glance";
import type { Verdict } from "../../domain/verdict";

export interface ToldStep {
  name: ToolName;
  /** What it looked into, or for. */
  what: string;
  /** Evidence ids that came of it. */
  found: string[];
}

export interface ToldStudy {
  model: string;
  photos: readonly StudyPhoto[];
  evidence: readonly Evidence[];
  glance: Glance | null;
  steps: readonly ToldStep[];
  verdict: Verdict | null;
  /** What was asked on the way, and the answers that were text. */
  asked: readonly { text: string; answer: string | null }[];
}

export function toldStudy(events: readonly AgentEvent[], kept: Verdict | null): ToldStudy {
  const photos: StudyPhoto[] = [];
  const evidence = new Map<string, Evidence>();
  const steps: (ToldStep & { call: string })[] = [];
  const asked: { text: string; answer: string | null }[] = [];
  let model = "";
  let glance: Glance | null = null;
  let verdict = kept;
  const learn = (some: readonly Evidence[]) => some.forEach((each) => evidence.set(each.id, each));
  for (const event of events) {
    switch (event.type) {
      case "study-start":
        ({ model } = event);
        photos.push(...event.photos);
        learn(event.evidence);
        break;
      case "glance":
        ({ glance } = event);
        break;
      case "user-turn":
        if (event.photo !== undefined) photos.push(event.photo);
        if (event.text !== "") asked.push({ text: event.text, answer: null });
        learn(event.evidence);
        break;
      case "tool-call":
        steps.push({ call: event.call, name: event.name, what: aimOf(event.arguments), found: [] });
        break;
      case "observation": {
        learn(event.evidence);
        const step = steps.find(({ call }) => call === event.call);
        step?.found.push(...event.evidence.map(({ id }) => id));
        break;
      }
      case "verdict":
        ({ verdict } = event);
        break;
      case "answer": {
        const last = asked.at(-1);
        if (last !== undefined) last.answer = event.text.trim();
        break;
      }
      case "turn-start":
      case "token-delta":
      case "stop":
        break;
      default:
        event satisfies never;
    }
  }
  const told = steps.filter(({ found }) => found.length > 0).map(({ call: _call, ...step }) => step);
  return { model, photos, evidence: [...evidence.values()], glance, steps: told, verdict, asked };
}

function aimOf({ label, query }: Record<string, unknown>): string {
  if (typeof query === "string") return query;
  return typeof label === "string" ? label : "";
}
