/**
 * Counts what was asked of the network, from the browser's own record of it. Each realm has a record of its own, so page and
 * workers count for themselves and the page adds up. Knows nothing of what was asked for.
 */

export interface RequestTally {
  /** Requests by origin, our own among them, answered by whomever. */
  origins: Record<string, number>;
  /** Of our own origin: answered from this device, by the service worker or the browser's cache. */
  fromDevice: number;
  /** Of our own origin: asked of the server. */
  fromNetwork: number;
  /** Bytes that came over the network with headers, as far as the browser says; other origins may withhold theirs. */
  received: number;
  /** Stopped by the page's own policy before they left. */
  refused: number;
}

export const NO_REQUESTS: RequestTally = { origins: {}, fromDevice: 0, fromNetwork: 0, received: 0, refused: 0 };

/** What `Server-Timing` says of a response that the service worker took from this device. */
export const FROM_DEVICE = "device";

/** The channel on which the service worker tells of what only it sees. */
export const KEEPER_CHANNEL = "ciqi-requests";

/** Since its last message: files fetched to keep the app, their bytes, requests that carried something away. */
export interface KeeperTally {
  files: number;
  bytes: number;
  sent: number;
}

/** The part of a timing entry that counts. */
export interface RequestEntry {
  /** The address. */
  name: string;
  /** 0 for what came from a cache, and for origins that withhold it. */
  transferSize: number;
  encodedBodySize: number;
  serverTiming: readonly { name: string }[];
}

/** The tally with one more request; addresses that are no network's (blob, data) leave it as it is. */
export function counted(tally: RequestTally, entry: RequestEntry, home: string): RequestTally {
  const { origin, protocol } = new URL(entry.name);
  if (!/^(https?|wss?):$/.test(protocol)) return tally;
  const origins = { ...tally.origins, [origin]: (tally.origins[origin] ?? 0) + 1 };
  const kept = entry.serverTiming.some(({ name }) => name === FROM_DEVICE);
  const cached = entry.transferSize === 0 && entry.encodedBodySize > 0 && entry.serverTiming.length === 0;
  if (kept || cached) return { ...tally, origins, fromDevice: tally.fromDevice + (origin === home ? 1 : 0) };
  return {
    ...tally,
    origins,
    fromNetwork: tally.fromNetwork + (origin === home ? 1 : 0),
    received: tally.received + Math.max(entry.transferSize, entry.encodedBodySize),
  };
}

export function sumOf(tallies: Iterable<RequestTally>): RequestTally {
  const sum = { ...NO_REQUESTS, origins: {} as Record<string, number> };
  for (const tally of tallies) {
    for (const [origin, n] of Object.entries(tally.origins)) sum.origins[origin] = (sum.origins[origin] ?? 0) + n;
    sum.fromDevice += tally.fromDevice;
    sum.fromNetwork += tally.fromNetwork;
    sum.received += tally.received;
    sum.refused += tally.refused;
  }
  return sum;
}

/** Counts this realm's requests from its beginning on, and tells of every change. A browser without the record tells nothing. */
export function watchRequests(tell: (tally: RequestTally) => void): void {
  let tally = NO_REQUESTS;
  const note = (entries: PerformanceEntryList) => {
    for (const entry of entries) {
      if (entry instanceof PerformanceResourceTiming) tally = counted(tally, entry, location.origin);
    }
    if (entries.length > 0) tell(tally);
  };
  addEventListener("securitypolicyviolation", () => {
    tally = { ...tally, refused: tally.refused + 1 };
    tell(tally);
  });
  if (typeof PerformanceObserver === "undefined") return;
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  for (const type of ["navigation", "resource"]) {
    if (PerformanceObserver.supportedEntryTypes.includes(type)) observer.observe({ type, buffered: true });
  }
}

/** A worker's part: the page hears it beside what else the worker says. */
export function reportRequests(page: { postMessage(message: unknown): void }): void {
  watchRequests((requests) => page.postMessage({ requests }));
}
