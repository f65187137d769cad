/**
 * A WebGPU device of our own for the adapters on which onnxruntime's would compute wrongly. Knows no session.
 *
 * Its flash attention takes 8 or 16 keys a step and shuffles them between the lanes of a subgroup: with fewer than 8
 * lanes (SwiftShader has 4, some older Mali too) every sequence longer than the subgroup comes out wrong without a word.
 * A device without the feature `subgroups` makes it take its path through shared memory, which is right everywhere.
 */

/** Lanes of a subgroup that onnxruntime's flash attention cannot do without. */
const LEAST_LANES = 8;

/** Null where onnxruntime's own device is right, or where there is no adapter at all. */
export async function deviceWithoutSubgroups(): Promise<GPUDevice | null> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter?.features.has("subgroups") || adapter.info.subgroupMinSize >= LEAST_LANES) return null;
  const requiredLimits: Record<string, number> = {};
  for (const name in adapter.limits) {
    const limit: unknown = Reflect.get(adapter.limits, name);
    if (typeof limit === "number") requiredLimits[name] = limit;
  }
  const requiredFeatures = (["shader-f16"] as const).filter((feature) => adapter.features.has(feature));
  return adapter.requestDevice({ requiredLimits, requiredFeatures });
}
