/** How sure against how often right: one dot a bin, as large as the bin has answers; calibrated is the diagonal. */
import { scaleLinear, scaleSqrt } from "d3-scale";
import type { Calibration } from "../../../domain/bench-report";
import { formatInterval, formatShare } from "../../i18n/format-bench";
import { useReportTexts } from "../texts";
import { AxisX, AxisY } from "./axes";
import { PlotFigure } from "./figure";

const LEFT = 44;
const TOP = 30;
const BOTTOM = 44;
const RIGHT = 14;
const HEIGHT = 340;

interface ReliabilityPlotProps {
  raw: Calibration;
  scaled: (Calibration & { fittedOn: string }) | null;
}

export function ReliabilityPlot({ raw, scaled }: ReliabilityPlotProps) {
  const texts = useReportTexts();
  const series = [
    { name: texts.confidence.raw, class: "dot-raw", bins: raw.bins },
    ...(scaled === null
      ? []
      : [{ name: texts.confidence.scaled(scaled.fittedOn), class: "dot-scaled", bins: scaled.bins }]),
  ];
  const most = Math.max(1, ...series.flatMap(({ bins }) => bins.map(({ n }) => n)));
  const size = scaleSqrt([0, most], [0, 14]);
  const twin = {
    head: [texts.confidence.bin, texts.confidence.n, texts.confidence.sure, texts.confidence.right],
    rows: series.flatMap(({ name, bins }, place) =>
      bins.map(({ low, high, n, confidence, accuracy }) => [
        `${formatInterval(low, high)}${place === 0 ? "" : ` (${name})`}`,
        String(n),
        formatShare(confidence),
        formatShare(accuracy),
      ]),
    ),
  };
  return (
    <PlotFigure
      title={texts.confidence.reliability}
      caption={texts.confidence.reliabilityCaption}
      height={HEIGHT}
      widest={440}
      legend={series.map(({ name, class: look }) => ({ look, words: name }))}
      twin={twin}
    >
      {(width) => {
        const x = scaleLinear([0, 1], [LEFT, width - RIGHT]);
        const y = scaleLinear([0, 1], [HEIGHT - BOTTOM, TOP]);
        const percent = (fraction: number) => `${Math.round(fraction * 100)}`;
        return (
          <>
            <AxisX scale={x} at={HEIGHT - BOTTOM} reach={TOP} format={percent} label={texts.confidence.sure} />
            <AxisY scale={y} at={LEFT} reach={width - RIGHT} format={percent} label={texts.confidence.right} />
            <line class="reference" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
            {series.map(({ name, class: look, bins }) =>
              bins.map(({ low, n, confidence, accuracy }) => (
                <circle
                  key={`${name}-${low}`}
                  class={look}
                  cx={x(confidence)}
                  cy={y(accuracy)}
                  r={Math.max(3, size(n))}
                />
              )),
            )}
          </>
        );
      }}
    </PlotFigure>
  );
}
