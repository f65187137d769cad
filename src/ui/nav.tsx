/** The way between the parts of the house: in the header on a desk, under the thumb on a phone; the workshop stands behind "More". */
import { hashOf, type Route, WHOLE_LIBRARY } from "../app/route-model";
import { WHOLE_NOTEBOOK } from "../domain/keep/notebook";
import { useApp } from "./context";
import { Icon, type IconName } from "./icons";
import { useTexts } from "./i18n/texts";
import { MoreMenu } from "./more-menu";

type Part = "study" | "library" | "terms" | "notebook" | "packs" | "bench" | "device";

interface Way {
  part: Part;
  icon: IconName;
  to: Route;
}

/** What a visitor comes for. */
const ROOMS: readonly Way[] = [
  { part: "study", icon: "eye", to: { screen: "home" } },
  { part: "library", icon: "shelf", to: { screen: "library", query: WHOLE_LIBRARY } },
  { part: "terms", icon: "book", to: { screen: "terms", text: "" } },
  { part: "notebook", icon: "note", to: { screen: "notebook", query: WHOLE_NOTEBOOK } },
];

/** What curators and the curious come for. */
const WORKSHOP: readonly Way[] = [
  { part: "packs", icon: "pack", to: { screen: "packs", add: null } },
  { part: "bench", icon: "plot", to: { screen: "bench", path: [], query: "" } },
  { part: "device", icon: "device", to: { screen: "device" } },
];

/** The part a screen belongs to, where that is not the study. */
const PART_OF: Partial<Record<Route["screen"], Part>> = {
  library: "library",
  piece: "library",
  terms: "terms",
  term: "terms",
  notebook: "notebook",
  bin: "notebook",
  backup: "notebook",
  packs: "packs",
  import: "packs",
  bench: "bench",
  device: "device",
};

function partOf(screen: Route["screen"]): Part {
  return PART_OF[screen] ?? "study";
}

function WayLink({ way: { part, icon, to }, screen }: { way: Way; screen: Route["screen"] }) {
  const texts = useTexts();
  return (
    <a href={hashOf(to)} aria-current={to.screen === screen ? "page" : partOf(screen) === part ? "true" : undefined}>
      <Icon name={icon} />
      <span>{texts.nav[part]}</span>
    </a>
  );
}

export function Nav() {
  const { route } = useApp();
  const texts = useTexts();
  const { screen } = route.route.value;
  return (
    <nav class="site-nav" aria-label={texts.nav.label}>
      {ROOMS.map((way) => (
        <WayLink key={way.part} way={way} screen={screen} />
      ))}
      <MoreMenu within={WORKSHOP.some(({ part }) => part === partOf(screen))}>
        {WORKSHOP.map((way) => (
          <WayLink key={way.part} way={way} screen={screen} />
        ))}
      </MoreMenu>
    </nav>
  );
}
