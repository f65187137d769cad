/** The models' files one by one, and which of them are on this device. */
import type { StorageFigures } from "../../app/storage-port";
import { localized } from "../../domain/pack";
import { formatBytes } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { Icon } from "../icons";
import { useShellTexts } from "./texts";

export function ModelsPart({ models }: { models: StorageFigures["models"] }) {
  const texts = useShellTexts();
  const tongue = useTongue();
  const bytes = (n: number) => formatBytes(tongue, n);
  return (
    <section class="device-part" aria-labelledby="models-heading">
      <h2 id="models-heading">{texts.device.models}</h2>
      {models.map(({ id, title, files }) => {
        const whole = files.reduce((sum, file) => sum + file.bytes, 0);
        const kept = files.reduce((sum, file) => sum + (file.kept ? file.bytes : 0), 0);
        return (
          <details key={id} class="device-model">
            <summary>
              <span>{localized(title, tongue)}</span>
              <span class="figures">{kept === whole ? bytes(whole) : texts.device.sum(bytes(kept), bytes(whole))}</span>
            </summary>
            <ul class="device-hosts">
              {files.map((file) => (
                <li key={file.path}>
                  <span>
                    {file.path} <span class="why">{file.kept ? texts.device.kept : texts.device.notKept}</span>
                  </span>
                  <span class="figures">
                    {file.kept && <Icon name="check" />}
                    {bytes(file.bytes)}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
