/** How an exported page looks: on a screen, in both themes, and on A4 or Letter paper. */
import { Markup } from "../../bench/export/markup";

export const PAGE_STYLE = new Markup(`
:root { color-scheme: light dark; --ground: light-dark(oklch(.972 .006 215), oklch(.178 .014 250)); --ink: light-dark(oklch(.25 .03 262), oklch(.925 .012 85)); --soft: light-dark(oklch(.45 .025 258), oklch(.76 .014 90)); --rule: light-dark(oklch(.875 .012 225), oklch(.33 .018 250)); --cobalt: light-dark(oklch(.4 .135 262), oklch(.78 .095 258)); --mat: light-dark(oklch(.905 .009 225), oklch(.125 .012 250)); --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Songti SC", "Noto Serif CJK SC", SimSun, serif; }
* { box-sizing: border-box; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, p, figure, ul, ol, dl, dd { margin: 0; padding: 0; }
h1 { font: 400 2.1rem/1.2 var(--serif); text-wrap: balance; }
h2 { margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--rule); color: var(--soft); font: 600 .9rem/1.3 inherit; }
ul, ol { list-style: none; }
a { color: var(--cobalt); }
.study + .study { margin-top: 4rem; padding-top: 3rem; border-top: 3px double var(--rule); }
.second, .period, .soft, figcaption { color: var(--soft); }
.second { margin-top: .35rem; }
.period { margin-bottom: .35rem; }
.photos { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 1rem; margin-top: 1.5rem; }
figure img { display: block; width: 100%; max-height: 34rem; object-fit: contain; background: var(--mat); }
figcaption { margin-top: .35rem; font-size: .875rem; }
.claims { width: 100%; border-collapse: collapse; }
.claims th, .claims td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: baseline; font-weight: 400; }
.claims th { width: 7rem; color: var(--soft); }
.claims b { font: 600 1.05rem/1.4 var(--serif); }
.claims .soft { font-size: .875rem; }
.evidence { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr)); gap: 1.25rem; }
.evidence .wide { grid-column: 1 / -1; }
.evidence img { max-height: 14rem; }
.id { color: var(--cobalt); font-variant-numeric: tabular-nums; }
.steps { counter-reset: step; }
.steps li { padding: .25rem 0; }
.note { white-space: pre-wrap; }
.honest { margin-top: 2.5rem; padding: .9rem 1.1rem; border-left: 3px solid var(--cobalt); color: var(--soft); font-size: .9rem; }
.tags { display: flex; flex-wrap: wrap; gap: .4rem; margin-top: .75rem; }
.tags li { padding: .05rem .6rem; border: 1px solid var(--rule); border-radius: 2em; font-size: .875rem; }
figure, tr, li, .honest { break-inside: avoid; }
h2 { break-after: avoid; }
@page { margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --ground: white; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h1 { font-size: 20pt; }
  .study + .study { break-before: page; margin: 0; padding: 0; border: 0; }
  .contents { display: none; }
  .photos { grid-template-columns: repeat(2, 1fr); }
  .photos figure:only-child { grid-column: 1 / -1; }
  figure img { max-height: 95mm; }
  .evidence { grid-template-columns: repeat(4, 1fr); }
  .evidence img { max-height: 45mm; }
  a { color: inherit; text-decoration: none; }
}
`);
