/** Where the offer to install may stand: below a study that has ended or on the start page, never beside work. */
import { useEffect } from "preact/hooks";
import { useApp } from "../context";
import { onDemand } from "../on-demand";

const InstallOffer = onDemand(() => import("./install-offer").then((file) => file.InstallOffer));

export function InstallPlace() {
  const { install, study, route, tray } = useApp();
  const shown = study.open.value;
  const ended = shown?.phase === "finished" && shown.view.verdict !== null && study.active.value === null;
  const { screen } = route.route.value;
  useEffect(() => {
    if (ended && screen === "study") install.studyEnded();
  }, [ended, screen, install]);
  const quiet = screen === "home" ? tray.photos.value.length === 0 : screen === "study" && ended;
  return install.worthOffering.value && quiet ? <InstallOffer /> : null;
}
