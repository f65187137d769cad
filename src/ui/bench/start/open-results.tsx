/** A results file of this app or of the reference scripts becomes a run that can be read. */
import { benchRoute } from "../../../app/bench-route";
import { useApp } from "../../context";
import { FileButton } from "../../file-button";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";

export function OpenResults() {
  const { route } = useApp();
  const { runs } = useBench();
  const texts = useBenchTexts();
  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const run = await runs.open({ name: file.name, blob: file });
    if (run !== null) route.go(benchRoute({ screen: "bench-run", runId: run.id, calibratedOn: null }));
  };
  return (
    <div class="make">
      <p class="note">{texts.add.resultsNote}</p>
      <FileButton icon="file" label={texts.add.results} take={(files) => void open(files?.[0])} />
    </div>
  );
}
