/** The part of a plan that most runs leave as it is: kinds of question, how many, which ones, in which language. */
import { kindsOf, type PlanFault, faultsOf, type RunPlan } from "../../../app/bench-plan";
import type { SetSummary } from "../../../domain/bench";
import { formatNumber } from "../../i18n/format";
import { useTongue } from "../../i18n/texts";
import { usualName } from "../run-words";
import { useBenchTexts } from "../texts";

interface PlanMoreProps {
  set: SetSummary;
  plan: RunPlan;
  change(part: Partial<RunPlan>): void;
  /** Whether it was sent: what is wrong is said only then. */
  tried: boolean;
}

export function PlanMore({ set, plan, change, tried }: PlanMoreProps) {
  const texts = useBenchTexts();
  const tongue = useTongue();
  const kinds = kindsOf(set, plan.protocol);
  const chosen = plan.types ?? kinds;
  const faults = tried ? faultsOf(plan) : [];
  const fault = (name: PlanFault) =>
    faults.includes(name) && (
      <span class="caution" role="alert">
        {texts.plan.faults[name]}
      </span>
    );
  return (
    <details class="plan-more" open={faults.length > 0}>
      <summary>
        <span class="link-like">{texts.plan.more}</span>
      </summary>
      <fieldset class="choice">
        <legend>{texts.plan.kinds}</legend>
        <div class="check-row">
          {kinds.map((type) => (
            <label key={type} class="check">
              <input
                type="checkbox"
                checked={chosen.includes(type)}
                onChange={({ currentTarget: { checked } }) => {
                  const next = kinds.filter((each) => (each === type ? checked : chosen.includes(each)));
                  change({ types: next.length === kinds.length ? null : next });
                }}
              />
              <span>
                {texts.types[type]} <span class="why">{formatNumber(tongue, set.types[type] ?? 0)}</span>
              </span>
            </label>
          ))}
        </div>
        {fault("types")}
      </fieldset>
      <div class="field-pair">
        {(["limit", "seed"] as const).map((name) => (
          <label class="form-field" key={name}>
            <span>{texts.plan[name]}</span>
            <input
              class="field"
              inputMode="numeric"
              autoComplete="off"
              placeholder={texts.plan[`${name}Hint`]}
              value={plan[name]}
              onInput={(event) => change({ [name]: event.currentTarget.value })}
            />
            {fault(name)}
          </label>
        ))}
      </div>
      <label class="form-field">
        <span>{texts.plan.lang}</span>
        <select
          class="field"
          value={plan.lang}
          onChange={({ currentTarget: { value } }) =>
            change({ lang: value === "en" || value === "zh" ? value : "auto" })
          }
        >
          <option value="auto">{texts.plan.langs.auto}</option>
          <option value="en">{texts.plan.langs.en}</option>
          <option value="zh">{texts.plan.langs.zh}</option>
        </select>
      </label>
      <label class="form-field">
        <span>{texts.plan.name}</span>
        <input
          class="field"
          autoComplete="off"
          maxLength={80}
          placeholder={usualName(texts, tongue, plan)}
          value={plan.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
    </details>
  );
}
