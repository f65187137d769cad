/** A run's report as one file: no script, nothing from elsewhere, fit to print. */
import type { RunReport } from "../../domain/bench-report";
import * as parts from "./html-parts";
import { markup, Markup } from "./markup";
import { aboutRun, reportWords } from "./score-table";

const STYLE = new Markup(`
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e8ebf0); --line: light-dark(#c9d0da, #445063); --blue: light-dark(#1f4e99, #8db4f2); }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); font: 1rem/1.5 system-ui, "Noto Sans CJK SC", sans-serif; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: right; vertical-align: baseline; }
th:first-child { text-align: left; font-weight: normal; min-width: 8rem; }
.words :is(th, td):not(:nth-child(3)) { text-align: left; }
thead th { font-weight: 600; }
small { white-space: nowrap; opacity: .75; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; fill: var(--ink); }
svg .grid { stroke: var(--line); } svg .reference { stroke: var(--ink); stroke-dasharray: 4 4; }
svg .whisker, svg .curve { stroke: var(--blue); stroke-width: 2; fill: none; } svg circle { fill: var(--blue); }
figure { margin: 0; } .pair { display: flex; flex-wrap: wrap; gap: 2rem; }
.other { border-left: 4px solid var(--blue); padding-left: 1rem; }
section { break-inside: avoid; }
@media print { :root { color-scheme: light; } body { max-width: none; margin: 0; font-size: 10pt; } table { display: table; } }
`);

/** A page in the language of the run. */
export function htmlOf(report: RunReport): string {
  const words = reportWords(report);
  const { run } = report;
  const about = aboutRun(report, words).map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`);
  const page = markup`<!doctype html>
<html lang="${run.settings.lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${run.name}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${run.name}</h1>
<dl>${about}</dl>
${parts.headline(report, words)}
${parts.byType(report, words)}
${parts.ended(report, words)}
${parts.confused(report, words)}
${parts.confidence(report.confidence, words)}
${parts.toolUse(report, words)}
${parts.spent(report, words)}
</main>
</body>
</html>
`;
  return page.text;
}
