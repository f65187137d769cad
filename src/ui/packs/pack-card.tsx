/** An installed pack: what it is, whether it is searched, and what can be done with it. */
import { useRef } from "preact/hooks";
import type { PackActivity } from "../../app/packs-model";
import { hashOf, WHOLE_LIBRARY } from "../../app/route-model";
import type { PackSummary } from "../../app/ports";
import { Icon } from "../icons";
import { formatDay } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { PackFacts, PackRights, usePackTitle } from "./pack-facts";
import { Refused } from "./refused";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";
import { useKeptFocus } from "../use-kept-focus";
import { WorkProgress } from "./work-progress";

export interface PackCardProps {
  pack: PackSummary;
  activity: PackActivity | undefined;
  save(): void;
  remove(): void;
}

export function PackCard({ pack, activity, save, remove }: PackCardProps) {
  const texts = usePacksTexts();
  const tongue = useTongue();
  const titleOf = usePackTitle();
  const card = useRef<HTMLElement>(null);
  useKeptFocus(card, `${activity?.kind} ${pack.vectors}`);
  const title = titleOf(pack);
  const busy = activity !== undefined && activity.kind !== "failed";
  const origin = pack.embedded ? texts.facts.embedded : texts.facts.installedOn(formatDay(tongue, pack.installedAt));
  return (
    <article class="pack" ref={card} tabIndex={-1} aria-label={title}>
      <header class="pack-head">
        <div>
          <h3>{title}</h3>
          <p class="why">{[pack.publisher, texts.facts.version(pack.version)].filter(Boolean).join(" · ")}</p>
        </div>
        {!pack.embedded && (
          <button
            type="button"
            class="button quiet icon-only"
            disabled={busy}
            aria-label={texts.pack.removeOf(title)}
            onClick={remove}
          >
            <Icon name="trash" />
          </button>
        )}
      </header>
      <PackFacts pack={pack} more={pack.vectors === "ready" ? [texts.facts.searchable, origin] : [origin]} />
      <PackRights {...pack} />
      <Activity pack={pack} activity={activity} />
      <div class="pack-actions">
        {pack.counts.records > 0 && (
          <a class="button" href={hashOf({ screen: "library", query: { ...WHOLE_LIBRARY, packs: [pack.id] } })}>
            {texts.toLibrary}
          </a>
        )}
        <button
          type="button"
          class="button quiet"
          disabled={busy}
          aria-label={texts.pack.exportOf(title)}
          onClick={save}
        >
          <Icon name="download" />
          {texts.pack.export}
        </button>
      </div>
    </article>
  );
}

function Activity({ pack, activity }: { pack: PackSummary; activity: PackActivity | undefined }) {
  const texts = usePacksTexts();
  const { packs } = useDesk();
  const stop = () => packs.stop(pack.id);
  switch (activity?.kind) {
    case undefined:
      if (pack.vectors !== "waiting") return null;
      return (
        <div class="notice">
          <p>{texts.pack.waiting}</p>
          <button type="button" class="button" onClick={() => void packs.embed(pack.id)}>
            {texts.pack.embed}
          </button>
        </div>
      );
    case "removing":
      return <WorkProgress label={texts.pack.removing} progress={null} />;
    case "exporting":
      return <WorkProgress label={texts.pack.exporting} progress={activity.progress} onStop={stop} />;
    case "embedding":
      return (
        <WorkProgress
          label={texts.pack.embedding}
          progress={activity.progress}
          figures={activity.progress === null ? "" : texts.facts.pieces(activity.progress.total)}
          onStop={stop}
        />
      );
    case "failed":
      return (
        <Refused refusal={activity.refusal}>
          <button type="button" class="button text" onClick={() => packs.dismiss(pack.id)}>
            {texts.close}
          </button>
        </Refused>
      );
    default:
      return activity satisfies never;
  }
}
