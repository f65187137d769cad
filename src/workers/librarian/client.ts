/** The page's side of the librarian: its worker starts with the first call and again when it has died. */
import { type Client, connect } from "../../base/rpc";
import type { LibrarianProtocol } from "./protocol";

export type LibrarianClient = Pick<Client<LibrarianProtocol>, "call">;

/** `onStop` is called when the worker has died. */
export function librarianClient(spawn: () => Worker, onStop: () => void = () => {}): LibrarianClient {
  let running: Client<LibrarianProtocol> | undefined;
  const client = () => {
    if (running !== undefined) return running;
    const worker = spawn();
    const own = connect<LibrarianProtocol>(worker);
    running = own;
    void own.died.then(() => {
      worker.terminate();
      if (running === own) running = undefined;
      onStop();
    });
    return own;
  };
  return { call: (name, input, options) => client().call(name, input, options) };
}
