/** What this device can run: cores, isolation, a WebGPU adapter. Decides nothing about models. */

export type Backend = "wasm" | "webgpu";

export interface DeviceProfile {
  cores: number;
  /** Threads need it. */
  isolated: boolean;
  webgpu: {
    available: boolean;
    shaderF16: boolean;
    /** Bytes; 0 without an adapter. */
    maxBindingBytes: number;
    /** True for a software adapter (SwiftShader and the like): correct, and slower than wasm. */
    software: boolean;
  };
}

/** wasm threads worth having: none without isolation, else half the cores and at most four. */
export function threadsFor(profile: Pick<DeviceProfile, "cores" | "isolated">): number {
  return profile.isolated ? Math.max(1, Math.min(4, Math.ceil(profile.cores / 2))) : 1;
}

/** Never rejects: a device whose probe fails has no WebGPU. */
export async function probeDevice(): Promise<DeviceProfile> {
  const none = { available: false, shaderF16: false, maxBindingBytes: 0, software: false };
  const profile = {
    cores: globalThis.navigator?.hardwareConcurrency ?? 1,
    isolated: globalThis.crossOriginIsolated === true,
  };
  try {
    const adapter = await navigator.gpu?.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return { ...profile, webgpu: none };
    return {
      ...profile,
      webgpu: {
        available: true,
        shaderF16: adapter.features.has("shader-f16"),
        maxBindingBytes: adapter.limits.maxStorageBufferBindingSize,
        software:
          adapter.info.isFallbackAdapter || /swiftshader|llvmpipe|software/i.test(describe(adapter.info).join(" ")),
      },
    };
  } catch {
    return { ...profile, webgpu: none };
  }
}

function describe(info: GPUAdapterInfo): string[] {
  return [info.vendor, info.architecture, info.device, info.description];
}
