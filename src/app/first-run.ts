/** Whether the page still has to introduce itself; it does so once, and never in the way of an address that asks for more. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { SettingsPort } from "./ports";

export interface FirstRun {
  /** True until the introduction was left, or somebody has begun without it. */
  pending: ReadonlySignal<boolean>;
  /** Never again by itself. */
  done(): void;
}

const WELCOMED = "welcomed";

/** `address`: what stood behind the page's origin and path when it was opened, its query and its hash. */
export function createFirstRun(settings: SettingsPort, address: string): FirstRun {
  const plain = /^#?\/?$/.test(address);
  const pending = signal(plain && settings.read(WELCOMED) === null);
  return {
    pending,
    done() {
      if (settings.read(WELCOMED) === null) settings.write(WELCOMED, "yes");
      pending.value = false;
    },
  };
}
