/** Hosts of a test's own: stopping one is a network that is gone for every part of the browser. */
import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { contentSecurityPolicy, isolationHeaders } from "../../scripts/http-headers.mjs";
import { staticServer } from "../../scripts/static-server.mjs";

const folder = process.env["DIST"] ?? "dist";

export interface HostOptions {
  /** False: without our headers, as a plain static host would serve. */
  isolated?: boolean;
  /** The connection is cut. */
  refuse?: (path: string) => boolean;
  /** Other bytes than the build's, or undefined for those. */
  replace?: (path: string) => Uint8Array | undefined;
}

export interface Host {
  origin: string;
  /** `GET /path` of every request so far, and `WebSocket /path`. */
  asked: string[];
  unplug(): Promise<void>;
}

/** A test that may `serve`; its hosts end with it. */
export const test = base.extend<{ serve: (options?: HostOptions) => Promise<Host> }>({
  // oxlint-disable-next-line no-empty-pattern -- playwright reads from the pattern which fixtures are wanted: none
  async serve({}, use) {
    const hosts: Host[] = [];
    await use(async (options) => {
      const own = await host(options);
      hosts.push(own);
      return own;
    });
    for (const each of hosts) await each.unplug();
  },
});

/** The build on a port of its own. */
async function host({ isolated = true, refuse, replace }: HostOptions = {}): Promise<Host> {
  const asked: string[] = [];
  const server = staticServer({ folder, isolated });
  const [answer] = server.listeners("request");
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const path = (request.url ?? "").replace(/\?.*/, "");
    asked.push(`${request.method} ${path}`);
    if (refuse?.(path) === true) return response.destroy();
    const bytes = replace?.(path);
    if (bytes !== undefined) return send(response, path, bytes);
    answer?.call(server, request, response);
  });
  server.on("upgrade", (request, socket) => {
    asked.push(`WebSocket ${request.url}`);
    socket.destroy();
  });
  return { origin: `http://localhost:${await listen(server)}`, asked, unplug: () => stop(server) };
}

/** What Chromium asks on its own account, whatever it shows. */
const ownErrands =
  /^(CONNECT |POST http:\/\/)(accounts\.google\.com|(?:update|content-autofill)\.googleapis\.com|clients\d\.google\.com)[:/]/;

/** Everything that pages and workers ask of other hosts in a browser that has it as its proxy; the answer is always no. */
export async function foreignWorld(): Promise<{ proxy: string; asked: string[]; close(): Promise<void> }> {
  const asked: string[] = [];
  const note = (line: string) => {
    if (!ownErrands.test(line)) asked.push(line);
  };
  const server = createServer((request, response) => {
    note(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    note(`CONNECT ${request.url}`);
    socket.destroy();
  });
  return { proxy: `http://localhost:${await listen(server)}`, asked, close: () => stop(server) };
}

/** A file of the build. */
export function built(path: string): Buffer {
  return readFileSync(join(folder, path));
}

/** `replace` for a host: `code` runs in the engine's worker before its own. */
export function inEngine(code: () => string): (path: string) => Uint8Array | undefined {
  return (path) =>
    /^\/assets\/engine\.worker-.*\.js$/.test(path)
      ? Buffer.concat([Buffer.from(`${code()};\n`), built(path)])
      : undefined;
}

function send(response: ServerResponse, path: string, bytes: Uint8Array): void {
  response.writeHead(200, {
    ...isolationHeaders,
    "Content-Security-Policy": contentSecurityPolicy,
    "Content-Type": path.endsWith(".js") ? "text/javascript" : "application/octet-stream",
    "Cache-Control": "no-store",
  });
  response.end(bytes);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  if (!server.listening) return;
  const stopped = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await stopped;
}
