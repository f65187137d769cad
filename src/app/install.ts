/** Installs the app for use without a network and says how that goes; knows nothing of what is installed. */
import { signal } from "@preact/signals";
import * as v from "valibot";
import { Workbox } from "workbox-window";
import type { AppSizes, OfflinePhase, OfflineState, ReleaseNote } from "./offline-state";

const bytes = v.pipe(v.number(), v.minValue(0));
const aboutMessage: v.GenericSchema<unknown, ReleaseNote & { sizes: AppSizes }> = v.object({
  version: v.string(),
  news: v.object({ en: v.string(), zh: v.string() }),
  sizes: v.object({ engine: bytes, model: bytes, library: bytes, app: bytes }),
});
/** How long a service worker may take to say what it is, in milliseconds. */
const PATIENCE = 5000;

const progressMessage = v.object({ fraction: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) });

export interface Installation extends OfflineState {
  /** After `failed`: installs again; files that have arrived are not fetched a second time. */
  retry(): void;
}

/** Registers the service worker, once a page. Where there can be none the phase is `unsupported`. */
export function registerServiceWorker(): Installation {
  const supported = import.meta.env.PROD && "serviceWorker" in navigator;
  const phase = signal<OfflinePhase>(supported ? "installing" : "unsupported");
  const fraction = signal<number | null>(null);
  const updateReady = signal(false);
  const release = signal<ReleaseNote | null>(null);
  let registered: Promise<unknown> = Promise.resolve();
  let workbox: Workbox | undefined;

  const attempt = async () => {
    const { serviceWorker } = navigator;
    const hadOne = Boolean((await serviceWorker.getRegistration())?.active);
    phase.value = hadOne ? "ready" : "installing";
    fraction.value = null;
    const current = new Workbox("/sw.js");
    workbox = current;
    current.addEventListener("activated", () => (phase.value = "ready"));
    current.addEventListener("waiting", async () => {
      const { waiting } = (await serviceWorker.getRegistration()) ?? {};
      if (waiting) release.value = await aboutOf(waiting);
      updateReady.value = true;
    });
    // Another tab took the update: this page still runs the old version and must reload before it loads anything more.
    current.addEventListener("controlling", (event) => {
      if (event.isUpdate === true) updateReady.value = true;
    });
    current.addEventListener("redundant", () => {
      if (phase.value === "installing") phase.value = "failed";
    });
    try {
      await current.register({ immediate: true });
    } catch {
      // The script did not come: without a network, an installed version goes on as it is.
      if (!hadOne) phase.value = "failed";
    }
  };
  const install = () => void (registered = attempt());

  if (supported) {
    const channel = new BroadcastChannel("ciqi-offline");
    channel.addEventListener("message", ({ data }) => {
      const message = v.safeParse(progressMessage, data);
      if (message.success && phase.value === "installing") fraction.value = message.output.fraction;
    });
    install();
  }

  return {
    phase,
    fraction,
    updateReady,
    release,
    async sizes() {
      if (!supported) return null;
      await registered;
      const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration()) ?? {};
      const worker = installing ?? waiting ?? active;
      return worker ? ((await aboutOf(worker))?.sizes ?? null) : null;
    },
    retry() {
      if (phase.value === "failed") install();
    },
    update() {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      void takeWaiting(workbox);
    },
  };
}

/** What a version says of itself; null for one that does not answer, as older ones do not. */
function aboutOf(worker: ServiceWorker): Promise<(ReleaseNote & { sizes: AppSizes }) | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(null), PATIENCE);
    port1.addEventListener("message", ({ data }) => {
      clearTimeout(giveUp);
      const message = v.safeParse(aboutMessage, data);
      resolve(message.success ? message.output : null);
    });
    port1.start();
    worker.postMessage({ type: "ABOUT" }, [port2]);
  });
}

/** Lets the waiting version take over; where none waits (another tab took it) reloading is all there is to do. */
async function takeWaiting(workbox: Workbox | undefined): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  if (workbox !== undefined && registration?.waiting) workbox.messageSkipWaiting();
  else location.reload();
}
