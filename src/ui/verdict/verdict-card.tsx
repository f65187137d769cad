/** The verdict as a museum label: name, attributes with their grounds, and what the model cannot do, right there. */
import { titleOf } from "../../app/piece-name";
import type { OpenStudy } from "../../app/study-model";
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import type { Verdict } from "../../domain/verdict";
import { useApp } from "../context";
import { useLang, useTexts } from "../i18n/texts";
import { ClaimRow } from "./claim-row";

/** What the model says of itself, before anything it says of the piece. */
function Limits({ model }: { model: string }) {
  const { catalog } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const limits = catalog.limits.value.get(model)?.[lang] ?? texts.verdict.limitsMissing;
  return <p class="limits">{limits}</p>;
}

function Title({ verdict, study }: { verdict: Verdict; study: OpenStudy }) {
  const { vocabulary } = useApp();
  const texts = useTexts();
  const lang = useLang();
  const name = titleOf(verdict, vocabulary.terms.value, study.view.lang, lang);
  const tag = (each: "en" | "zh") => (each === "zh" ? "zh-Hans" : "en");
  return (
    <>
      {name.period !== "" && <p class="label-period">{name.period}</p>}
      <h2 id="verdict-heading" class="label-title" lang={tag(name.titleLang)}>
        {name.title || texts.verdict.untitled}
      </h2>
      {name.pinyin !== "" && (
        <p class="label-pinyin" lang="zh-Latn">
          {name.pinyin}
        </p>
      )}
      {name.second !== "" && (
        <p class="label-second" lang={tag(lang === "zh" ? "en" : "zh")}>
          {name.second}
        </p>
      )}
      {name.remark !== "" && (
        <p class="label-remark">
          <span lang={tag(study.view.lang)}>{texts.verdict.quoted(name.remark)}</span> {texts.verdict.ownWords}
        </p>
      )}
    </>
  );
}

export function VerdictCard({ verdict, study }: { verdict: Verdict; study: OpenStudy }) {
  const { vocabulary } = useApp();
  const texts = useTexts();
  const terms = vocabulary.terms.value;
  const { view } = study;
  return (
    <section class="verdict" id="verdict" tabIndex={-1} aria-labelledby="verdict-heading">
      <p class="eyebrow">{texts.verdict.heading}</p>
      {verdict.isPorcelain ? (
        <>
          <Title verdict={verdict} study={study} />
          <Limits model={view.model} />
          <dl class="claims">
            {VOCABULARY_ATTRIBUTES.map((attribute) => {
              const claim = verdict.attributes[attribute];
              return (
                <ClaimRow
                  key={attribute}
                  attribute={attribute}
                  claim={claim}
                  term={claim.value === null ? null : (terms?.get(claim.value) ?? null)}
                  evidence={view.evidence.filter((each) => claim.evidence.includes(each.id))}
                />
              );
            })}
          </dl>
        </>
      ) : (
        <>
          <h2 id="verdict-heading" class="label-title">
            {texts.verdict.notPorcelain}
          </h2>
          <p class="label-text">{texts.verdict.notPorcelainText}</p>
          <Limits model={view.model} />
        </>
      )}
      <aside class="authenticity">
        <h3>{texts.verdict.authenticity}</h3>
        <p>{texts.verdict.authenticityText}</p>
      </aside>
      <p class="model-line">{texts.verdict.modelLine(view.model, view.backend)}</p>
    </section>
  );
}
