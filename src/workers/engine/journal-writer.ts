/**
 * Writes a study's events in order and passes each on once it is written; events that come while a write is under way
 * go together in the next one. Knows nothing of what they mean.
 */
import type { AgentEvent } from "../../domain/events";
import type { JournalStore } from "../../storage/journal";
import type { PhotoRow } from "../../storage/schema";

/** A photograph that an event tells of, kept with it. */
type AddedPhoto = Omit<PhotoRow, "studyId">;

export class JournalWriter {
  readonly #journal: Pick<JournalStore, "append">;
  readonly #studyId: string;
  readonly #pass: (event: AgentEvent) => void;
  readonly #onFailure: (error: unknown) => void;
  #next: number;
  #waiting: { event: AgentEvent; photo: AddedPhoto | undefined }[] = [];
  #writing: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;

  /** `next`: the number of the first event. `onFailure` is called once, with what the store rejected with. */
  constructor(
    journal: Pick<JournalStore, "append">,
    study: { studyId: string; next: number },
    pass: (event: AgentEvent) => void,
    onFailure: (error: unknown) => void,
  ) {
    this.#journal = journal;
    this.#studyId = study.studyId;
    this.#next = study.next;
    this.#pass = pass;
    this.#onFailure = onFailure;
  }

  /** After a failure events are dropped: what cannot be kept is not shown. */
  write(event: AgentEvent, photo?: AddedPhoto): void {
    if (this.#failure !== undefined) return;
    this.#waiting.push({ event, photo });
    this.#writing ??= this.#run();
  }

  /** Resolves when all is written and passed on; rejects with the failure of the store. */
  async drained(): Promise<void> {
    await this.#writing;
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  async #run(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const events = this.#waiting.map(({ event }) => event);
        const photos = this.#waiting.flatMap(({ photo }) => photo ?? []);
        this.#waiting = [];
        await this.#journal.append(this.#studyId, this.#next, events, photos);
        this.#next += events.length;
        for (const event of events) this.#pass(event);
      }
    } catch (error) {
      this.#failure = { error };
      this.#waiting = [];
      this.#onFailure(error);
    } finally {
      this.#writing = undefined;
    }
  }
}
