/** The sets on this device and the ways in for another. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { SetSummary } from "../../../domain/bench";
import { Icon } from "../../icons";
import { formatDay } from "../../i18n/format";
import { useLang } from "../../i18n/texts";
import { AskDialog } from "../../packs/ask-dialog";
import { inputFiles } from "../../packs/source-files";
import { WorkProgress } from "../../packs/work-progress";
import { BenchRefused } from "../bench-refused";
import { SEPARATOR } from "../run-words";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";
import { Problems } from "./problems";
import { kindsOf } from "../../../app/bench-plan";

const takesFolders = "webkitdirectory" in HTMLInputElement.prototype;

export function AddSet() {
  const { sets } = useBench();
  const texts = useBenchTexts();
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const reading = sets.reading.value;
  const news = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const told = reading.phase !== "idle" && reading.kind === "files"; // a file may be dropped anywhere on the page
    if (told) news.current?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }, [reading.phase]);
  const take = (event: Event & { currentTarget: HTMLInputElement }) => {
    const chosen = inputFiles(event.currentTarget.files);
    if (chosen.length > 0) void sets.add(chosen);
    event.currentTarget.value = ""; // the same files may be chosen again
  };
  return (
    <section class="drop-zone add-set" aria-labelledby="add-set-heading">
      <h2 id="add-set-heading" class="section-heading">
        {texts.add.heading}
      </h2>
      <p class="note">{texts.add.format}</p>
      <div class="pack-actions">
        {takesFolders && (
          <button type="button" class="button" onClick={() => folder.current?.click()}>
            <Icon name="folder" />
            {texts.add.folder}
          </button>
        )}
        <button type="button" class="button" onClick={() => files.current?.click()}>
          <Icon name="file" />
          {texts.add.files}
        </button>
      </div>
      <p class="note drop-hint">{texts.add.drop}</p>
      <input
        ref={folder}
        class="visually-hidden"
        type="file"
        {...{ webkitdirectory: true }}
        tabIndex={-1}
        aria-label={texts.add.folder}
        onChange={take}
      />
      <input
        ref={files}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={texts.add.files}
        onChange={take}
      />
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

export function Sets() {
  const { sets } = useBench();
  const texts = useBenchTexts();
  const all = sets.sets.value;
  const refusal = sets.refusal.value;
  if (all === null) return null;
  return (
    <section class="bench-part" aria-labelledby="sets-heading">
      <h2 id="sets-heading" class="bench-heading">
        {texts.sets.heading}
      </h2>
      {refusal !== null && <BenchRefused refusal={refusal} />}
      {all.length === 0 && <p>{texts.sets.none}</p>}
      <ul class="bench-list">
        {all.map((set) => (
          <li key={set.id}>
            <SetCard set={set} />
          </li>
        ))}
      </ul>
      {all.length > 0 && all.every(({ kind }) => kind !== "studio") && <StudioSet />}
    </section>
  );
}

function SetCard({ set }: { set: SetSummary }) {
  const { sets, runs } = useBench();
  const texts = useBenchTexts();
  const lang = useLang();
  const [asking, setAsking] = useState(false);
  const own = runs.runs.value?.filter((run) => run.set.id === set.id).length ?? 0;
  const kinds = kindsOf(set, "choice").map((type) => `${texts.types[type]} ${set.types[type] ?? 0}`);
  return (
    <article class="bench-item" aria-label={set.name}>
      <div class="item-head">
        <h3>{set.name}</h3>
        <span class="chip">{texts.sets.kinds[set.kind]}</span>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={texts.sets.removeOf(set.name)}
          onClick={() => setAsking(true)}
        >
          <Icon name="trash" />
        </button>
      </div>
      <p class="figures">
        {texts.sets.rows(set.rows)} · {texts.sets.specimens(set.specimens)} ·{" "}
        {texts.sets.added(formatDay(lang, set.addedAt))}
      </p>
      <p class="why">{kinds.join(SEPARATOR[lang])}</p>
      {set.problems.length > 0 && <Problems set={set} />}
      {asking && (
        <AskDialog
          heading={texts.sets.confirm(set.name)}
          text={texts.sets.confirmText(own)}
          action={texts.remove}
          act={() => void sets.remove(set.id).then(runs.refresh)}
          close={() => setAsking(false)}
        />
      )}
    </article>
  );
}
