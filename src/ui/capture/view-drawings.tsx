/** The views that decide, as small drawings: for lists, and as a guide over the camera's picture. */
import type { ViewKind } from "../../app/view-kinds";

const DRAWINGS: Readonly<Record<ViewKind, string>> = {
  whole: "M20 6h8v2l-2 1v3c8 2 12 6 12 13 0 11-8 15-9 21H19c-1-6-9-10-9-21 0-7 4-11 12-13V9l-2-1zM14 44h20",
  base: "M24 44a20 20 0 1 0 0-40 20 20 0 0 0 0 40zM24 39a15 15 0 1 0 0-30 15 15 0 0 0 0 30zM20 17v14M28 17v14M17 20h6M25 20h6M17 26h6M25 26h6",
  detail:
    "M4 14V4h10M34 4h10v10M44 34v10H34M14 44H4V34M24 14c-4 4-5 8-4 13 2 3 6 3 8 0 1-5 0-9-4-13zM20 26c-5-1-8-4-8-9 3 0 6 2 8 5M28 26c5-1 8-4 8-9-3 0-6 2-8 5M24 29v5M24 33c-4 2-9 1-12-3 4-2 8-2 12 0 4-2 8-2 12 0-3 4-8 5-12 3z",
  interior:
    "M4 18a20 9 0 1 0 40 0a20 9 0 1 0-40 0zM4 18c1 14 8 23 20 23s19-9 20-23M16 41v3h16v-3M12 20c2 3 22 3 24 0M18 17c3 1 9 1 12 0",
};

/** What the piece should fill, on a field of 100 by 100. */
const FRAMES: Readonly<Record<ViewKind, string>> = {
  whole: "M18 20V6h14M68 6h14v14M82 80v14H68M32 94H18V80",
  base: "M50 88a38 38 0 1 0 0-76 38 38 0 0 0 0 76z",
  detail: "M28 40V28h12M60 28h12v12M72 60v12H60M40 72H28V60",
  interior: "M8 50a42 28 0 1 0 84 0a42 28 0 1 0-84 0z",
};

export function ViewDrawing({ view }: { view: ViewKind }) {
  return (
    <svg class="view-drawing" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path d={DRAWINGS[view]} />
    </svg>
  );
}

export function ViewFrame({ view }: { view: ViewKind }) {
  return (
    <svg class="view-frame" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      <path class="view-frame-under" d={FRAMES[view]} />
      <path d={FRAMES[view]} />
    </svg>
  );
}
