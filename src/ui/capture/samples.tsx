/** Pieces to try for a visitor without one at hand: one tap studies all views of a piece. */
import { useEffect, useState } from "preact/hooks";
import type { Sample } from "../../app/samples-model";
import { tagOf } from "../../app/tongue";
import { useApp } from "../context";
import { useLang, useTexts } from "../i18n/texts";
import { useStart } from "./use-start";

export function Samples() {
  const { samples, tray } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const start = useStart();
  const [fetching, setFetching] = useState(false);
  useEffect(() => void samples.load(), [samples]);
  const all = samples.samples.value;
  if (all?.length === 0) return null;
  const choose = async (sample: Sample) => {
    if (fetching) return;
    setFetching(true);
    try {
      start(await samples.fetch(sample));
    } catch {
      tray.report({ code: "sample-missing", subject: sample.title[lang] });
      setFetching(false);
    }
  };
  return (
    <section class="samples" aria-labelledby="samples-heading">
      <h2 id="samples-heading" class="section-heading">
        {texts.samples.heading}
      </h2>
      <ul>
        {all?.map((sample) => (
          <li key={sample.id}>
            <button type="button" class="sample" aria-disabled={fetching} onClick={() => void choose(sample)}>
              <img src={sample.files[0]} alt="" loading="lazy" decoding="async" />
              <span>
                <span lang={tagOf(lang)}>{sample.title[lang]}</span>
                {sample.files.length > 1 && <span class="why"> {texts.samples.views(sample.files.length)}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
