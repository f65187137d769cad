/** How far the engine is: what it is doing, how much has arrived, what it runs on and why. Keeps its place from the start. */
import type { EngineState } from "../../app/engine-model";
import { useApp } from "../context";
import { Failures } from "../failures";
import { formatBytes } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";

function Loading({ state }: { state: Extract<EngineState, { phase: "loading" }> }) {
  const texts = useTexts();
  const tongue = useTongue();
  const { step, fraction, loaded, total } = state;
  const known = step === "weights" && fraction !== null;
  return (
    <>
      <p class="engine-line">
        <span role="status">{texts.engine.steps[step]}</span>
        {known && (
          <span class="figures">{texts.engine.bytes(formatBytes(tongue, loaded), formatBytes(tongue, total))}</span>
        )}
      </p>
      <progress aria-label={texts.engine.steps[step]} max={1} {...(known ? { value: fraction } : {})} />
    </>
  );
}

function Ready({ state }: { state: Extract<EngineState, { phase: "ready" }> }) {
  const { isolated } = useApp();
  const texts = useTexts();
  const { backend, threads, fallback } = state.ready;
  const where = backend === "webgpu" ? texts.engine.webgpu : texts.engine.wasm(threads);
  return (
    <>
      <p class="engine-line is-ready" role="status">
        {texts.engine.ready(where)}
      </p>
      {fallback !== undefined && (
        <details class="note">
          <summary>
            {texts.engine.fallback} <span class="link-like">{texts.engine.fallbackWhy}</span>
          </summary>
          <p lang="en">{fallback}</p>
        </details>
      )}
      {fallback === undefined && backend === "wasm" && !isolated && <p class="note">{texts.engine.oneThread}</p>}
    </>
  );
}

export function EngineStatus() {
  const { engine } = useApp();
  const texts = useTexts();
  const state = engine.state.value;
  return (
    <div class="engine-status">
      {state.phase === "loading" && <Loading state={state} />}
      {state.phase === "ready" && <Ready state={state} />}
      {state.phase === "failed" && (
        <Failures failures={[state.failure]}>
          <button type="button" class="button" onClick={() => void engine.load()}>
            {texts.engine.retry}
          </button>
        </Failures>
      )}
    </div>
  );
}
