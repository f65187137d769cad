/** A results file of this app or of the reference scripts becomes a run that can be read. */
import { benchRoute } from "../../../app/bench-route";
import { useRef } from "preact/hooks";
import { useApp } from "../../context";
import { Icon } from "../../icons";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";

export function OpenResults() {
  const { route } = useApp();
  const { runs } = useBench();
  const texts = useBenchTexts();
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const run = await runs.open({ name: file.name, blob: file });
    if (run !== null) route.go(benchRoute({ screen: "bench-run", runId: run.id, calibratedOn: null }));
  };
  return (
    <div class="make">
      <p class="note">{texts.add.resultsNote}</p>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        <Icon name="file" />
        {texts.add.results}
      </button>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={texts.add.results}
        onChange={(event) => {
          void open(event.currentTarget.files?.[0]);
          event.currentTarget.value = ""; // the same file may be chosen again
        }}
      />
    </div>
  );
}
