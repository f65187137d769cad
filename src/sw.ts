/**
 * Keeps the whole app on the device and answers for it, network or none, with the isolation headers that a plain static
 * host does not send. Knows nothing of studies, and of models only those that come with the app.
 */
import { cleanupOutdatedCaches, PrecacheController } from "workbox-precaching";
import { createPartialResponse } from "workbox-range-requests";
import changelog from "../CHANGELOG.md?raw";
import { newestRelease } from "../scripts/changelog.mjs";
import { contentSecurityPolicy, filePaths, isolationHeaders } from "../scripts/http-headers.mjs";
import { FROM_DEVICE, KEEPER_CHANNEL, type KeeperTally } from "./base/requests";
import { keepShared, SHARE_PATH } from "./base/shared-files";

interface KeptFile {
  url: string;
  revision: string | null;
  bytes: number;
}
declare const self: Omit<ServiceWorkerGlobalScope, "__WB_MANIFEST"> & { __WB_MANIFEST: KeptFile[] };

const kept = self.__WB_MANIFEST;
const totalBytes = kept.reduce((sum, file) => sum + file.bytes, 0);
const precache = new PrecacheController();
precache.addToCacheList(kept);

/** Tells every page how far the installation is; the last message of one that fails is simply not 1. */
const progress = new BroadcastChannel("ciqi-offline");
let loadedBytes = 0;
let toldAt = 0;
function tell(bytes: number): void {
  loadedBytes += bytes;
  const now = performance.now();
  if (now - toldAt < 100 && loadedBytes < totalBytes) return;
  toldAt = now;
  progress.postMessage({ fraction: Math.min(1, loadedBytes / totalBytes) });
}

/** What pages cannot see for themselves, told to all of them: one app is kept for all. */
const keeper = new BroadcastChannel(KEEPER_CHANNEL);
function count(tally: Partial<KeeperTally>): void {
  keeper.postMessage({ files: 0, bytes: 0, sent: 0, ...tally } satisfies KeeperTally);
}

precache.strategy.plugins.push({
  /** A file that an earlier, cut installation has kept is not fetched again. */
  cachedResponseWillBeUsed: async ({ event, request, cachedResponse }) => {
    if (event.type === "install" && cachedResponse) tell(bytesOf(request.url));
    return cachedResponse ?? null;
  },
  /** Counts bytes while they pass, so that one large file does not look like a standstill. */
  fetchDidSucceed: async ({ event, response }) => {
    if (event.type !== "install" || response.body === null) return response;
    count({ files: 1, bytes: bytesOf(response.url) });
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        tell(chunk.byteLength);
        controller.enqueue(chunk);
      },
    });
    const { status, statusText } = response;
    const headers = new Headers(response.headers);
    headers.delete("Content-Encoding"); // of the journey, not of what is kept
    headers.set("Content-Length", String(bytesOf(response.url)));
    return new Response(response.body.pipeThrough(counting), { status, statusText, headers });
  },
});

function bytesOf(requested: string): number {
  const path = new URL(requested).pathname;
  return kept.find((file) => file.url === path)?.bytes ?? 0;
}

self.addEventListener("install", (event) => {
  loadedBytes = 0;
  precache.install(event);
});
self.addEventListener("activate", (event) => {
  precache.activate(event);
  event.waitUntil(self.clients.claim());
});
cleanupOutdatedCaches();

/** Updates are taken when the page says so: it may be in the middle of a study. `ABOUT` is answered on the port given. */
self.addEventListener("message", (event) => {
  const message: unknown = event.data;
  if (typeof message !== "object" || message === null || !("type" in message)) return;
  if (message.type === "SKIP_WAITING") void self.skipWaiting();
  if (message.type === "ABOUT") event.ports[0]?.postMessage({ ...newestRelease(changelog), sizes: sizes() });
});

/** Bytes of what is kept, by what it is for. */
function sizes(): Record<"engine" | "model" | "library" | "app", number> {
  const under = (...folders: string[]) =>
    kept.reduce((sum, { url, bytes }) => sum + (folders.some((folder) => url.startsWith(folder)) ? bytes : 0), 0);
  const parts = { engine: under("/ort/"), model: under("/models/"), library: under("/packs/") };
  return { ...parts, app: totalBytes - parts.engine - parts.model - parts.library };
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === "POST" && origin === self.location.origin && pathname === SHARE_PATH) {
    event.respondWith(takeIn(request));
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") count({ sent: 1 });
  if (request.method !== "GET" || origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

/** What another app shares stays on the device; the page that opens next takes it, or says that there was no room. */
async function takeIn(request: Request): Promise<Response> {
  const page = await request
    .formData()
    .then((form) => keepShared(form, caches))
    .then(
      () => "/#/",
      () => "/?share=lost#/",
    );
  return Response.redirect(new URL(page, self.location.origin), 303);
}

async function answer(request: Request): Promise<Response> {
  const kept = await fromDevice(request);
  return isolated(kept ?? (await fetch(request)), kept === undefined ? "network" : FROM_DEVICE);
}

/** Any address of the page is the page; a file that is not kept is the network's to answer, and a 404 stays one. */
async function fromDevice(request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const isPage = request.mode === "navigate" && !filePaths.some((prefix) => pathname.startsWith(prefix));
  const whole = await precache.matchPrecache(isPage ? "/index.html" : pathname);
  if (whole === undefined || !request.headers.has("Range")) return whole;
  return createPartialResponse(request, whole);
}

/** A response with status 0 (an opaque redirect) can be neither read nor rebuilt and passes as it is. */
function isolated(response: Response, source: string): Response {
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(isolationHeaders)) headers.set(name, value);
  headers.set("Content-Security-Policy", contentSecurityPolicy);
  headers.set("Server-Timing", source); // the page's own count of requests reads it
  const { status, statusText } = response;
  const bodiless = status === 101 || status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : response.body, { status, statusText, headers });
}
