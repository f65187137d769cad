/** A network is opened with the weights that lie beside it, and with no other network's. */
import { expect, test } from "vitest";
import { networkOf } from "../../../src/runtime/weights";

const bytes = (value: number) => Uint8Array.of(value);
const weights = new Map([
  ["config.json", bytes(0)],
  ["onnx/decoder_q4.onnx", bytes(1)],
  ["onnx/decoder_q4.onnx_data", bytes(2)],
  ["onnx/decoder_q4.onnx_data_1", bytes(3)],
  ["onnx/decoder_q4f16.onnx_data", bytes(4)],
  ["onnx/vision_q4.onnx", bytes(5)],
]);

test("data files go by the bare names under which the graph calls them", () => {
  expect(networkOf(weights, "onnx/decoder_q4.onnx")).toEqual({
    name: "onnx/decoder_q4.onnx",
    bytes: bytes(1),
    data: [
      { path: "decoder_q4.onnx_data", data: bytes(2) },
      { path: "decoder_q4.onnx_data_1", data: bytes(3) },
    ],
  });
});

test("a network that holds its weights itself has none", () => {
  expect(networkOf(weights, "onnx/vision_q4.onnx").data).toEqual([]);
});
