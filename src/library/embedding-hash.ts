/** Which weights a picture was embedded with, as one hash of its catalogue entry. Knows no pack and reads no file. */
import { AppError } from "../base/errors";
import { sha256 } from "../base/sha256";
import type { PackEmbedding } from "../domain/pack";

/** What of an embedder's catalogue entry its vectors depend on. */
export interface EmbedderEntry {
  id: string;
  dimensions: number;
  files: readonly { path: string; sha256: string }[];
}

/** The vision network and how a picture is brought into it: what decides a picture's vector, and no file else. */
const DECISIVE = /^onnx\/vision_model[\w.-]*$|^preprocessor_config\.json$/;

/**
 * The `embedding` of a pack whose pictures this embedder embeds. Its `hash` is the SHA-256, in lower-case hex, of the
 * entry's lines `<sha256>  <path>\n` for `onnx/vision_model*` and `preprocessor_config.json`, sorted by path. So, in the
 * model's folder:
 *
 *     sha256sum onnx/vision_model* preprocessor_config.json | LC_ALL=C sort -k 2 | sha256sum
 *
 * @throws AppError `bad-shape` when the entry names no vision network.
 */
export async function packEmbedding({ id, dimensions, files }: EmbedderEntry): Promise<PackEmbedding> {
  const decisive = files.filter(({ path }) => DECISIVE.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  if (!decisive.some(({ path }) => path.startsWith("onnx/"))) {
    throw new AppError(
      "bad-shape",
      `name the embedder ${id}: found no onnx/vision_model among its files, wanted one; correct its catalogue entry`,
    );
  }
  const lines = decisive.map((file) => `${file.sha256}  ${file.path}\n`).join("");
  return { model: id, hash: await sha256(new TextEncoder().encode(lines)), dim: dimensions };
}
