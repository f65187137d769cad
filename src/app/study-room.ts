/** What following a study needs beside the study itself, made with the first one and kept; knows no sentences. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { once } from "../base/once";
import type { confusedWith } from "../domain/confusions";
import type { App } from "./app";
import type { EnginePort } from "./ports";
import type { TermFinder } from "./study-findings";
import { createWeighing, type Weighing } from "./study-weighing";

/** The vocabulary as a reader uses it: terms in a text, and what each is taken for. */
export interface Lookup extends TermFinder {
  confusedWith: typeof confusedWith;
}

export interface StudyRoom {
  /** Null until it has come, which it does by itself. */
  lookup: ReadonlySignal<Lookup | null>;
  weighing: Weighing;
}

const rooms = new WeakMap<EnginePort, StudyRoom>();

export function studyRoomOf({ enginePort }: Pick<App, "enginePort">): StudyRoom {
  const room = rooms.get(enginePort) ?? openRoom(enginePort);
  rooms.set(enginePort, room);
  return room;
}

const fetchLookup = once(async (): Promise<Lookup> => {
  const [terms, confusions] = await Promise.all([import("../domain/find-term"), import("../domain/confusions")]);
  await terms.termIndex.inSlices(); // the page is drawn in between
  return { findTerm: terms.findTerm, findTermsOf: terms.findTermsOf, confusedWith: confusions.confusedWith };
});

function openRoom(engine: EnginePort): StudyRoom {
  const lookup = signal<Lookup | null>(null);
  // Without it nothing is suggested and nothing compared; the next study asks again.
  fetchLookup().then(
    (found) => (lookup.value = found),
    () => rooms.delete(engine),
  );
  return { lookup, weighing: createWeighing(engine) };
}
