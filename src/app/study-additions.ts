/** How what a person adds reaches the study: told on the way while it is at work, else gone on from where it ended. */
import type { Lang } from "../domain/attribute";
import type { AgentEvent, AnswerForm } from "../domain/events";
import type { Addition } from "../workers/engine/study-calls";
import { isAbort } from "../base/abort";
import { type Failure, failureOf } from "./failure";
import type { EnginePort } from "./ports";
import { isActive, type OpenStudy, type PersonAddition } from "./study-types";

/** Words are answered in words once there is a verdict to ask about; a place or a photograph is looked at for a new one. */
export function answerFormOf({ text, photo }: PersonAddition, hasVerdict: boolean): AnswerForm {
  return hasVerdict && text.trim() !== "" && photo === undefined ? "text" : "verdict";
}

interface World {
  engine: EnginePort;
  find(id: string): OpenStudy | undefined;
  change(id: string, next: (study: OpenStudy) => OpenStudy): void;
  /** Resolves when the study that is at work has come to rest. */
  settled(id: string): Promise<void>;
  /** Runs a call of the engine that goes on with the study, which takes its events. Never rejects. */
  goOn(
    id: string,
    call: (signal: AbortSignal, onEvent: (event: AgentEvent) => void) => Promise<unknown>,
  ): Promise<void>;
}

/** True as soon as the addition is part of the study. Never rejects: see `refusal`. */
export async function addTo(world: World, id: string, given: PersonAddition, lang: Lang): Promise<boolean> {
  const study = world.find(id);
  if (study === undefined) return false;
  const refuse = (failure: Failure | null) => {
    world.change(id, (each) => ({ ...each, pending: null, refusal: failure ?? each.refusal }));
    return false;
  };
  const refusalOf = (error: unknown) => (isAbort(error) ? null : failureOf(error, given.photo?.name));
  world.change(id, (each) => ({ ...each, pending: given, refusal: null }));
  if (study.phase === "running") {
    // A study at work is on its way to an answer, and what is added on the way counts towards that.
    const addition: Addition = { ...given, answer: study.view.added.at(-1)?.answer ?? "verdict" };
    try {
      if ((await world.engine.call("interject", { studyId: id, addition })).taken) return true;
    } catch (error) {
      return refuse(refusalOf(error));
    }
    await world.settled(id);
    // Whoever stopped it meanwhile wants it to rest.
    const stop = world.find(id)?.view.stop ?? null;
    if (stop === null || stop.reason === "aborted") return refuse(null);
  }
  const rested = world.find(id);
  if (rested === undefined || isActive(rested)) return refuse(null);
  const addition: Addition = { ...given, answer: answerFormOf(given, rested.view.verdict !== null) };
  return new Promise((resolve) => {
    let isIn = false;
    const run = world.goOn(id, async (signal, onEvent) => {
      const hear = (event: AgentEvent) => {
        onEvent(event);
        if (event.type !== "user-turn") return;
        isIn = true;
        resolve(true);
      };
      try {
        await world.engine.call("add-to-study", { studyId: id, lang, addition }, { signal, onEvent: hear });
      } catch (error) {
        if (isIn || signal.aborted) throw error; // the study's own end, told where it ends
        refuse(refusalOf(error));
      }
    });
    void run.then(() => {
      if (isIn) return;
      world.change(id, (each) => ({ ...each, view: rested.view })); // ended as it had ended
      resolve(refuse(null));
    });
  });
}
