/** A vocabulary term by name, leading to its entry; `none` stands where there is no term. */
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { formatYears } from "../i18n/format";
import { useTongue } from "../i18n/texts";

export function TermLink({ id }: { id: string }) {
  const { vocabulary } = useApp();
  const tongue = useTongue();
  const term = vocabulary.terms.value?.get(id);
  const dated = term?.attribute === "dynasty" || term?.attribute === "reign";
  const other = tongue === "en" ? term?.zh : term?.en;
  return (
    <>
      <a class="term-link" href={hashOf({ screen: "term", id })}>
        {term?.[tongue] ?? id}
      </a>{" "}
      <span class="second" lang={tongue === "en" ? "zh-Hans" : "en"}>
        {other}
      </span>
      {dated && term.start !== null && term.end !== null && (
        <span class="years"> {formatYears(tongue, term.start, term.end)}</span>
      )}
    </>
  );
}
