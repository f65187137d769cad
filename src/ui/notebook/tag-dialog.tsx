/** Gives several studies the same tags. */
import { useState } from "preact/hooks";
import type { StudySummary } from "../../app/ports";
import { countTags } from "../../domain/keep/notebook-query";
import { withTag } from "../../domain/keep/tags";
import { useApp } from "../context";
import { Dialog } from "../keep/dialog";
import { TagField } from "../keep/tag-field";
import { useNotebookTexts } from "./texts";

export function TagDialog({ studies, onClose }: { studies: readonly StudySummary[]; onClose(): void }) {
  const { history } = useApp();
  const texts = useNotebookTexts();
  const [tags, setTags] = useState<string[]>([]);
  const add = async () => {
    await Promise.all(studies.map(({ id, tags: own }) => history.note(id, { tags: tags.reduce(withTag, [...own]) })));
    onClose();
  };
  return (
    <Dialog heading={texts.choose.tagHeading(studies.length)} onClose={onClose}>
      <TagField tags={tags} known={countTags(history.studies.value ?? []).map(({ id }) => id)} change={setTags} />
      <button type="button" class="button primary" disabled={tags.length === 0} onClick={() => void add()}>
        {texts.choose.tagAdd}
      </button>
    </Dialog>
  );
}
