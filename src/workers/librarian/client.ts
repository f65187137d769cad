/** The page's side of the librarian: its worker starts with the first call and again when it has died. */
import { type Client, connect } from "../../base/rpc";
import type { LibrarianProtocol } from "./protocol";

export type LibrarianClient = Pick<Client<LibrarianProtocol>, "call">;

export function librarianClient(spawn: () => Worker): LibrarianClient {
  let running: Client<LibrarianProtocol> | undefined;
  const client = () => {
    if (running !== undefined) return running;
    const worker = spawn();
    const own = connect<LibrarianProtocol>(worker);
    running = own;
    void own.died.then(() => {
      worker.terminate();
      if (running === own) running = undefined;
    });
    return own;
  };
  return { call: (name, input, options) => client().call(name, input, options) };
}
