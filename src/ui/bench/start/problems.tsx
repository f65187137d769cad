/** What was wrong in the file of a set or of results, line by line, to read here or to take along. */
import type { SetSummary } from "../../../domain/bench";
import { Icon } from "../../icons";
import { formatNumber } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { LongList } from "../../packs/long-list";
import { saveFile } from "../../packs/save-file";
import { useBenchTexts } from "../texts";

export function Problems({ set }: { set: Pick<SetSummary, "name" | "refused" | "problems"> }) {
  const texts = useBenchTexts();
  const tongue = useTongue();
  const lines = set.problems.map(({ line, message }) =>
    line === 0 ? message : texts.problems.line(formatNumber(tongue, line), message),
  );
  const save = () => {
    /** CRLF and a byte order mark: the editor that opens it may be an old one. */
    const text = `\uFEFF${[set.name, "", ...lines].map((line) => line.replace(/[\r\n]+/g, " ")).join("\r\n")}\r\n`;
    saveFile(texts.problems.fileName(set.name), new Blob([text], { type: "text/plain;charset=utf-8" }));
  };
  return (
    <details class="problems">
      <summary>
        <Icon name="warning" />
        <span class="link-like">{texts.problems.heading(lines.length)}</span>
      </summary>
      <p class="note">{set.refused > 0 ? texts.problems.refused(set.refused) : texts.problems.kept}</p>
      <LongList lines={lines} all={texts.problems.more(lines.length)} />
      <button type="button" class="button" onClick={save}>
        <Icon name="download" />
        {texts.problems.save}
      </button>
    </details>
  );
}
