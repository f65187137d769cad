/** Which photograph would change the answer most, with the way to add it. */
import type { WantedView, WantedViewName } from "../../../domain/views-wanted";
import { formatList } from "../../i18n/format";
import { useTexts, useTongue } from "../../i18n/texts";
import { Icon } from "../../icons";
import { useVerdictTexts } from "../texts";

/** What leads to adding a photograph; the study's screen knows how. */
export type OnAddPhoto = (view: WantedViewName) => void;

interface WantedViewsProps {
  wanted: readonly WantedView[];
  /** Absent: nothing can be added here. */
  onAddPhoto?: OnAddPhoto | undefined;
}

export function WantedViews({ wanted, onAddPhoto }: WantedViewsProps) {
  const texts = useVerdictTexts();
  const common = useTexts();
  const tongue = useTongue();
  if (wanted.length === 0) return null;
  return (
    <section class="label-part" aria-labelledby="wanted-heading">
      <h3 id="wanted-heading">{texts.wanted.heading}</h3>
      <p class="why">{texts.wanted.lead}</p>
      <ol class="wanted">
        {wanted.map(({ view, settles, again }) => (
          <li key={view}>
            <div>
              <p class="wanted-view">{texts.wanted.views[view]}</p>
              <p class="why">{again ? texts.wanted.again : texts.wanted.how[view]}</p>
              <p class="wanted-settles">
                {texts.wanted.settles(
                  formatList(
                    tongue,
                    settles.map((attribute) => common.attributes[attribute].toLowerCase()),
                  ),
                )}
              </p>
            </div>
            {onAddPhoto !== undefined && (
              <button
                type="button"
                class="button"
                aria-label={texts.wanted.add(texts.wanted.views[view])}
                onClick={() => onAddPhoto(view)}
              >
                <Icon name="plus" />
                {texts.wanted.addShort}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
