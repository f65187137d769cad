/**
 * Reads lines aloud by voices that are on this device; a voice that needs the network is never used. Pausing ends the line
 * at hand and reading on begins it again: browsers differ in what their own pause does.
 */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Tongue } from "./tongue";

export interface SpokenLine {
  /** What of the page is being read. */
  id: string;
  text: string;
}

export interface Reading {
  phase: "silent" | "reading" | "paused";
  /** The line at hand; null when silent. */
  line: string | null;
}

type Voice = Pick<SpeechSynthesisVoice, "lang" | "localService" | "default">;

/** What of the browser's speech synthesis is used. */
export interface Speech<V extends Voice> {
  getVoices(): readonly V[];
  /** Calls `onEnd` once: when all is said, and also when it was cancelled or failed. */
  speak(text: string, voice: V, onEnd: () => void): void;
  cancel(): void;
  /** Voices come late in some browsers. */
  onVoices(listener: () => void): () => void;
}

export interface ReadAloud {
  state: ReadonlySignal<Reading>;
  /** Grows when the browser's list of voices changes. */
  changes: ReadonlySignal<number>;
  /** Whether there is a voice on the device for a language. */
  canRead(tongue: Tongue): boolean;
  /** From the first line; what was being read ends. Nothing happens without a voice. */
  read(lines: readonly SpokenLine[], tongue: Tongue): void;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Ends for good. */
  close(): void;
}

const SILENT: Reading = { phase: "silent", line: null };

/** The best voice of the device: written as the reader writes, the browser's own choice first; Cantonese reads no Mandarin. */
export function voiceFor<V extends Voice>(voices: readonly V[], tongue: Tongue): V | null {
  const wanted = new Intl.Locale(tongue).maximize();
  const scored = voices.flatMap((voice) => {
    const locale = localeOf(voice.lang);
    if (!voice.localService || locale?.language !== wanted.language) return [];
    return [{ voice, score: (locale.script === wanted.script ? 2 : 0) + (voice.default ? 1 : 0) }];
  });
  return scored.toSorted((one, other) => other.score - one.score)[0]?.voice ?? null;
}

/** Android writes `zh_CN`, some systems `cmn-CN`; null for what is no tag. */
function localeOf(tag: string): Intl.Locale | null {
  try {
    const locale = new Intl.Locale(tag.replaceAll("_", "-").replace(/^cmn\b/u, "zh"));
    return locale.region === "HK" && locale.language === "zh" ? null : locale.maximize();
  } catch {
    return null;
  }
}

export function createReadAloud<V extends Voice>(speech: Speech<V> | null): ReadAloud {
  const state = signal(SILENT);
  const changes = signal(0);
  let queue: readonly SpokenLine[] = [];
  let voice: V | null = null;
  let place = 0;
  /** Grows with every beginning and end, so that a voice that ends late is not listened to. */
  let turn = 0;

  const silence = speech?.onVoices(() => (changes.value += 1));

  function say(): void {
    const line = queue[place];
    if (speech === null || voice === null || line === undefined) return stop();
    const own = ++turn;
    state.value = { phase: "reading", line: line.id };
    speech.speak(line.text, voice, () => {
      if (own !== turn) return;
      place += 1;
      say();
    });
  }
  function hush(next: Reading): void {
    turn += 1;
    state.value = next;
    speech?.cancel();
  }
  function stop(): void {
    if (state.value.phase !== "silent") hush(SILENT);
  }

  return {
    state,
    changes,
    canRead: (tongue) => speech !== null && voiceFor(speech.getVoices(), tongue) !== null,
    read(lines, tongue) {
      stop();
      queue = lines.filter(({ text }) => text.trim() !== "");
      voice = speech === null ? null : voiceFor(speech.getVoices(), tongue);
      place = 0;
      if (voice !== null && queue.length > 0) say();
    },
    pause() {
      if (state.value.phase === "reading") hush({ ...state.value, phase: "paused" });
    },
    resume() {
      if (state.value.phase === "paused") say();
    },
    stop,
    close() {
      stop();
      silence?.();
    },
  };
}

/** The browser's; null where it has none. */
export function browserSpeech(): Speech<SpeechSynthesisVoice> | null {
  const { speechSynthesis } = globalThis as Partial<Pick<typeof globalThis, "speechSynthesis">>;
  if (speechSynthesis === undefined) return null;
  return {
    getVoices: () => speechSynthesis.getVoices(),
    speak(text, voice, onEnd) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.addEventListener("end", onEnd, { once: true });
      utterance.addEventListener("error", onEnd, { once: true });
      speechSynthesis.speak(utterance);
    },
    cancel: () => speechSynthesis.cancel(),
    onVoices(listener) {
      speechSynthesis.addEventListener("voiceschanged", listener);
      return () => speechSynthesis.removeEventListener("voiceschanged", listener);
    },
  };
}
