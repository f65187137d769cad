/** The ways from the notebook to what keeps it safe. */
import { hashOf } from "../../app/route-model";
import { Icon } from "../icons";
import { useNotebookTexts } from "./texts";

export function NotebookFoot() {
  const texts = useNotebookTexts();
  return (
    <p class="notebook-foot">
      <a class="button quiet" href={hashOf({ screen: "bin" })}>
        <Icon name="trash" />
        {texts.bin.open}
      </a>
      <a class="button quiet" href={hashOf({ screen: "backup" })}>
        <Icon name="download" />
        {texts.backup.open}
      </a>
    </p>
  );
}
