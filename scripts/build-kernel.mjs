/**
 * Compiles the vector index's inner loops: src/library/kernel.wat -> src/library/kernel-code.ts, which is committed.
 *
 *     node scripts/build-kernel.mjs
 *
 * The code travels inside the bundle: no file to fetch, none to be missing offline.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import wabt from "wabt";

const source = new URL("../src/library/kernel.wat", import.meta.url);
const artefact = new URL("../src/library/kernel-code.ts", import.meta.url);

/** The text of kernel-code.ts. */
export async function compileKernel() {
  const { parseWat } = await wabt();
  const parsed = parseWat("kernel.wat", readFileSync(source, "utf8"));
  parsed.validate();
  const code = Buffer.from(parsed.toBinary({}).buffer).toString("base64");
  return `/** kernel.wat, compiled by \`node scripts/build-kernel.mjs\`: never edit it. */\nexport const kernelCode =\n  "${code}";\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await compileKernel();
  writeFileSync(artefact, text);
  console.log(`wrote ${fileURLToPath(artefact)}: ${text.length} characters`);
}
