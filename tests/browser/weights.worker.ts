/** Loads weights, in a worker as the engine does, from a server that goes wrong as told. Keeps them in the real OPFS. */
import { serve } from "../../src/base/rpc";
import type { Channel } from "../../src/base/rpc-wire";
import type { CatalogFile } from "../../src/runtime/catalog";
import { loadWeights } from "../../src/runtime/weights";

export type Fault = "flipped byte" | "cut" | "a byte more" | "missing" | "hangs";

export type WeightsProtocol = {
  load: {
    input: {
      id: string;
      files: (CatalogFile & { content: Uint8Array })[];
      /** What happens to the first `times` fetches of `path`. */
      fault?: { path: string; kind: Fault; times: number };
    };
    /** A path that was fetched. */
    event: string;
    output: Map<string, Uint8Array>;
  };
};

const base = "/weights-of-a-test/";

// The tests' types are a page's.
serve<WeightsProtocol>(self as unknown as Channel, {
  async load({ id, files, fault }, { signal, emit }) {
    let faults = fault?.times ?? 0;
    globalThis.fetch = (url, init) => {
      const path = String(url).slice(base.length);
      emit(path);
      const content = files.find((file) => file.path === path)?.content ?? new Uint8Array();
      const kind = fault?.path === path && faults-- > 0 ? fault.kind : undefined;
      return Promise.resolve(answer(content, kind, init?.signal ?? signal));
    };
    return new Map(await loadWeights({ entry: { id, base, files }, signal }));
  },
});

function answer(content: Uint8Array, fault: Fault | undefined, signal: AbortSignal): Response {
  const half = content.slice(0, content.length / 2);
  switch (fault) {
    case undefined:
      return new Response(content.slice());
    case "flipped byte":
      return new Response(content.map((byte, at) => (at === 100 ? byte ^ 1 : byte)));
    case "a byte more":
      return new Response(Uint8Array.of(...content, 0));
    case "missing":
      return new Response("no such file", { status: 404 });
    case "cut":
      return halfThen(half, (controller) => controller.error(new TypeError("network error")));
    case "hangs":
      return halfThen(half, (controller) =>
        signal.addEventListener("abort", () => controller.error(signal.reason), { once: true }),
      );
    default:
      return fault satisfies never;
  }
}

function halfThen(half: Uint8Array, then: (controller: ReadableStreamDefaultController) => void): Response {
  let given = false;
  return new Response(
    new ReadableStream({
      pull(controller) {
        if (given) return then(controller);
        given = true;
        controller.enqueue(half);
      },
    }),
  );
}
