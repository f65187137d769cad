/** Serves the scripted page with vite; knows no browser. */
import { join } from "node:path";
import { createServer } from "vite";

/** @returns {Promise<{ url: string, close(): Promise<void> }>} */
export async function serveScripted() {
  const root = join(import.meta.dirname, "..", "..");
  const server = await createServer({
    configFile: false,
    root,
    cacheDir: join(root, "node_modules", ".cache", "scripted"),
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, hmr: false, watch: null },
    optimizeDeps: { entries: ["tests/scripted/index.html"] },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== "object" || address === null) throw new Error("serve the scripted page: found no port");
  return { url: `http://127.0.0.1:${address.port}/tests/scripted/index.html`, close: () => server.close() };
}
