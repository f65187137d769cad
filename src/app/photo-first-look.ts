/** Asks the library about the chosen photographs as they are, so that a first impression is there before a study begins. */
import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Glance } from "../domain/glance";
import type { App } from "./app";

export type FirstLookState =
  | { phase: "none" }
  /** The engine is still loading. */
  | { phase: "waiting" }
  | { phase: "looking" }
  | { phase: "seen"; glance: Glance };

export interface FirstLook {
  state: ReadonlySignal<FirstLookState>;
  /** Looks whenever the photographs change; call the result to stop. */
  watch(): () => void;
}

const looks = new WeakMap<object, FirstLook>();

type World = Pick<App, "tray" | "engine" | "enginePort">;

/** One for a page: what was seen stays while the photographs do. */
export function firstLookOf(app: World): FirstLook {
  const known = looks.get(app.tray);
  if (known !== undefined) return known;
  const made = createFirstLook(app);
  looks.set(app.tray, made);
  return made;
}

export function createFirstLook({ tray, engine, enginePort }: World): FirstLook {
  const state = signal<FirstLookState>({ phase: "none" });
  /** The photographs of the last look, by key. */
  let seen = "";

  async function look(own: AbortSignal): Promise<void> {
    state.value = { phase: "looking" };
    try {
      const glance = await enginePort.call("glance", { photos: tray.files() }, { signal: own });
      if (!own.aborted) state.value = { phase: "seen", glance };
    } catch {
      if (!own.aborted) state.value = { phase: "none" }; // a study says better what is wrong
    }
  }

  return {
    state,
    watch() {
      let running = new AbortController();
      const stop = effect(() => {
        const photos = tray.photos.value.filter(({ size }) => size !== null);
        const keys = tray.checked.value
          ? photos
              .map(({ key }) => key)
              .toSorted()
              .join()
          : "";
        const ready = engine.state.value.phase === "ready";
        if (keys === seen && state.peek().phase === "seen") return;
        running.abort();
        running = new AbortController();
        seen = ready ? keys : "";
        if (keys === "") state.value = { phase: "none" };
        else if (ready) void look(running.signal);
        else state.value = { phase: engine.state.value.phase === "loading" ? "waiting" : "none" };
      });
      return () => {
        stop();
        running.abort();
      };
    },
  };
}
