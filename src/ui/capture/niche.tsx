/** The empty display niche that waits for a piece: a blue-and-white meiping in outline. */
import type { ComponentChildren } from "preact";

/** Half an outline, mirrored around x = 60 by the drawing. */
const LOTUS =
  "M60 64c-5 5-7 11-5 17 2 3 8 3 10 0 2-6 0-12-5-17zM55 81c-7-1-11-6-11-13 5 0 9 3 11 7M65 81c7-1 11-6 11-13-5 0-9 3-11 7M54 82c-7 3-14 1-18-5 5-3 9-3 13 0M66 82c7 3 14 1 18-5-5-3-9-3-13 0";
const SCROLL =
  "M60 84c-4 8-12 11-20 8-6-3-7-10-2-13 4-1 7 2 5 5M60 84c4 8 12 11 20 8 6-3 7-10 2-13-4-1-7 2-5 5M38 91c-4 4-9 3-11-2M82 91c4 4 9 3 11-2M52 91c-2 5-7 7-11 5M68 91c2 5 7 7 11 5M26 74c3-4 2-8-2-10M94 74c-3-4-2-8 2-10";
const COLLAR =
  "M33 44c3 6 9 6 11 0 3 8 10 9 13 2 1 3 5 3 6 0 3 7 10 6 13-2 2 6 8 6 11 0M30 40c18 7 42 7 60 0M41 31c12 4 26 4 38 0";
const LEAVES =
  "M37 115c14 5 32 5 46 0M44 147c9 3 23 3 32 0M46 147c0-10-2-18-4-28 5 7 8 16 9 29M51 148c0-11 0-19 1-28 4 8 5 17 5 28M57 148c0-11 1-19 3-28 2 9 3 17 3 28M63 148c0-11 1-20 5-28 1 9 1 17 1 28M69 148c1-13 4-22 9-29-2 10-4 18-4 28M45 154c9 3 21 3 30 0";

export function Niche({ children }: { children: ComponentChildren }) {
  return (
    <div class="niche">
      <svg class="niche-vase" viewBox="10 6 100 170" aria-hidden="true" focusable="false">
        <ellipse class="niche-shadow" cx="60" cy="168" rx="40" ry="4" />
        <path
          class="niche-body"
          d="M49 10h22c1 2 1 4-1 5l-3 2v8c23 5 35 20 35 40 0 34-27 50-29 102H47C45 115 18 99 18 65c0-20 12-35 35-40v-8l-3-2c-2-1-2-3-1-5z"
        />
        <path class="niche-line" d={`${COLLAR}${LOTUS}${SCROLL}${LEAVES}M22 52c22 9 54 9 76 0M53 25c4 1 10 1 14 0`} />
      </svg>
      {children}
    </div>
  );
}
