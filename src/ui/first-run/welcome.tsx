/** The introduction: what it does, what stays here, what is fetched. One screen at a time, left whenever one likes. */
import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { AppSizes } from "../../app/offline-state";
import { hashOf } from "../../app/route-model";
import { useApp } from "../context";
import { useShellTexts } from "../device/texts";
import { formatBytes } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import "../styles/welcome.css";
import { Fetching, Looking, Staying } from "./drawings";

interface Pane {
  Drawing: ComponentType;
  heading: string;
  text: string;
  more?: ComponentChildren;
}

/** How much there is to fetch, as the service worker's own list says it. */
function Sizes() {
  const { offline } = useApp();
  const texts = useShellTexts();
  const tongue = useTongue();
  const [sizes, setSizes] = useState<AppSizes | null>(null);
  useEffect(() => void offline.sizes().then(setSizes), [offline]);
  if (sizes === null) return null;
  const parts = (["engine", "model", "library", "app"] as const).map((part) => [part, sizes[part]] as const);
  const whole = parts.reduce((sum, [, bytes]) => sum + bytes, 0);
  return (
    <dl class="welcome-sizes">
      {parts.map(([part, bytes]) => (
        <div key={part} style={{ "--share": bytes / whole }}>
          <dt>{texts.welcome.sizes[part]}</dt>
          <dd>{formatBytes(tongue, bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface WelcomeProps {
  /** Left, by whichever way. */
  done(): void;
  /** The page's own heading where it is a page of its own. */
  heading: "h1" | "h2";
}

export function Welcome({ done, heading: Heading }: WelcomeProps) {
  const texts = useShellTexts();
  const [place, setPlace] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  const turned = useRef(false);
  useEffect(() => {
    if (turned.current) title.current?.focus({ preventScroll: true });
  }, [place]);
  const turn = (to: number) => {
    turned.current = true;
    setPlace(to);
  };
  const panes: readonly Pane[] = [
    { Drawing: Looking, heading: texts.welcome.does, text: texts.welcome.doesText },
    {
      Drawing: Staying,
      heading: texts.welcome.stays,
      text: texts.welcome.staysText,
      more: (
        <a class="welcome-link" href={hashOf({ screen: "device" })}>
          {texts.welcome.count}
        </a>
      ),
    },
    { Drawing: Fetching, heading: texts.welcome.fetches, text: texts.welcome.fetchesText, more: <Sizes /> },
  ];
  const last = panes.length - 1;
  const pane = panes[place] ?? panes[0];
  if (pane === undefined) return null;
  return (
    <section class="welcome" aria-label={texts.welcome.label}>
      <pane.Drawing />
      <div class="welcome-words">
        <p class="welcome-place">
          <span class="visually-hidden">{texts.welcome.place(place + 1, panes.length)}</span>
          {panes.map((each, n) => (
            <i key={each.heading} class={n === place ? "dot here" : "dot"} aria-hidden="true" />
          ))}
        </p>
        <Heading ref={title} tabIndex={-1}>
          {pane.heading}
        </Heading>
        <p>{pane.text}</p>
        {pane.more}
      </div>
      <div class="welcome-turn">
        {place > 0 && (
          <button type="button" class="button" onClick={() => turn(place - 1)}>
            {texts.welcome.back}
          </button>
        )}
        {place < last && (
          <button type="button" class="button quiet" onClick={done}>
            {texts.welcome.skip}
          </button>
        )}
        <button type="button" class="button primary" onClick={() => (place < last ? turn(place + 1) : done())}>
          {place < last ? texts.welcome.next : texts.welcome.begin}
        </button>
      </div>
    </section>
  );
}
