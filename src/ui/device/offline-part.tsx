/** Whether the app is on this device whole, and how it comes onto the home screen. */
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { IosWay } from "../install/ios-way";
import { useShellTexts } from "./texts";

export function OfflinePart() {
  const { offline, install } = useApp();
  const { device: texts, install: words } = useShellTexts();
  const way = install.way.value;
  return (
    <section class="device-part" aria-labelledby="offline-heading">
      <h2 id="offline-heading">{texts.offline}</h2>
      <p role="status" class={`offline ${offline.phase.value}`}>
        {texts.offlineStates[offline.phase.value]}
      </p>
      {way === "installed" && <p>{words.installed}</p>}
      {way === "prompt" && (
        <div class="device-promise">
          <p>{words.offer}</p>
          <button type="button" class="button primary" onClick={() => void install.install()}>
            {words.action}
          </button>
        </div>
      )}
      {way === "none" && <p class="why">{words.none}</p>}
      {way === "ios" ? (
        <IosWay />
      ) : (
        <details class="device-how">
          <summary class="link-like">{words.iosHeading}</summary>
          <IosWay />
        </details>
      )}
      <p>
        <a href={hashOf({ screen: "welcome" })}>{texts.welcome}</a>
      </p>
    </section>
  );
}
