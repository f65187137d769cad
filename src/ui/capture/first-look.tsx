/** One line of what the library says of the photographs at once, before anything is studied. */
import { useEffect } from "preact/hooks";
import { firstLookOf } from "../../app/photo-first-look";
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import { useApp } from "../context";
import { formatPeriod } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { useTermName } from "../study/use-term-name";
import { useCaptureTexts } from "./texts";

/** Votes surer than this are worth a word here; a study shows the others, too. */
const worthSaying = 0.35;
const mostWords = 3;

export function FirstLook() {
  const app = useApp();
  const words = useCaptureTexts();
  const tongue = useTongue();
  const nameOf = useTermName();
  const look = firstLookOf(app);
  const { value: state } = look.state;
  useEffect(() => look.watch(), [look]);
  useEffect(() => {
    if (state.phase === "seen") void app.vocabulary.load();
  }, [app, state]);
  const said = () => {
    if (state.phase !== "seen") return state.phase === "none" ? "" : words.firstLook[state.phase];
    const { match, votes, matches } = state.glance;
    const surest = VOCABULARY_ATTRIBUTES.flatMap((each) => votes[each]?.slice(0, 1) ?? [])
      .filter(({ confidence }) => confidence >= worthSaying)
      .slice(0, mostWords);
    if (!match || surest.length === 0) return words.firstLook.nothing;
    return words.firstLook.like(
      formatPeriod(
        tongue,
        surest.map(({ value }) => nameOf(value)),
      ),
      matches.length,
    );
  };
  return (
    <p class={state.phase === "looking" ? "first-look pulse" : "first-look"} role="status">
      {said()}
    </p>
  );
}
