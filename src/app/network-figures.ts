/** What was asked of the network since the page opened, added up over page, workers and service worker as it happens. */
import { type ReadonlySignal, signal } from "@preact/signals";
import * as v from "valibot";
import {
  KEEPER_CHANNEL,
  type KeeperTally,
  NO_REQUESTS,
  type RequestTally,
  sumOf,
  watchRequests,
} from "../base/requests";

export interface NetworkFigures {
  /** Milliseconds since 1970. */
  since: number;
  requests: RequestTally;
  /** What the service worker told: files it fetched to keep the app, and requests that carried something away. */
  keeper: KeeperTally;
}

export interface NetworkModel {
  figures: ReadonlySignal<NetworkFigures>;
  /** True when a service worker sees the requests of this page, so that what carries something away would be noticed. */
  isWatched(): boolean;
  /** Counts what a worker reports; those that have died keep counting with what they said last. */
  hear(worker: Worker): void;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const workerMessage: v.GenericSchema<unknown, { requests: RequestTally }> = v.object({
  requests: v.object({
    origins: v.record(v.string(), whole),
    fromDevice: whole,
    fromNetwork: whole,
    received: whole,
    refused: whole,
  }),
});
const keeperMessage: v.GenericSchema<unknown, KeeperTally> = v.object({ files: whole, bytes: whole, sent: whole });

export const NOTHING_ASKED: NetworkFigures = {
  since: 0,
  requests: NO_REQUESTS,
  keeper: { files: 0, bytes: 0, sent: 0 },
};

/** Counts from the moment the page was asked for. Once a page. */
export function watchNetwork(): NetworkModel {
  const figures = signal<NetworkFigures>({ ...NOTHING_ASKED, since: performance.timeOrigin });
  const tallies = new Map<object, RequestTally>();
  const take = (realm: object, tally: RequestTally) => {
    tallies.set(realm, tally);
    figures.value = { ...figures.value, requests: sumOf(tallies.values()) };
  };
  watchRequests((tally) => take(window, tally));
  new BroadcastChannel(KEEPER_CHANNEL).addEventListener("message", ({ data }) => {
    const message = v.safeParse(keeperMessage, data);
    if (!message.success) return;
    const { files, bytes, sent } = message.output;
    const { keeper } = figures.value;
    figures.value = {
      ...figures.value,
      keeper: { files: keeper.files + files, bytes: keeper.bytes + bytes, sent: keeper.sent + sent },
    };
  });
  return {
    figures,
    isWatched: () => Boolean(navigator.serviceWorker?.controller),
    hear(worker) {
      worker.addEventListener("message", ({ data }) => {
        if (typeof data !== "object" || data === null || !("requests" in data)) return; // nearly every message
        const message = v.safeParse(workerMessage, data);
        if (message.success) take(worker, message.output.requests);
      });
    },
  };
}
