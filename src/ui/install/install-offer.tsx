/** Offers to install, after a study that came to its end; said no to, it is silent for a long time. */
import { useApp } from "../context";
import { useShellTexts } from "../device/texts";
import "../styles/device.css";
import { IosWay } from "./ios-way";

export function InstallOffer() {
  const { install } = useApp();
  const texts = useShellTexts();
  return (
    <section class="install-offer" aria-labelledby="install-heading">
      <h2 id="install-heading">{texts.install.heading}</h2>
      <p>{texts.install.offer}</p>
      {install.way.value === "ios" && <IosWay />}
      <div class="install-actions">
        <button type="button" class="button quiet" onClick={() => install.decline()}>
          {texts.install.decline}
        </button>
        {install.way.value === "prompt" && (
          <button type="button" class="button primary" onClick={() => void install.install()}>
            {texts.install.action}
          </button>
        )}
      </div>
    </section>
  );
}
