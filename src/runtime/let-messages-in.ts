/** Lets a busy worker read its messages. Knows nothing of what is computed in between. */

const channel = typeof MessageChannel === "undefined" ? null : new MessageChannel();
const waiting: (() => void)[] = [];
if (channel !== null) {
  channel.port1.addEventListener("message", () => waiting.shift()?.());
  channel.port1.start();
}

/**
 * Resolves in a later task, after the messages that have already arrived (an abort, say) were handled. wasm runs block
 * the thread, so every loop over runs needs this; a timer would cost 4 ms each time.
 */
export function letMessagesIn(): Promise<void> {
  if (channel === null) return new Promise((resolve) => setTimeout(resolve, 0));
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
