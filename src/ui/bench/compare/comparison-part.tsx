/** Two runs over the same questions: what can be told apart from chance, first in words, then in figures. */
import { ALL_ROWS, benchHash } from "../../../app/bench-route";
import type { RunSummary } from "../../../domain/bench";
import type { Comparison } from "../../../domain/bench-report";
import { formatNumber } from "../../i18n/format";
import { formatP, formatPoints, formatShare } from "../../i18n/format-bench";
import { useTongue } from "../../i18n/texts";
import { IntervalPlot } from "../plots/interval-plot";
import { useBenchTexts, useReportTexts } from "../texts";

/** Whole points, with their sign. */
const formatTick = (difference: number) => formatPoints(difference).replace(/\.0$/, "");

/** Commonly taken as a difference. */
const LEVEL = 0.05;

interface ComparisonPartProps {
  comparison: Comparison;
  first: RunSummary;
  second: RunSummary;
}

export function ComparisonPart({ comparison, first, second }: ComparisonPartProps) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const kind = (type: Comparison["types"][number]["type"]) => (type === "all" ? texts.compare.all : bench.types[type]);
  const found = comparison.types.filter(({ pHolm }) => pHolm < LEVEL);
  const lines = comparison.types.filter(({ n }) => n > 0);
  const reach = Math.max(0.05, ...lines.flatMap(({ difference: { low, high } }) => [Math.abs(low), Math.abs(high)]));
  return (
    <>
      {first.settings.protocol === "free-form" && <p class="note">{texts.compare.whole}</p>}
      {found.length === 0 ? (
        <p class="prose">{texts.compare.none}</p>
      ) : (
        <ul class="findings">
          {found.map(({ type, difference: { value, low, high } }) => (
            <li key={type}>
              {texts.compare.better(kind(type), formatPoints(value), formatPoints(low), formatPoints(high))}
            </li>
          ))}
        </ul>
      )}
      <IntervalPlot
        title={texts.compare.difference}
        caption={texts.compare.plot(second.name, first.name)}
        rows={lines.map(({ type, difference, pHolm }) => ({ name: kind(type), ...difference, strong: pHolm < LEVEL }))}
        domain={[-reach, reach]}
        reference={0}
        format={formatTick}
        twin={null}
      />
      <Figures comparison={comparison} first={first} second={second} kind={kind} />
    </>
  );
}

interface FiguresProps extends ComparisonPartProps {
  kind(type: Comparison["types"][number]["type"]): string;
}

function Figures({ comparison, first, second, kind }: FiguresProps) {
  const texts = useReportTexts();
  const tongue = useTongue();
  const about = texts.compare.against(second.name, first.name);
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={about}>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{texts.compare.kind}</th>
            <th scope="col">{texts.compare.n}</th>
            <th scope="col">{first.name}</th>
            <th scope="col">{second.name}</th>
            <th scope="col">{texts.compare.difference}</th>
            <th scope="col">
              {texts.compare.discordant}
              <span class="interval-words">{texts.compare.onlyNote}</span>
            </th>
            <th scope="col">{texts.compare.p}</th>
            <th scope="col">{texts.compare.pHolm}</th>
          </tr>
        </thead>
        <tbody>
          {comparison.types.map((line) => (
            <tr key={line.type} class={line.pHolm < LEVEL ? "found" : ""}>
              <th scope="row">{kind(line.type)}</th>
              <td>{formatNumber(tongue, line.n)}</td>
              <td>{formatShare(line.first.value)}</td>
              <td>{formatShare(line.second.value)}</td>
              <td>
                {formatPoints(line.difference.value)}
                <span class="interval-words">
                  {formatPoints(line.difference.low)} – {formatPoints(line.difference.high)}
                </span>
              </td>
              <td>
                <span class="discordant">
                  <Only n={line.onlyFirst} type={line.type} run={first} other={second} />:
                  <Only n={line.onlySecond} type={line.type} run={second} other={first} />
                </span>
              </td>
              <td>{formatP(line.p)}</td>
              <td>{formatP(line.pHolm)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OnlyProps {
  n: number;
  type: Comparison["types"][number]["type"];
  run: RunSummary;
  other: RunSummary;
}

/** Questions that one run has right and the other wrong: the way to its answers. */
function Only({ n, type, run, other }: OnlyProps) {
  const tongue = useTongue();
  if (n === 0) return <span class="only">0</span>;
  const against = { runId: other.id, right: false };
  const query = { ...ALL_ROWS, type: type === "all" ? null : type, right: true, against };
  return (
    <a class="line-link only" href={benchHash({ screen: "bench-rows", runId: run.id, query })}>
      {formatNumber(tongue, n)}
    </a>
  );
}
