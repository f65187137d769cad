/** Builds and serves the page; the engine's wasm comes from our own origin and a missing model file is a 404. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Connect, defaultClientConditions, defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { filePaths, isolationHeaders } from "./scripts/http-headers.mjs";
import { ortFiles } from "./scripts/ort-files.mjs";

/** Serves onnxruntime-web's wasm builds under /ort/ in development and copies them into the build. */
function ortAssets(): Plugin {
  const byUrl = new Map(ortFiles.map((file) => [`/ort/${file.name}`, file.path]));
  const serve: Connect.NextHandleFunction = (request, response, next) => {
    const path = byUrl.get((request.url ?? "").split("?")[0] ?? "");
    if (path === undefined) return next();
    readFile(path).then((bytes) => {
      response.setHeader("Content-Type", path.endsWith(".wasm") ? "application/wasm" : "text/javascript");
      for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
      response.end(bytes);
    }, next);
  };
  let outDir = "dist";
  return {
    name: "ort-assets",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    configureServer(server) {
      server.middlewares.use(serve);
    },
    async writeBundle() {
      await mkdir(join(outDir, "ort"), { recursive: true });
      await Promise.all(ortFiles.map((file) => copyFile(file.path, join(outDir, "ort", file.name))));
    },
  };
}

/** Answers 404 where vite would answer with the page: JSON and model loaders must see that a file is missing. */
function missingFilesAre404(): Plugin {
  const middleware = (folder: string): Connect.NextHandleFunction => {
    return (request, response, next) => {
      const path = decodeURIComponent((request.url ?? "").split("?")[0] ?? "");
      // In development the catalogue's JSON modules live under /models/ too.
      if (/[?&]import\b/.test(request.url ?? "")) return next();
      if (!filePaths.some((prefix) => path.startsWith(prefix)) || existsSync(join(folder, path))) return next();
      response.statusCode = 404;
      response.setHeader("Content-Type", "text/plain");
      response.end(`no file at ${path}`);
    };
  };
  return {
    name: "missing-files-are-404",
    configureServer(server) {
      server.middlewares.use(middleware(server.config.publicDir));
    },
    configurePreviewServer(server) {
      server.middlewares.use(middleware(server.config.build.outDir));
    },
  };
}

interface BuiltFile {
  url: string;
  revision: string | null;
  size: number;
}

/** A line of the service worker's list. The browser checks the hash: a file that came damaged is not kept. */
async function keptFile(outDir: string, { url, revision, size }: BuiltFile) {
  const hash = createHash("sha256").update(await readFile(join(outDir, url)));
  return { url: `/${url}`, revision, size, bytes: size, integrity: `sha256-${hash.digest("base64")}` };
}

/** The service worker, with the list of every file of the build and its bytes: the app is kept whole or not at all. */
function offline() {
  let outDir = "dist";
  const here: Plugin = {
    name: "offline-where",
    configResolved(config) {
      outDir = config.build.outDir;
    },
  };
  const kept = VitePWA({
    strategies: "injectManifest",
    srcDir: "src",
    filename: "sw.ts",
    injectRegister: false,
    manifest: false,
    injectManifest: {
      globPatterns: ["**/*"],
      globIgnores: [
        ".vite/**",
        "sw.js",
        "**/*.map",
        "headless.html",
        "assets/headless-*",
        "bench/**",
        "icons/social.jpg",
        "robots.txt",
      ],
      maximumFileSizeToCacheInBytes: 64 * 1024 * 1024,
      dontCacheBustURLsMatching: /^assets\//,
      manifestTransforms: [
        async (entries) => {
          const inOrder = entries.toSorted((one, other) => (one.url < other.url ? -1 : 1)); // else the disk's
          return { manifest: await Promise.all(inOrder.map((file) => keptFile(outDir, file))), warnings: [] };
        },
      ],
    },
  });
  return [here, ...kept];
}

/** Modules that run when they are loaded: the page's, and the one that scripts drive. */
const doors = /\.html$|\/main\.tsx$|\/headless\.ts$/;

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [ortAssets(), missingFilesAre404(), offline()],
  // onnxruntime-web without a wasm file of its own in the bundle: /ort/ serves it.
  resolve: { conditions: ["onnxruntime-web-use-extern-wasm", ...defaultClientConditions] },
  build: {
    target: "esnext",
    manifest: true,
    chunkSizeWarningLimit: 4096,
    // The page, and the door that scripts drive.
    rolldownOptions: {
      input: ["index.html", "headless.html"],
      output: {
        // What the first paint needs is one file: each of thirty small ones would cost a phone a way there and back.
        codeSplitting: { groups: [{ name: "page", tags: ["$initial"], test: (id) => !doors.test(id) }] },
      },
    },
  },
  worker: { format: "es" },
  server: { headers: isolationHeaders },
  preview: { port: 4173, strictPort: true, headers: isolationHeaders },
  optimizeDeps: { exclude: ["onnxruntime-web", "@huggingface/transformers"] },
});
