/** What the next run is asked for, with how many questions that makes and how long it may take. */
import { useState } from "preact/hooks";
import { estimateOf, faultsOf, filterOf, type RunPlan, rowsOf } from "../../../app/bench-plan";
import { benchRoute } from "../../../app/bench-route";
import type { RunRequest } from "../../../app/bench-runs-model";
import { PROTOCOLS, type SetSummary } from "../../../domain/bench";
import { TOOL_NAMES } from "../../../domain/events";
import { useApp } from "../../context";
import { formatNumber } from "../../i18n/format";
import { formatSpan } from "../../i18n/format-bench";
import { useTexts, useTongue } from "../../i18n/texts";
import { Icon } from "../../icons";
import { usualName } from "../run-words";
import { useBenchTexts } from "../texts";
import { useBench } from "../use-room";
import { StudioSet } from "./add-set";
import { PlanMore } from "./plan-more";

export function PlanForm() {
  const { sets, plan } = useBench();
  const texts = useBenchTexts();
  const all = sets.sets.value;
  if (all === null) return null;
  const set = all.find(({ id }) => id === plan.value.setId) ?? all[0];
  return (
    <section class="bench-plan" aria-labelledby="plan-heading">
      <h2 id="plan-heading" class="bench-heading">
        {texts.plan.heading}
      </h2>
      {set === undefined ? <StudioSet /> : <Fields set={set} all={all} />}
    </section>
  );
}

function Fields({ set, all }: { set: SetSummary; all: readonly SetSummary[] }) {
  const { route } = useApp();
  const { runs, plan } = useBench();
  const texts = useBenchTexts();
  const common = useTexts();
  const tongue = useTongue();
  const [tried, setTried] = useState(false);
  const wanted = plan.value;
  const change = (part: Partial<typeof wanted>) => (plan.value = { ...plan.value, ...part });
  const faults = faultsOf(wanted);
  const begin = async (request: RunRequest) => {
    const run = await runs.begin(request);
    const stayed = route.route.value.screen === "bench";
    if (run !== null && stayed) route.go(benchRoute({ screen: "bench-run", runId: run.id, calibratedOn: null }));
  };
  const start = (event: Event) => {
    event.preventDefault();
    setTried(faults.length > 0);
    if (faults.length > 0) return;
    const { protocol, tools } = wanted;
    const request = {
      setId: set.id,
      name: wanted.name.trim() || usualName(texts, tongue, wanted),
      settings: { protocol, tools: [...tools], lang: wanted.lang, filter: filterOf(set, wanted) },
    };
    void begin(request);
  };
  return (
    <form class="plan-fields" onSubmit={start}>
      <label class="form-field">
        <span>{texts.plan.set}</span>
        <select class="field" value={set.id} onChange={(event) => change({ setId: event.currentTarget.value })}>
          {all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <fieldset class="choice">
        <legend>{texts.plan.protocol}</legend>
        {PROTOCOLS.map((protocol) => (
          <label key={protocol} class="choice-row protocol-row">
            <input
              type="radio"
              name="protocol"
              checked={wanted.protocol === protocol}
              onChange={() => change({ protocol })}
            />
            <span>
              {texts.protocols[protocol]}
              {wanted.protocol === protocol && <span class="why">{texts.protocolNotes[protocol]}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{texts.plan.tools}</legend>
        <div class="check-row">
          {TOOL_NAMES.map((tool) => (
            <label key={tool} class="check">
              <input
                type="checkbox"
                checked={wanted.tools.includes(tool)}
                onChange={({ currentTarget: { checked } }) =>
                  change({
                    tools: TOOL_NAMES.filter((each) => (each === tool ? checked : wanted.tools.includes(each))),
                  })
                }
              />
              <span>{texts.tools[tool]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <PlanMore set={set} plan={wanted} change={change} tried={tried} />
      <Expectation set={set} plan={wanted} />
      <div class="pack-actions">
        <button type="submit" class="button primary large" disabled={runs.beginning.value}>
          <Icon name="play" />
          {runs.beginning.value ? common.moment : texts.plan.start}
        </button>
      </div>
      {runs.active.value !== null && <p class="note">{texts.plan.busy}</p>}
    </form>
  );
}

function readyOf(state: ReturnType<typeof useApp>["engine"]["state"]["value"]) {
  return state.phase === "ready" ? state.ready : null;
}

/** How many questions, and how long. */
function Expectation({ set, plan }: { set: SetSummary; plan: RunPlan }) {
  const { engine } = useApp();
  const { runs } = useBench();
  const texts = useBenchTexts();
  const tongue = useTongue();
  const rows = rowsOf(set, plan);
  const estimate = estimateOf(runs.runs.value ?? [], rows, plan, readyOf(engine.state.value));
  const say = estimate?.alike === true ? texts.plan.estimate : texts.plan.estimateOther;
  return (
    <p class="expectation" role="status">
      <strong>
        {rows === set.rows
          ? texts.plan.every(formatNumber(tongue, rows))
          : texts.plan.rows(formatNumber(tongue, rows), formatNumber(tongue, set.rows))}
      </strong>{" "}
      <span class="why">
        {estimate === null ? texts.plan.noEstimate : say(formatSpan(tongue, estimate.milliseconds), estimate.from.name)}
      </span>
    </p>
  );
}
