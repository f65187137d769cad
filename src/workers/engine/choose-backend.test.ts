import { expect, test } from "vitest";
import { tiny } from "../../../tests/golden";
import type { DeviceProfile } from "../../runtime/probe";
import { chooseBackend } from "./choose-backend";

const MiB = 1024 * 1024;
const modelOf = (mebibytes: number) => ({ ...tiny, files: [{ path: "a", bytes: mebibytes * MiB, sha256: "" }] });
const [small, large] = [modelOf(10), modelOf(600)];
const deviceWith = (webgpu: Partial<DeviceProfile["webgpu"]>): DeviceProfile => ({
  cores: 8,
  isolated: true,
  webgpu: { available: true, shaderF16: false, maxBindingBytes: 1024 * MiB, software: false, ...webgpu },
});

test("what was asked for is taken, whatever would be better", () => {
  expect(chooseBackend("wasm", large, deviceWith({}))).toBe("wasm");
  expect(chooseBackend("webgpu", small, deviceWith({ software: true }))).toBe("webgpu");
});

test("WebGPU that is not there is refused in words", () => {
  expect(() => chooseBackend("webgpu", small, deviceWith({ available: false }))).toThrow(
    /offers no WebGPU; choose wasm/,
  );
});

test.each([
  ["a large model on a GPU", large, {}, "webgpu"],
  ["a small model on a GPU", small, {}, "wasm"],
  ["a software adapter", large, { software: true }, "wasm"],
  ["no adapter", large, { available: false }, "wasm"],
] as const)("left to itself: %s", (_, model, webgpu, wanted) => {
  expect(chooseBackend("auto", model, deviceWith(webgpu))).toBe(wanted);
});
