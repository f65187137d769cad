/** The start page: a piece comes in, and what was studied before is at hand. */
import { useEffect } from "preact/hooks";
import { hashOf } from "../../app/route-model";
import { CaptureArea } from "../capture/capture-area";
import { Samples } from "../capture/samples";
import { ViewHints } from "../capture/view-hints";
import { useApp } from "../context";
import { RecentStudies } from "../history/recent-studies";
import { useTexts } from "../i18n/texts";

export function HomeScreen() {
  const { study, history, tray } = useApp();
  const texts = useTexts();
  useEffect(() => void history.refresh(), [history]);
  const active = study.active.value;
  const chosen = tray.photos.value.length > 0;
  return (
    <div class={chosen ? "home chosen" : "home"}>
      <div class="home-main">
        {active !== null && (
          <p class="banner" role="status">
            {texts.home.running} <a href={hashOf({ screen: "study", id: active.id })}>{texts.home.backToStudy}</a>
          </p>
        )}
        <CaptureArea />
      </div>
      <div class="home-side">
        {!chosen && <p class="home-sub">{texts.home.sub}</p>}
        {!chosen && <RecentStudies />}
        {!chosen && <Samples />}
        <ViewHints />
      </div>
    </div>
  );
}
