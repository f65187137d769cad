/** Pieces to try for a visitor without one at hand. */
import { useEffect } from "preact/hooks";
import type { Sample } from "../../app/samples-model";
import { useApp } from "../context";
import { useLang, useTexts } from "../i18n/texts";

export function Samples() {
  const { samples, tray } = useApp();
  const texts = useTexts();
  const lang = useLang();
  useEffect(() => void samples.load(), [samples]);
  if (samples.samples.value.length === 0) return null;
  const choose = async (sample: Sample) => {
    try {
      const files = await samples.fetch(sample);
      tray.clear();
      await tray.add(files);
    } catch {
      tray.report({ code: "sample-missing", subject: sample.title[lang] });
    }
  };
  return (
    <section class="samples" aria-labelledby="samples-heading">
      <h2 id="samples-heading" class="section-heading">
        {texts.samples.heading}
      </h2>
      <ul>
        {samples.samples.value.map((sample) => (
          <li key={sample.id}>
            <button type="button" class="sample" onClick={() => void choose(sample)}>
              <img src={sample.files[0]} alt="" loading="lazy" decoding="async" />
              <span>
                {sample.title[lang]}
                {sample.files.length > 1 && <span class="why"> {texts.samples.views(sample.files.length)}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
