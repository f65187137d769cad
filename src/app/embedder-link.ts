/** A channel from the librarian to the engine, there as long as something is embedded. Knows neither worker. */

/** One end of a channel given to each of the two; rejects when either cannot be reached. */
export type Connect = (engineEnd: MessagePort, librarianEnd: MessagePort) => Promise<unknown>;

export interface EmbedderLink {
  /** Runs what embeds once the channel is there; `lost` meanwhile opens a new one. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Either end is gone: the channel is of no further use. */
  lost(): void;
}

export function embedderLink(connect: Connect): EmbedderLink {
  let open: Promise<unknown> | undefined;
  let atWork = 0;

  const opened = () => {
    open ??= (() => {
      const { port1, port2 } = new MessageChannel();
      const opening = connect(port1, port2).catch((error: unknown) => {
        if (open === opening) open = undefined;
        throw error;
      });
      return opening;
    })();
    return open;
  };
  return {
    async during(work) {
      atWork += 1;
      try {
        await opened();
        return await work();
      } finally {
        atWork -= 1;
      }
    },
    lost() {
      open = undefined;
      if (atWork > 0) opened().catch(() => undefined); // what waits for it hears of it by itself
    },
  };
}
