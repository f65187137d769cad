/** Whether the page can be put on the home screen, and when it may offer that; knows nothing of how the offer looks. */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SettingsPort } from "./ports";

/** `prompt`: the browser would ask. `ios`: by the share sheet only. `none`: this browser has no way that it tells of. */
export type InstallWay = "installed" | "prompt" | "ios" | "none";

export interface InstallModel {
  way: ReadonlySignal<InstallWay>;
  /** Worth offering unasked: there is a way, a study has come to its end on this visit, and nobody said "not now" of late. */
  worthOffering: ReadonlySignal<boolean>;
  /** Has the browser ask; whether it was accepted. A prompt asks once: afterwards it takes a new one of the browser's. */
  install(): Promise<boolean>;
  /** Not now. */
  decline(): void;
  studyEnded(): void;
}

/** What the page needs of the browser. */
export interface InstallWorld {
  settings: SettingsPort;
  now(): number;
  standalone: boolean;
  ios: boolean;
  /** Tells of the browser's prompt whenever there is one, and of an installation. */
  listen(onPrompt: (ask: () => Promise<boolean>) => void, onInstalled: () => void): void;
}

const DECLINED = "install-declined";
/** For this long nothing is offered after a "not now", in milliseconds. */
const QUIET = 60 * 24 * 3600 * 1000;

export function createInstallModel({ settings, now, standalone, ios, listen }: InstallWorld): InstallModel {
  const installed = signal(standalone);
  const prompt = signal<(() => Promise<boolean>) | null>(null);
  const ended = signal(false);
  const declined = signal(now() - Number(settings.read(DECLINED) ?? 0) < QUIET);
  const way = computed<InstallWay>(() =>
    installed.value ? "installed" : prompt.value !== null ? "prompt" : ios ? "ios" : "none",
  );
  listen(
    (ask) => (prompt.value = ask),
    () => (installed.value = true),
  );
  const decline = () => {
    declined.value = true;
    settings.write(DECLINED, String(now()));
  };
  return {
    way,
    worthOffering: computed(() => ended.value && !declined.value && (way.value === "prompt" || way.value === "ios")),
    async install() {
      const ask = prompt.value;
      if (ask === null) return false;
      prompt.value = null;
      const accepted = await ask().catch(() => false);
      if (accepted) installed.value = true;
      else decline();
      return accepted;
    },
    decline,
    studyEnded: () => void (ended.value = true),
  };
}

interface PromptEvent extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}

function isPrompt(event: Event): event is PromptEvent {
  return "prompt" in event && typeof event.prompt === "function";
}

/** Over this browser. To be made early: the browser tells of its prompt once. */
export function browserInstall(settings: SettingsPort): InstallModel {
  const { userAgent, maxTouchPoints } = navigator;
  // An iPad calls itself a Mac; no Mac has a touch screen.
  const ios = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return createInstallModel({
    settings,
    now: Date.now,
    standalone: matchMedia("(display-mode: standalone), (display-mode: window-controls-overlay)").matches,
    ios,
    listen(onPrompt, onInstalled) {
      addEventListener("beforeinstallprompt", (event) => {
        event.preventDefault(); // no banner of the browser's own
        if (isPrompt(event)) onPrompt(async () => (await event.prompt()).outcome === "accepted");
      });
      addEventListener("appinstalled", onInstalled);
    },
  });
}
