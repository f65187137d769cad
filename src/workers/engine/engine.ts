/** Everything that thinks, behind the engine's protocol: loads once, studies one at a time. Knows no message channel. */
import { continueStudy, resumeStudy, runStudy } from "../../agent/loop";
import type { AgentPorts } from "../../agent/ports";
import { weighValues } from "../../agent/weigh";
import { abortable } from "../../base/abort";
import { AppError } from "../../base/errors";
import type { RunProgress, RunSummary } from "../../domain/bench";
import { type AgentEvent, TOOL_NAMES } from "../../domain/events";
import { decodeImage } from "../../imaging/decode";
import { probeDevice } from "../../runtime/probe";
import { benchRunStore } from "../../storage/bench-runs";
import { benchSetStore } from "../../storage/bench-sets";
import { journalStore } from "../../storage/journal";
import { database } from "../../storage/open";
import { packStore } from "../../storage/packs";
import { studyStore } from "../../storage/studies";
import { holdStudy } from "../../storage/work-lock";
import type { Conversation } from "../../vlm/contract";
import { openVlm } from "../../vlm/open";
import { Additions } from "./additions";
import { type BenchWorld, runBench } from "./bench-run";
import { vlmEntry, weightsHash } from "./catalog";
import { chooseBackend } from "./choose-backend";
import { LibraryHost } from "./library-host";
import { closePhotos, openPhotos } from "./photos";
import type { EngineProtocol, EngineReady, LoadProgress, PhotoInput } from "./protocol";
import type { Weight } from "./study-calls";
import { type World, studyPorts } from "./study-ports";
import { type Journaled, type Open, type Run, journaled } from "./study-run";

type Emit<E> = (event: E) => void;
type Input<K extends keyof EngineProtocol> = EngineProtocol[K]["input"];
export class Engine {
  readonly #database = database();
  readonly #studies = studyStore(this.#database);
  readonly #journal = journalStore(this.#database);
  readonly #packs = packStore(this.#database);
  /** Answers without the language model, too. */
  readonly library = new LibraryHost(this.#packs);
  readonly #bench = { runs: benchRunStore(this.#database), sets: benchSetStore(this.#database) };
  #atWork: Journaled | undefined;
  #loaded: { ready: EngineReady; world: World; weights: string } | undefined;

  /** Loads once; a second call answers with what is there. A failed load leaves the worker to be killed. */
  async load(
    { model, backend: wanted }: Input<"load">,
    signal: AbortSignal,
    emit: Emit<LoadProgress>,
  ): Promise<EngineReady> {
    if (this.#loaded?.ready.model === model) return this.#loaded.ready;
    if (this.#loaded !== undefined) {
      throw new AppError(
        "model-loaded",
        `load ${model}: this worker runs ${this.#loaded.ready.model}; start a fresh one`,
      );
    }
    const began = performance.now();
    emit({ step: "runtime" });
    const [entry, profile] = await Promise.all([vlmEntry(model), probeDevice()]);
    const backend = chooseBackend(wanted, entry, profile);
    this.library.runOn(backend);
    const vlm = await openVlm({
      entry,
      backend,
      signal,
      onProgress: ({ step, loaded, total }) => emit(progressOf(step, entry.id, loaded, total)),
    });
    const clip = await abortable(
      this.library.embedder(({ model: id, loaded, total }) => emit(progressOf("weights", id, loaded, total))),
      signal,
    );
    emit({ step: "library" });
    const library = await this.library.library(signal);
    const loadMs = Math.round(performance.now() - began);
    const ready = { model, backend, threads: vlm.threads, loadMs };
    const weights = await weightsHash(entry);
    const calibration = entry.calibration?.weights === weights ? entry.calibration.claims : undefined;
    this.#loaded = { ready, weights, world: { vlm, clip, library, packs: this.#packs, calibration } };
    return ready;
  }

  async inspect({ photo }: Input<"inspect">, signal: AbortSignal): Promise<{ width: number; height: number }> {
    const original = await decodeImage(photo.blob, signal);
    const { width, height } = original;
    original.close();
    return { width, height };
  }

  /** Nothing is stored before every photograph has been decoded. */
  async study(input: Input<"study">, signal: AbortSignal, emit: Emit<AgentEvent>): Promise<{ studyId: string }> {
    const { studyId, photos: files, question, lang, tools, answer } = input;
    const work = async (ports: AgentPorts, open: Open) => {
      const kept = open.photos.map(({ file, original: { width, height } }) => ({ ...file, width, height }));
      await holdStudy(studyId, async () => {
        await this.#studies.create({ id: studyId, question, lang, createdAt: Date.now() }, kept);
        await this.#journaled({ studyId, before: [], signal, emit, ...open }, (terms) =>
          runStudy(ports, { ...terms, question, lang, tools, answer }),
        );
      });
    };
    await this.#withPorts(files, signal, work, { glances: true });
    return { studyId };
  }

  async resume(
    { studyId }: Input<"resume">,
    signal: AbortSignal,
    emit: Emit<AgentEvent>,
  ): Promise<{ studyId: string }> {
    await holdStudy(studyId, async () => {
      const { row, files, journal } = await this.#kept(studyId);
      const work = (ports: AgentPorts, open: Open) =>
        this.#journaled({ studyId, before: journal, signal, emit, ...open }, (terms) =>
          journal.length === 0
            ? runStudy(ports, { ...terms, question: row.question, lang: row.lang, tools: TOOL_NAMES })
            : resumeStudy(ports, journal, terms),
        );
      await this.#withPorts(files, signal, work, { glances: true });
    });
    return { studyId };
  }

  async addToStudy(
    { studyId, lang, addition }: Input<"add-to-study">,
    signal: AbortSignal,
    emit: Emit<AgentEvent>,
  ): Promise<{ studyId: string }> {
    await holdStudy(studyId, async () => {
      const { files, journal } = await this.#kept(studyId);
      const work = async (ports: AgentPorts, open: Open) => {
        await open.additions.add({ ...addition, lang }, signal);
        await this.#journaled({ studyId, before: journal, signal, emit, ...open }, (terms) =>
          continueStudy(ports, journal, terms),
        );
      };
      await this.#withPorts(files, signal, work, { glances: false });
    });
    return { studyId };
  }

  async interject({ studyId, addition }: Input<"interject">, signal: AbortSignal): Promise<{ taken: boolean }> {
    if (this.#atWork?.studyId !== studyId) return { taken: false };
    const { taken } = await this.#atWork.additions.add(addition, signal);
    return { taken: await taken };
  }

  async weigh(input: Input<"weigh">, signal: AbortSignal): Promise<{ weights: Weight[] }> {
    const { files, journal } = await this.#kept(input.studyId);
    return this.#withPorts(files, signal, async (ports) => ({
      weights: await weighValues(ports, journal, input, signal),
    }));
  }

  bench(
    input: Input<"run-bench">,
    { signal, emit, inTurn }: { signal: AbortSignal; emit: Emit<RunProgress> } & Pick<BenchWorld, "inTurn">,
  ): Promise<{ run: RunSummary }> {
    const world: BenchWorld = {
      ...this.#bench,
      inTurn,
      loaded: () => {
        const { ready, weights } = this.#mustBeLoaded();
        return { model: ready.model, backend: ready.backend, weights };
      },
      withPorts: (files, own, work) => this.#withPorts(files, own, work),
    };
    return runBench(world, input, signal, emit);
  }

  /** @throws AppError `study-missing`. */
  async #kept(studyId: string) {
    const row = await this.#studies.get(studyId);
    if (row === undefined) {
      throw new AppError("study-missing", `open the study ${studyId}: it is not on this device; start a new one`);
    }
    const files: PhotoInput[] = await this.#studies.photos(studyId);
    return { row, files, journal: await this.#journal.read(studyId) };
  }

  #mustBeLoaded() {
    if (this.#loaded !== undefined) return this.#loaded;
    throw new AppError("engine-not-loaded", "start the study: no model is loaded; load one first");
  }

  /** Photographs and the conversation are held for as long as `work` lasts. Without `study` nobody adds or glances. */
  async #withPorts<T>(
    files: readonly PhotoInput[],
    signal: AbortSignal,
    work: (ports: AgentPorts, open: Open) => Promise<T>,
    study?: { glances: boolean },
  ): Promise<T> {
    const { world } = this.#mustBeLoaded();
    const photos = await openPhotos(files, signal);
    const additions = new Additions(photos);
    const conversations: Conversation[] = [];
    try {
      await world.library.refresh();
      const keep = (conversation: Conversation) => void conversations.push(conversation);
      const ports = studyPorts(world, photos, keep, study && { additions, ...study });
      return await work(ports, { photos, additions });
    } finally {
      additions.close();
      for (const conversation of conversations) conversation.dispose();
      closePhotos(photos);
    }
  }

  /** Runs the agent with its journal. Meanwhile the person may add to the study. */
  async #journaled(study: Journaled, run: Run): Promise<void> {
    this.#atWork = study;
    try {
      await journaled({ studies: this.#studies, journal: this.#journal }, study, run);
    } finally {
      this.#atWork = undefined;
    }
  }
}

/** Bytes are counted over all files of a model, so the model stands where a file's name would. */
function progressOf(step: LoadProgress["step"], model: string, loaded?: number, total?: number): LoadProgress {
  return loaded === undefined || total === undefined ? { step } : { step, file: model, loaded, total };
}
