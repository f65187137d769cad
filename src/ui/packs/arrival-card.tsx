/** A pack that has come in: what is in it and what installing it would do, before anything is done. */
import { useRef } from "preact/hooks";
import { type Arrival, isPlain } from "../../app/pack-arrivals";
import type { PackPreview } from "../../app/ports";
import { Icon } from "../icons";
import { hashOf, WHOLE_LIBRARY } from "../../app/route-model";
import { PackFacts, PackRights, usePackTitle } from "./pack-facts";
import { Refused } from "./refused";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";
import { useKeptFocus } from "../use-kept-focus";
import { WorkProgress } from "./work-progress";

export function ArrivalCard({ arrival }: { arrival: Arrival }) {
  const { arrivals } = useDesk();
  const texts = usePacksTexts();
  const titleOf = usePackTitle();
  const card = useRef<HTMLElement>(null);
  useKeptFocus(card, arrival.state.phase);
  const { key, name, state } = arrival;
  const away = () => arrivals.dismiss(key);
  return (
    <article class="pack arrival" ref={card} tabIndex={-1} aria-label={name}>
      {state.phase === "reading" && (
        <WorkProgress label={texts.arrival.reading(name)} progress={state.progress} onStop={away} />
      )}
      {state.phase === "preview" && <Preview arrival={arrival} preview={state.preview} />}
      {state.phase === "installing" && (
        <>
          <h3>{titleOf(state.preview)}</h3>
          <WorkProgress
            label={texts.arrival.steps[state.progress?.step ?? "read"]}
            progress={state.progress}
            onStop={away}
          />
        </>
      )}
      {state.phase === "installed" && (
        <Outcome name={name} away={away}>
          <Icon name="check" />
          <p>
            {state.replaced === null
              ? texts.arrival.installed(titleOf(state.pack), state.pack.version)
              : texts.arrival.replaced(titleOf(state.pack), state.pack.version, state.replaced)}{" "}
            {state.pack.counts.records > 0 && (
              <a href={hashOf({ screen: "library", query: { ...WHOLE_LIBRARY, packs: [state.pack.id] } })}>
                {texts.toLibrary}
              </a>
            )}
          </p>
        </Outcome>
      )}
      {state.phase === "refused" && (
        <>
          <Outcome name={name} away={away}>
            <Icon name="file" />
            <p class="file-name">{name}</p>
          </Outcome>
          <Refused refusal={state.refusal}>
            {(state.refusal.kind === "failure" || ["pack-missing", "pack-busy"].includes(state.refusal.code)) && (
              <button type="button" class="button" onClick={() => arrivals.again(key)}>
                {texts.again}
              </button>
            )}
          </Refused>
        </>
      )}
    </article>
  );
}

function Outcome({ name, away, children }: { name: string; away(): void; children: preact.ComponentChildren }) {
  const texts = usePacksTexts();
  return (
    <div class="outcome">
      {children}
      <button type="button" class="button quiet icon-only" aria-label={texts.arrival.dismiss(name)} onClick={away}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Preview({ arrival, preview }: { arrival: Arrival; preview: PackPreview }) {
  const { arrivals, packs } = useDesk();
  const texts = usePacksTexts();
  const titleOf = usePackTitle();
  const { relation, foreign, version, installed } = preview;
  const plain = isPlain(preview);
  const embedded = packs.packs.value?.some((pack) => pack.embedded && pack.id === preview.id) ?? false;
  return (
    <>
      <header>
        <h3>{titleOf(preview)}</h3>
        <p class="why">{[preview.publisher, texts.facts.version(version), arrival.name].filter(Boolean).join(" · ")}</p>
      </header>
      <PackFacts pack={preview} />
      {embedded ? (
        <p class="notice">{texts.refusals["pack-reserved"]}</p>
      ) : (
        <p class={relation === "older" ? "relation caution" : "relation"}>
          {texts.arrival.relation[relation](version, installed ?? "")}
        </p>
      )}
      {foreign && !embedded && <p class="notice">{texts.arrival.foreign}</p>}
      <PackRights {...preview} />
      <div class="pack-actions">
        {!embedded && (
          <button
            type="button"
            class={plain ? "button primary" : "button"}
            onClick={() => void arrivals.install(arrival.key)}
          >
            {foreign ? texts.arrival.reembed : texts.arrival.install[relation]}
          </button>
        )}
        <button type="button" class="button quiet" onClick={() => arrivals.dismiss(arrival.key)}>
          {texts.arrival.decline}
        </button>
      </div>
    </>
  );
}
