/** The way between the five parts of the house: in the header on a desk, under the thumb on a phone. */
import { hashOf, type Route, WHOLE_LIBRARY } from "../app/route-model";
import { useApp } from "./context";
import { Icon, type IconName } from "./icons";
import { useTexts } from "./i18n/texts";

type Part = "study" | "library" | "terms" | "packs" | "bench";

const PARTS: readonly { part: Part; icon: IconName; to: Route }[] = [
  { part: "study", icon: "eye", to: { screen: "home" } },
  { part: "library", icon: "shelf", to: { screen: "library", query: WHOLE_LIBRARY } },
  { part: "terms", icon: "book", to: { screen: "terms", text: "" } },
  { part: "packs", icon: "pack", to: { screen: "packs", add: null } },
  { part: "bench", icon: "plot", to: { screen: "bench", path: [], query: "" } },
];

/** The part a screen belongs to. */
const PART_OF: Record<Route["screen"], Part> = {
  home: "study",
  study: "study",
  notebook: "study",
  bin: "study",
  backup: "study",
  library: "library",
  piece: "library",
  terms: "terms",
  term: "terms",
  packs: "packs",
  import: "packs",
  bench: "bench",
  device: "study",
  welcome: "study",
};

export function Nav() {
  const { route } = useApp();
  const texts = useTexts();
  const { screen } = route.route.value;
  return (
    <nav class="site-nav" aria-label={texts.nav.label}>
      {PARTS.map(({ part, icon, to }) => (
        <a
          key={part}
          href={hashOf(to)}
          aria-current={to.screen === screen ? "page" : PART_OF[screen] === part ? "true" : undefined}
        >
          <Icon name={icon} />
          <span>{texts.nav[part]}</span>
        </a>
      ))}
    </nav>
  );
}
