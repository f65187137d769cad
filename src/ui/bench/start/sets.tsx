/** The sets on this device. */
import { useState } from "preact/hooks";
import { kindsOf } from "../../../app/bench-plan";
import type { SetSummary } from "../../../domain/bench";
import { Icon } from "../../icons";
import { formatDay, formatList } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { AskDialog } from "../../packs/ask-dialog";
import { BenchRefused } from "../bench-refused";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";
import { StudioSet } from "./add-set";
import { Problems } from "./problems";

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
  const tongue = useTongue();
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
        {texts.sets.added(formatDay(tongue, set.addedAt))}
      </p>
      <p class="why">{formatList(tongue, kinds)}</p>
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
