/** How a page comes onto the home screen of an iPhone or iPad, in three pictures: there no page may ask for it. */
import type { ComponentChildren } from "preact";
import { useShellTexts } from "../device/texts";

function Phone({ children }: { children: ComponentChildren }) {
  return (
    <svg class="ios-picture" viewBox="0 0 120 96" aria-hidden="true" focusable="false">
      <path class="line" d="M12 0v84a10 10 0 0 0 10 10h76a10 10 0 0 0 10-10V0" />
      {children}
    </svg>
  );
}

/** The share button in the bar at the bottom. */
function Share() {
  return (
    <Phone>
      <path class="faint" d="M24 14h72M24 24h58M24 34h66" />
      <path class="line" d="M12 58h96" />
      <path class="faint" d="M34 70l-6 6 6 6M86 70h10v12H86zM83 73v12h10" />
      <circle class="mark" cx="60" cy="76" r="14" />
      <path class="strong" d="M56 74h-3v9h14v-9h-3M60 79V67M56 71l4-4 4 4" />
    </Phone>
  );
}

/** One row of the sheet that it opens. */
function Row() {
  return (
    <Phone>
      <path class="faint" d="M24 12h48M24 26h60" />
      <rect class="mark" x="18" y="38" width="84" height="24" rx="6" />
      <path class="strong" d="M26 50h40M84 44h12v12H84zM90 47v6M87 50h6" />
      <path class="faint" d="M24 74h52M24 86h40" />
    </Phone>
  );
}

/** The mark among the other apps. */
function Among() {
  return (
    <Phone>
      <path class="faint" d="M24 10h16v16H24zM52 10h16v16H52zM80 10h16v16H80zM24 40h16v16H24zM80 40h16v16H80z" />
      <rect class="mark" x="48" y="36" width="24" height="24" rx="6" />
      <path
        class="strong"
        d="M57.800 40.500h4.400M58.300 42.500c-3.600.8-5.300 2.700-5.300 5.200 0 3.600 3 5.300 3.500 8.300h7c.5-3 3.500-4.700 3.500-8.300 0-2.500-1.700-4.400-5.300-5.200z"
      />
      <path class="faint" d="M24 70h16v16H24zM52 70h16v16H52z" />
    </Phone>
  );
}

const PICTURES = [Share, Row, Among];

export function IosWay() {
  const texts = useShellTexts();
  const steps = texts.install.ios;
  return (
    <ol class="ios-way">
      {steps.map((sentence, n) => {
        const Picture = PICTURES[n];
        return (
          <li key={sentence}>
            {Picture !== undefined && <Picture />}
            <p>{sentence}</p>
          </li>
        );
      })}
    </ol>
  );
}
