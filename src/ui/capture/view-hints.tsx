/** Which views decide, and what each would settle. */
import { useTexts } from "../i18n/texts";

const DRAWINGS = {
  whole: "M20 6h8v2l-2 1v3c8 2 12 6 12 13 0 11-8 15-9 21H19c-1-6-9-10-9-21 0-7 4-11 12-13V9l-2-1zM14 44h20",
  base: "M24 44a20 20 0 1 0 0-40 20 20 0 0 0 0 40zM24 39a15 15 0 1 0 0-30 15 15 0 0 0 0 30zM20 17v14M28 17v14M17 20h6M25 20h6M17 26h6M25 26h6",
  detail:
    "M4 14V4h10M34 4h10v10M44 34v10H34M14 44H4V34M24 14c-4 4-5 8-4 13 2 3 6 3 8 0 1-5 0-9-4-13zM20 26c-5-1-8-4-8-9 3 0 6 2 8 5M28 26c5-1 8-4 8-9-3 0-6 2-8 5M24 29v5M24 33c-4 2-9 1-12-3 4-2 8-2 12 0 4-2 8-2 12 0-3 4-8 5-12 3z",
} as const;

export function ViewHints() {
  const texts = useTexts();
  const rows = [
    { drawing: DRAWINGS.whole, name: texts.hints.whole, why: texts.hints.wholeWhy },
    { drawing: DRAWINGS.base, name: texts.hints.base, why: texts.hints.baseWhy },
    { drawing: DRAWINGS.detail, name: texts.hints.detail, why: texts.hints.detailWhy },
  ];
  return (
    <section class="hints" aria-labelledby="hints-heading">
      <h2 id="hints-heading" class="section-heading">
        {texts.hints.heading}
      </h2>
      <ul>
        {rows.map(({ drawing, name, why }) => (
          <li key={name}>
            <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
              <path d={drawing} />
            </svg>
            <span>
              <strong>{name}</strong> <span class="why">{why}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
