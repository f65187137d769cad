/** Whether the app is on this device whole, and how it comes onto the home screen. */
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { IosWay } from "../install/ios-way";
import { useShellTexts } from "./texts";

export function OfflinePart() {
  const { offline, install } = useApp();
  const texts = useShellTexts();
  const way = install.way.value;
  return (
    <section class="device-part" aria-labelledby="offline-heading">
      <h2 id="offline-heading">{texts.device.offline}</h2>
      <p role="status" class={`offline ${offline.phase.value}`}>
        {texts.device.offlineStates[offline.phase.value]}
      </p>
      {way === "installed" && <p>{texts.install.installed}</p>}
      {way === "prompt" && (
        <div class="device-promise">
          <p>{texts.install.offer}</p>
          <button type="button" class="button primary" onClick={() => void install.install()}>
            {texts.install.action}
          </button>
        </div>
      )}
      {way === "none" && <p class="why">{texts.install.none}</p>}
      {way === "ios" ? (
        <IosWay />
      ) : (
        <details class="device-how">
          <summary class="link-like">{texts.install.iosHeading}</summary>
          <IosWay />
        </details>
      )}
      <p>
        <a href={hashOf({ screen: "welcome" })}>{texts.device.welcome}</a>
      </p>
    </section>
  );
}
