/**
 * Whether something is under way that loading the page anew, or clearing the device, would cut off: here, or in another tab.
 * A shared lock stands for each piece of work, so that a killed tab counts no longer. Knows nothing of what the work is.
 */
import { type ReadonlySignal, signal } from "@preact/signals";

export interface AtWork {
  here: ReadonlySignal<boolean>;
  /** As of the last look; looked at whenever a tab begins or ends something, and when this one comes to the front. */
  elsewhere: ReadonlySignal<boolean>;
  during<T>(work: Promise<T>): Promise<T>;
  look(): Promise<void>;
}

const LOCK = "ciqi-work";
const CHANNEL = "ciqi-work";

export function watchWork(): AtWork {
  const here = signal(0);
  const busy = signal(false);
  const elsewhere = signal(false);
  const others = new BroadcastChannel(CHANNEL);

  async function look(): Promise<void> {
    if (navigator.locks === undefined) return;
    const { held = [] } = await navigator.locks.query();
    elsewhere.value = held.filter(({ name }) => name === LOCK).length > here.value;
  }
  /** One more or one less of ours; the others look once the browser's list says so. */
  async function step(by: 1 | -1): Promise<void> {
    here.value += by;
    busy.value = here.value > 0;
    others.postMessage("changed");
    await look();
  }

  others.addEventListener("message", () => void look());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void look();
  });
  void look();

  return {
    here: busy,
    elsewhere,
    look,
    async during(work) {
      const held = async () => {
        void step(1);
        await work.catch(() => undefined);
      };
      const locked = navigator.locks?.request(LOCK, { mode: "shared" }, held) ?? held();
      try {
        return await work;
      } finally {
        void locked.then(() => step(-1));
      }
    },
  };
}
