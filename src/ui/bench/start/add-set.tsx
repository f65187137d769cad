/** The ways in for a set: a folder, files, whatever is dropped, and the one that comes with the app. */
import { useEffect, useRef } from "preact/hooks";
import { FileButton, takesFolders } from "../../file-button";
import { Icon } from "../../icons";
import { inputFiles } from "../../packs/source-files";
import { WorkProgress } from "../../packs/work-progress";
import { BenchRefused } from "../bench-refused";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";

export function AddSet() {
  const { sets } = useBench();
  const texts = useBenchTexts();
  const reading = sets.reading.value;
  const news = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const told = reading.phase !== "idle" && reading.kind === "files"; // a file may be dropped anywhere on the page
    if (told) news.current?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }, [reading.phase]);
  const take = (files: FileList | null) => {
    const chosen = inputFiles(files);
    if (chosen.length > 0) void sets.add(chosen);
  };
  return (
    <section class="drop-zone add-set" aria-labelledby="add-set-heading">
      <h2 id="add-set-heading" class="section-heading">
        {texts.add.heading}
      </h2>
      <p class="note">{texts.add.format}</p>
      <div class="pack-actions">
        {takesFolders && <FileButton icon="folder" label={texts.add.folder} from="folder" take={take} />}
        <FileButton icon="file" label={texts.add.files} from="files" take={take} />
      </div>
      <p class="note drop-hint">{texts.add.drop}</p>
      <div ref={news}>
        {reading.phase === "reading" && reading.kind === "files" && (
          <WorkProgress label={texts.sets.reading} progress={reading.progress} onStop={sets.stop} />
        )}
        {reading.phase === "refused" && reading.kind === "files" && <BenchRefused refusal={reading.refusal} />}
        {reading.phase === "added" && reading.kind === "files" && (
          <p role="status" class="set-added">
            <Icon name="check" />
            {texts.add.done(reading.set.name, reading.set.rows)}{" "}
            {reading.set.refused > 0 && texts.problems.refused(reading.set.refused)}
          </p>
        )}
      </div>
    </section>
  );
}

/** The way to the set that comes with the app. */
export function StudioSet() {
  const { sets } = useBench();
  const texts = useBenchTexts();
  const reading = sets.reading.value;
  const busy = reading.phase === "reading" && reading.kind === "studio";
  return (
    <div class="make">
      <p class="note">{texts.sets.studioNote}</p>
      {busy ? (
        <WorkProgress label={texts.sets.fetching} progress={reading.progress} onStop={sets.stop} />
      ) : (
        <button type="button" class="button primary" onClick={() => void sets.addStudio()}>
          <Icon name="download" />
          {texts.sets.studio}
        </button>
      )}
      {reading.phase === "refused" && reading.kind === "studio" && <BenchRefused refusal={reading.refusal} />}
    </div>
  );
}
