/** The librarian's way to the engine's embedder: a port that the page opens, and opens again when the engine starts anew. */
import { AppError } from "../../base/errors";
import { type Client, connect } from "../../base/rpc";
import type { PackEmbedding } from "../../domain/pack";
import type { EmbedderProtocol } from "../engine/library-calls";

export interface Embedded {
  embedding: PackEmbedding;
  /** Unit vectors; null for a picture that cannot be read. */
  vectors: (Float32Array | null)[];
}

/** Engines that may be lost under one batch before it is given up: a picture that kills one kills the next as well. */
const MOST_ENGINES = 3;

export class EmbedderDoor {
  #client: Client<EmbedderProtocol> | undefined;

  /** What was asked through the door before is asked again through this one. */
  open(port: MessagePort): void {
    const before = this.#client;
    this.#client = connect<EmbedderProtocol>(port);
    before?.close(new AppError("worker-died", "embed pictures: the engine was started anew"));
  }

  /** @throws AppError `engine-lost` when there is no engine to ask, whatever the engine throws, or the abort reason. */
  async embed(pictures: Blob[], signal: AbortSignal): Promise<Embedded> {
    for (let engines = 1; ; engines += 1) {
      const client = this.#client;
      if (client === undefined) {
        throw new AppError(
          "engine-lost",
          "embed pictures: found no engine to ask; reload the page and go on from there",
        );
      }
      try {
        return await client.call("embed", { pictures }, { signal });
      } catch (error) {
        const renewed = error instanceof AppError && error.code === "worker-died" && client !== this.#client;
        if (!renewed || engines >= MOST_ENGINES) throw error;
      }
    }
  }
}
