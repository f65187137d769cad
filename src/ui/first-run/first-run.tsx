/** Keeps the place of the introduction on the start page, once; whoever begins without it has no need of it. */
import { useEffect } from "preact/hooks";
import { useApp } from "../context";
import { onDemand } from "../on-demand";

const Welcome = onDemand(() => import("./welcome").then((file) => file.Welcome));

export function FirstRun() {
  const { firstRun, tray, study, route } = useApp();
  const begun = tray.photos.value.length > 0 || study.active.value !== null;
  useEffect(() => {
    if (begun) firstRun.done();
  }, [begun, firstRun]);
  if (!firstRun.pending.value || begun || route.route.value.screen !== "home") return null;
  return (
    <div class="first-run">
      <Welcome done={() => firstRun.done()} heading="h2" />
    </div>
  );
}
