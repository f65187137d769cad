import { expect, test } from "vitest";
import { connect } from "./rpc";

type Nothing = { anything: { input: null; event: never; output: null } };

test("a worker that throws while it starts rejects what was asked of it", async () => {
  const script = URL.createObjectURL(new Blob(["throw new Error('no start')"], { type: "text/javascript" }));
  const client = connect<Nothing>(new Worker(script, { type: "module" }));
  await expect(client.call("anything", null)).rejects.toMatchObject({
    code: "worker-died",
    message: expect.stringContaining("no start"),
  });
});

test("a worker whose file is missing rejects what was asked of it", async () => {
  const client = connect<Nothing>(new Worker("/assets/no-such-worker.js", { type: "module" }));
  await expect(client.call("anything", null)).rejects.toMatchObject({ code: "worker-died" });
});
