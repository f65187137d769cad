/** transformers.js over a model's own folder, nothing from elsewhere: the implementation ours is held against. */
import type * as TransformersJs from "@huggingface/transformers";

type Library = typeof TransformersJs;

/**
 * The library, ready for the models below `base`'s parent; `name` is what it calls the model there. Call it after our own
 * runtime has started: the library keeps the wasm files that were chosen.
 */
export async function transformersJs(base: string): Promise<{ library: Library; name: string }> {
  const library = await import("@huggingface/transformers");
  const [, parent = "", name = ""] = /^(.*\/)([^/]+)\/$/.exec(base) ?? [];
  library.env.allowRemoteModels = false;
  library.env.allowLocalModels = true;
  library.env.localModelPath = parent;
  library.env.useWasmCache = false;
  library.env.useBrowserCache = false;
  return { library, name };
}
