/** What the page is for, whether it works without a network, the version. */
import { version } from "../../package.json";
import { hashOf } from "../app/route-model";
import { useApp } from "./context";
import { formatPercent } from "./i18n/format";
import { useTexts, useTongue } from "./i18n/texts";

function OfflineLine() {
  const { offline } = useApp();
  const texts = useTexts();
  const tongue = useTongue();
  const fraction = offline.fraction.value;
  switch (offline.phase.value) {
    case "ready":
      return <span class="offline ready">{texts.footer.offlineReady}</span>;
    case "installing":
      return (
        <span class="offline">
          {fraction === null
            ? texts.footer.installingUnknown
            : texts.footer.installing(formatPercent(tongue, fraction))}
        </span>
      );
    case "failed":
      return (
        <span class="offline">
          {texts.footer.offlineFailed}{" "}
          <button type="button" class="button text" onClick={() => offline.retry()}>
            {texts.engine.retry}
          </button>
        </span>
      );
    case "unsupported":
      return null;
    default:
      return offline.phase.value satisfies never;
  }
}

export function Footer() {
  const texts = useTexts();
  return (
    <footer class="page-footer">
      <p>{texts.footer.aid}</p>
      <p role="status">
        <OfflineLine />
      </p>
      <p>
        <a href={hashOf({ screen: "device" })}>{texts.footer.device}</a>
      </p>
      <p class="version">{texts.footer.version(version)}</p>
    </footer>
  );
}
