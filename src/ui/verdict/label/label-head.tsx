/** The head of the label: period, name, pinyin, the name in the other language, and the model's own words for it. */
import { tagOf } from "../../../app/tongue";
import type { LabelTitle } from "../../../domain/label-title";
import type { Lang } from "../../../domain/attribute";
import { useTexts, useTongue } from "../../i18n/texts";
import { useLabelNames } from "../names";
import { useVerdictTexts } from "../texts";

export function LabelHead({ name, spoken, read }: { name: LabelTitle; spoken: Lang; read: boolean }) {
  const common = useTexts();
  const texts = useVerdictTexts();
  const tongue = useTongue();
  const { mine, theirTag } = useLabelNames();
  const titleTag = name.titleLang === mine.lang ? tongue : theirTag;
  return (
    <header class={read ? "label-head read" : "label-head"} data-line="title">
      {name.period !== "" && <p class="label-period">{name.period}</p>}
      <h2 id="verdict-heading" class="label-title" lang={titleTag}>
        {name.title || common.verdict.untitled}
      </h2>
      {name.pinyin !== "" && (
        <p class="label-pinyin" lang="zh-Latn-pinyin">
          {name.pinyin}
        </p>
      )}
      {name.second !== "" && (
        <p class="label-second" lang={theirTag}>
          {name.second}
        </p>
      )}
      {name.remark !== "" && (
        <p class="label-remark">
          <span lang={tagOf(spoken)}>{common.verdict.quoted(name.remark)}</span> {texts.ownWords}
        </p>
      )}
    </header>
  );
}
