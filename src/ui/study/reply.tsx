/** What came of a follow-up: words, or a verdict anew with what is another value than before. */
import type { OpenStudy } from "../../app/study-model";
import { changesOf } from "../../app/study-story";
import type { Verdict } from "../../domain/verdict";
import { useTexts } from "../i18n/texts";
import { reveal, useEvidenceFocus } from "./evidence-focus";
import { useStudyTexts } from "./texts";
import { useTermName } from "./use-term-name";
import { Words } from "./words";

export function Answer({ text, turn, study }: { text: string; turn: number; study: OpenStudy }) {
  const texts = useStudyTexts();
  const lang = study.view.turns.find((each) => each.turn === turn)?.lang ?? study.view.lang;
  return (
    <section class="reply" aria-label={texts.reply.heading}>
      <p class="reply-head">{texts.reply.heading}</p>
      <Words text={text} lang={lang} evidence={study.view.evidence} />
    </section>
  );
}

export function VerdictAnew({ verdict, before }: { verdict: Verdict; before: Verdict }) {
  const common = useTexts();
  const texts = useStudyTexts();
  const nameOf = useTermName();
  const focus = useEvidenceFocus();
  const changes = changesOf(before, verdict);
  const named = (id: string | null) => (id === null ? texts.reply.none : nameOf(id));
  const toVerdict = () => {
    focus.id.value = null;
    reveal("verdict", "start");
  };
  return (
    <section class="reply" aria-label={texts.reply.anew}>
      <p class="reply-head">{texts.reply.anew}</p>
      {changes.length === 0 ? (
        <p>{texts.reply.nothing}</p>
      ) : (
        <table class="changes">
          <caption class="visually-hidden">{texts.reply.changed}</caption>
          <thead class="visually-hidden">
            <tr>
              <td />
              <th scope="col">{texts.reply.was}</th>
              <th scope="col">{texts.reply.is}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ attribute, from, to }) => (
              <tr key={attribute}>
                <th scope="row">{common.attributes[attribute]}</th>
                <td class="was">{named(from)}</td>
                <td>{named(to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button type="button" class="button text" onClick={toVerdict}>
        {texts.reply.toVerdict}
      </button>
    </section>
  );
}
