/** How far the engine is: what it is doing, how much has arrived, what it runs on and why. */
import { useApp } from "../context";
import { Failures } from "../failures";
import { formatBytes } from "../i18n/format";
import { useLang, useTexts } from "../i18n/texts";

export function EngineStatus() {
  const { engine } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const state = engine.state.value;
  switch (state.phase) {
    case "idle":
      return null;
    case "loading": {
      const { step, fraction, loaded, total } = state;
      const known = step === "weights" && fraction !== null;
      return (
        <div class="engine-status">
          <p class="engine-line">
            <span role="status">{texts.engine.steps[step]}</span>
            {known && (
              <span class="figures">{texts.engine.bytes(formatBytes(lang, loaded), formatBytes(lang, total))}</span>
            )}
          </p>
          <progress aria-label={texts.engine.steps[step]} max={1} {...(known ? { value: fraction } : {})} />
          <p class="note">{texts.engine.loadingNote}</p>
        </div>
      );
    }
    case "ready": {
      const { backend, threads, fallback } = state.ready;
      const where = backend === "webgpu" ? texts.engine.webgpu : texts.engine.wasm(threads);
      return (
        <div class="engine-status" role="status">
          <p class="engine-line is-ready">{texts.engine.ready(where)}</p>
          {fallback !== undefined && (
            <details class="note">
              <summary>
                {texts.engine.fallback} <span class="link-like">{texts.engine.fallbackWhy}</span>
              </summary>
              <p lang="en">{fallback}</p>
            </details>
          )}
        </div>
      );
    }
    case "failed":
      return (
        <div class="engine-status">
          <Failures failures={[state.failure]}>
            <button type="button" class="button text" onClick={() => void engine.load()}>
              {texts.engine.retry}
            </button>
          </Failures>
        </div>
      );
    default:
      return state satisfies never;
  }
}
