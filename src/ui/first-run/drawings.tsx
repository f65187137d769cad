/** Line drawings of the introduction: a piece in the finder, a piece that stays, one way in. Decorative. */
import type { ComponentChildren } from "preact";

/** The meiping of the house mark, on a grid of 48. */
const MEIPING =
  "M21.3 10.5h5.4v1.5l-.8.7v1.9c4.9 1.1 7.3 4 7.3 7.9 0 5.5-4.6 8.3-5.3 14h-7.8c-.7-5.7-5.3-8.5-5.3-14 0-3.900 2.4-6.800 7.3-7.900v-1.900l-.8-.7z";

function Drawing({ children }: { children: ComponentChildren }) {
  return (
    <svg class="welcome-drawing" viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** A finder around the piece; a glass over its shoulder. */
export function Looking() {
  return (
    <Drawing>
      <path class="line" d="M34 30V16h16M110 16h16v14M126 90v14h-16M50 104H34V90" />
      <path class="body" d={MEIPING} transform="translate(27 3) scale(2.2)" />
      <circle class="lens" cx="100" cy="50" r="16" />
      <path class="line strong" d="M111.500 61.500L124 74" />
    </Drawing>
  );
}

/** The piece inside the device, and a double ring around both, as around a reign mark: nothing leads out of it. */
export function Staying() {
  return (
    <Drawing>
      <circle class="line" cx="80" cy="60" r="58" />
      <circle class="faint" cx="80" cy="60" r="53" />
      <rect class="line" x="56" y="18" width="48" height="84" rx="9" />
      <path class="line" d="M75 24h10" />
      <path class="body" d={MEIPING} transform="translate(49.500 27) scale(1.27)" />
      <path class="line strong" d="M68 88h24" />
    </Drawing>
  );
}

/** One arrow into the device. */
export function Fetching() {
  return (
    <Drawing>
      <path class="line" d="M30 62v36a8 8 0 0 0 8 8h84a8 8 0 0 0 8-8V62" />
      <path class="line strong" d="M80 12v62M60 55l20 20 20-20" />
      <path class="body" d="M52 92h56v4H52z" />
    </Drawing>
  );
}
