/** What a person guesses of a study: begun, given, kept with the study, and begun again. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { VocabularyAttribute } from "../domain/attribute";
import type { Guess } from "../storage/schema";
import { type Failure, failureOf } from "./failure";
import type { ArchivePort } from "./ports";

export type { Guess };

/** `opening`: it is being looked up whether something was guessed before. */
export type GuessPhase = "opening" | "guessing" | "given";

export interface GuessModel {
  phase: ReadonlySignal<GuessPhase>;
  guess: ReadonlySignal<Guess>;
  /** Why the guess was not kept; it stands all the same. */
  failure: ReadonlySignal<Failure | null>;
  open(): Promise<void>;
  /** Null takes a choice back. */
  choose(attribute: VocabularyAttribute, id: string | null): void;
  /** The guess stands; it is kept with the study. Given again, it is kept again. */
  give(): Promise<void>;
  /** From the beginning; what is kept stays until another guess is given. */
  again(): void;
}

export function createGuessModel(archive: Pick<ArchivePort, "notes" | "note">, study: string): GuessModel {
  const phase = signal<GuessPhase>("opening");
  const guess = signal<Guess>({});
  const failure = signal<Failure | null>(null);
  return {
    phase,
    guess,
    failure,
    async open() {
      const notes = await archive.notes(study).catch(() => null); // what cannot be read is guessed anew
      if (phase.value !== "opening") return;
      guess.value = notes?.guess ?? {};
      phase.value = notes?.guess ? "given" : "guessing";
    },
    choose(attribute, id) {
      const { [attribute]: _before, ...rest } = guess.value;
      guess.value = id === null ? rest : { ...rest, [attribute]: id };
    },
    async give() {
      phase.value = "given";
      try {
        await archive.note(study, { guess: guess.value });
        failure.value = null;
      } catch (error) {
        failure.value = failureOf(error);
      }
    },
    again() {
      guess.value = {};
      failure.value = null;
      phase.value = "guessing";
    },
  };
}
