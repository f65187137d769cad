/**
 * A newer version waits; offered where one only reads, so never beside a study, chosen photographs, notes being written, or
 * work that goes on behind the screen.
 */
import { useState } from "preact/hooks";
import type { Route } from "../app/route-model";
import { tagOf } from "../app/tongue";
import { useApp } from "./context";
import { useLang, useTexts } from "./i18n/texts";

/** Screens that hold nothing which a reload would lose. */
const READING: ReadonlySet<Route["screen"]> = new Set([
  "home",
  "library",
  "piece",
  "terms",
  "term",
  "device",
  "welcome",
]);

export function UpdateNotice() {
  const { offline, study, tray, route, work } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const [busyElsewhere, setBusyElsewhere] = useState(false);
  const idle = study.active.value === null && tray.photos.value.length === 0 && !work.here.value;
  const shown = offline.updateReady.value && idle && READING.has(route.route.value.screen);
  const news = offline.release.value?.news[lang] ?? "";
  /** Another tab would be left with a version that is gone from under it. */
  const take = async () => {
    await work.look();
    setBusyElsewhere(work.elsewhere.value);
    if (!work.elsewhere.value) offline.update();
  };
  return (
    <div role="status" class="update-notice">
      {shown && (
        <p>
          <span>
            {busyElsewhere ? texts.update.busy : texts.update.ready}{" "}
            {!busyElsewhere && news !== "" && (
              <span class="why" lang={tagOf(lang)}>
                {news}
              </span>
            )}
          </span>
          <button type="button" class="button text" onClick={() => void take()}>
            {texts.update.load}
          </button>
        </p>
      )}
    </div>
  );
}
