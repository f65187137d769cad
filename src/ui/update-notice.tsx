/** A newer version waits; offered where reloading costs nothing, so never beside a study or chosen photographs. */
import { useApp } from "./context";
import { useTexts } from "./i18n/texts";

export function UpdateNotice() {
  const { offline, study, tray, route } = useApp();
  const texts = useTexts();
  const idle = route.route.value.screen === "home" && study.active.value === null && tray.photos.value.length === 0;
  return (
    <div role="status" class="update-notice">
      {offline.updateReady.value && idle && (
        <p>
          {texts.update.ready}
          <button type="button" class="button text" onClick={() => offline.update()}>
            {texts.update.load}
          </button>
        </p>
      )}
    </div>
  );
}
