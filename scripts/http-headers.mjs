/** The response headers every server of ours sends: isolation (threads need it), and a policy that forbids other hosts. */

export const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
};

/**
 * A meta tag would not reach workers, so this goes by header (and from the service worker).
 * `wasm-unsafe-eval` compiles WebAssembly; `blob:` images are the user's photographs.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self' blob: data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Paths where a missing file must be a 404 and never the page. */
export const filePaths = ["/models/", "/packs/", "/ort/", "/bench/", "/samples/", "/icons/", "/assets/"];
