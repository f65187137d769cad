/** The thumbnail of a piece of the library, or a mat that says there is none. */
import { useApp } from "../context";
import { useTexts } from "../i18n/texts";
import { useObjectUrl } from "../object-url";

export function RecordPicture({ packId, recordId }: { packId: string; recordId: string }) {
  const { archive } = useApp();
  const texts = useTexts();
  const url = useObjectUrl(() => archive.thumbnail(packId, recordId), `${packId}/${recordId}`);
  if (typeof url === "string") return <img class="record-thumb" src={url} alt="" />;
  return <span class="record-thumb">{url === null && texts.tools.noThumb}</span>;
}
