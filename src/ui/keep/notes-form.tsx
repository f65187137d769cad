/** What a person writes on a study, kept as it is typed: on the study's own page and in the notebook's sheet. */
import { useEffect, useId, useState } from "preact/hooks";
import { type NotesModel, openNotes } from "../../app/notebook-notes";
import { countTags } from "../../domain/keep/notebook-query";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useNotebookTexts } from "../notebook/texts";
import { TagField } from "./tag-field";
import "../styles/keep.css";

function Fields({ model }: { model: NotesModel }) {
  const { history } = useApp();
  const texts = useNotebookTexts();
  const id = useId();
  const notes = model.notes.value;
  const failure = model.failure.value;
  const state = model.state.value;
  if (notes === null) return failure === null ? null : <Failures failures={[failure]} />;
  return (
    <div class="notes-form">
      <label for={`${id}-title`}>{texts.notes.title}</label>
      <input
        id={`${id}-title`}
        class="field"
        autoComplete="off"
        maxLength={200}
        value={notes.title}
        onInput={(event) => model.write({ title: event.currentTarget.value })}
      />
      <span class="notes-label" aria-hidden="true">
        {texts.notes.tags}
      </span>
      <TagField
        tags={notes.tags}
        known={countTags(history.studies.value ?? []).map((each) => each.id)}
        change={(tags) => model.write({ tags })}
      />
      <label for={`${id}-note`}>{texts.notes.note}</label>
      <textarea
        id={`${id}-note`}
        class="field"
        rows={4}
        maxLength={20_000}
        placeholder={texts.notes.noteHint}
        value={notes.note}
        onInput={(event) => model.write({ note: event.currentTarget.value })}
      />
      <p class="why" role="status">
        {state === "written" ? texts.notes.saved : state === "writing" ? texts.notes.saving : ""}
      </p>
      {failure !== null && <Failures failures={[failure]} />}
    </div>
  );
}

/** `key` it by the study: the form belongs to one. */
export function NotesForm({ id }: { id: string }) {
  const { archive, history } = useApp();
  const [model, setModel] = useState<NotesModel | null>(null);
  useEffect(() => {
    if (history.studies.value === null) void history.refresh();
    const own = openNotes({ id, archive, history });
    const flush = () => void own.flush();
    addEventListener("pagehide", flush);
    setModel(own);
    return () => {
      removeEventListener("pagehide", flush);
      own.close();
    };
  }, [id, archive, history]);
  return model === null ? null : <Fields model={model} />;
}
