/**
 * Serves the production build on http://localhost:4173, building it first where it is missing or older than its sources.
 *
 *     npm start                 PORT=8080 npm start
 */
import { buildIfStale } from "./build-if-stale.mjs";
import { staticServer } from "./static-server.mjs";

const port = Number(process.env["PORT"] ?? 4173);
const server = staticServer({ folder: buildIfStale() });
server.on("error", (error) => {
  const busy = "code" in error && error.code === "EADDRINUSE";
  console.error(busy ? `port ${port} is in use; stop what uses it or set PORT to another` : error.message);
  process.exit(1);
});
server.listen(port, "localhost", () => console.log(`CiQi is at http://localhost:${port}`));
