/** What was asked of the network since the page opened, as it was counted. */
import { useApp } from "../context";
import { formatBytes, formatMoment, formatNumber } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useShellTexts } from "./texts";

export function NetworkPart() {
  const { network } = useApp();
  const texts = useShellTexts();
  const tongue = useTongue();
  const { since, requests, keeper } = network.figures.value;
  const paragraphs = texts.device.howText;
  const own = location.origin;
  const hosts = Object.entries(requests.origins).toSorted(([a], [b]) => Number(a === own) - Number(b === own));
  const all = hosts.reduce((sum, [, n]) => sum + n, 0);
  const foreign = all - (requests.origins[own] ?? 0);
  const lines: [string, string][] = [
    [texts.device.rows.all, formatNumber(tongue, all)],
    [texts.device.rows.fromDevice, formatNumber(tongue, requests.fromDevice)],
    [texts.device.rows.fromNetwork(location.host), formatNumber(tongue, requests.fromNetwork)],
    [texts.device.rows.received, formatBytes(tongue, requests.received)],
    [texts.device.rows.keeper, `${texts.device.files(keeper.files)}, ${formatBytes(tongue, keeper.bytes)}`],
    [texts.device.rows.sent, network.isWatched() ? formatNumber(tongue, keeper.sent) : texts.device.unwatched],
    [texts.device.rows.refused, formatNumber(tongue, requests.refused)],
  ];
  return (
    <section class="device-part" aria-labelledby="network-heading">
      <h2 id="network-heading">{texts.device.network}</h2>
      <p class={foreign === 0 ? "device-sum none" : "device-sum some"}>
        <Icon name={foreign === 0 ? "check" : "warning"} />
        <strong>{texts.device.foreign(foreign)}</strong>
        <span class="why">{texts.device.since(formatMoment(tongue, since))}</span>
      </p>
      <dl class="device-rows">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3 class="section-heading">{texts.device.origins}</h3>
      <ul class="device-hosts">
        {hosts.map(([origin, n]) => (
          <li key={origin}>
            <span>
              {origin}
              {origin === own && <span class="why"> {texts.device.own}</span>}
            </span>
            <span class="figures">{formatNumber(tongue, n)}</span>
          </li>
        ))}
      </ul>
      <details class="device-how">
        <summary class="link-like">{texts.device.how}</summary>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
    </section>
  );
}
