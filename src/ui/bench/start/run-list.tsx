/** The runs so far, newest first; some of them can be picked and held side by side. */
import { useState } from "preact/hooks";
import { benchHash } from "../../../app/bench-route";
import type { RunSummary } from "../../../domain/bench";
import { Icon } from "../../icons";
import { formatMoment, formatNumber } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { AskDialog } from "../../packs/ask-dialog";
import { BenchRefused } from "../bench-refused";
import { RunProgressBar } from "../run-progress";
import { usualName } from "../run-words";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";

export function RunList() {
  const { runs } = useBench();
  const texts = useBenchTexts();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const all = runs.runs.value;
  const refused = runs.refusal.value;
  if (all === null) return null;
  const chosen = all.filter(({ id }) => picked.includes(id)).toReversed(); // the oldest is what others are held against
  const pick = (id: string) =>
    setPicked((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]));
  return (
    <section class="bench-part" aria-labelledby="runs-heading">
      <div class="section-head">
        <h2 id="runs-heading" class="bench-heading">
          {texts.runs.heading}
        </h2>
        {all.length > 1 &&
          (chosen.length > 1 ? (
            <a class="button" href={benchHash({ screen: "bench-compare", runIds: chosen.map(({ id }) => id) })}>
              <Icon name="compare" />
              {texts.runs.compare(chosen.length)}
            </a>
          ) : (
            <p class="note">{texts.runs.compareHow}</p>
          ))}
      </div>
      {refused !== null && (
        <BenchRefused refusal={refused.refusal}>
          {all.some(({ id }) => id === refused.runId) && (
            <p class="note">{all.find(({ id }) => id === refused.runId)?.name}</p>
          )}
        </BenchRefused>
      )}
      {all.length === 0 && (
        <p>
          {texts.runs.none} <span class="why">{texts.runs.noneWhat}</span>
        </p>
      )}
      <ul class="bench-list">
        {all.map((run) => (
          <li key={run.id}>
            <RunItem run={run} picked={picked.includes(run.id)} pick={all.length > 1 ? () => pick(run.id) : null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RunItemProps {
  run: RunSummary;
  picked: boolean;
  /** Null: there is nothing to hold it against. */
  pick: (() => void) | null;
}

function RunItem({ run, picked, pick }: RunItemProps) {
  const { runs } = useBench();
  const texts = useBenchTexts();
  const tongue = useTongue();
  const [asking, setAsking] = useState(false);
  const active = runs.active.value?.runId === run.id ? runs.active.value : null;
  const state = run.done >= run.total ? "done" : run.done > 0 ? "paused" : "ready";
  const usual = usualName(texts, tongue, run.settings);
  const aboutRun = [run.set.name, run.settings.model, ...(run.name === usual ? [] : [usual])]; // a name may say it all
  const open = run.origin === "own" && active === null && state !== "done";
  return (
    <article class="bench-item" aria-label={run.name}>
      <div class="item-head">
        {pick !== null && (
          <label class="pick">
            <input type="checkbox" checked={picked} onChange={pick} aria-label={texts.runs.pick(run.name)} />
          </label>
        )}
        <h3>
          <a href={benchHash({ screen: "bench-run", runId: run.id, calibratedOn: null })}>{run.name}</a>
        </h3>
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={texts.runs.removeOf(run.name)}
          onClick={() => setAsking(true)}
        >
          <Icon name="trash" />
        </button>
      </div>
      <p class="why">{aboutRun.join(" · ")}</p>
      <p class="figures">
        {[
          formatMoment(tongue, run.createdAt),
          run.origin === "opened" ? texts.runs.opened : active === null ? texts.runs.states[state] : "",
          active === null ? texts.runs.count(formatNumber(tongue, run.done), formatNumber(tongue, run.total)) : "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </p>
      {active !== null && <RunProgressBar run={run} active={active} />}
      {open && (
        <div class="pack-actions">
          <button
            type="button"
            class="button"
            aria-label={texts.runs.goOnOf(run.name)}
            onClick={() => void runs.goOn(run.id)}
          >
            <Icon name="play" />
            {texts.runs.goOn}
          </button>
        </div>
      )}
      {asking && (
        <AskDialog
          heading={texts.runs.confirm(run.name)}
          text={texts.runs.confirmText(formatNumber(tongue, run.done))}
          action={texts.remove}
          act={() => void runs.remove(run.id)}
          close={() => setAsking(false)}
        />
      )}
    </article>
  );
}
