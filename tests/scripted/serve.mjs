/** Builds the scripted page with vite and serves it; knows no browser. */
import { join } from "node:path";
import { build, preview } from "vite";

/** @returns {Promise<{ url: string, close(): Promise<void> }>} */
export async function serveScripted() {
  const project = join(import.meta.dirname, "..", "..");
  const shared = {
    configFile: /** @type {const} */ (false),
    root: import.meta.dirname,
    publicDir: join(project, "public"),
    logLevel: /** @type {const} */ ("error"),
    build: { outDir: join(project, "node_modules", ".cache", "scripted"), emptyOutDir: true, target: "esnext" },
  };
  await build({ ...shared, oxc: { jsx: { runtime: "automatic", importSource: "preact" } } });
  const server = await preview({ ...shared, preview: { host: "127.0.0.1", port: 0 } });
  const address = server.httpServer.address();
  if (typeof address !== "object" || address === null) throw new Error("serve the scripted page: found no port");
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
