/** The share wrong among the answers that the model is surest of, from few of them to all. */
import { scaleLinear } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import { formatShare } from "../../i18n/format-bench";
import { useReportTexts } from "../texts";
import { AxisX, AxisY } from "./axes";
import { PlotFigure } from "./figure";

export interface RiskPoint {
  coverage: number;
  risk: number;
}

const LEFT = 44;
const TOP = 30;
const BOTTOM = 44;
const RIGHT = 14;
const HEIGHT = 340;

export function RiskPlot({ points }: { points: readonly RiskPoint[] }) {
  const texts = useReportTexts();
  const highest = Math.max(0.1, ...points.map(({ risk }) => risk));
  const overall = points.at(-1)?.risk ?? 0;
  const tenths = Array.from({ length: 10 }, (_, place) => (place + 1) / 10);
  const twin = {
    head: [texts.confidence.coverage, texts.confidence.riskAxis],
    rows: tenths.flatMap((tenth) => {
      const point = points.findLast(({ coverage }) => coverage <= tenth + 1e-9);
      return point === undefined ? [] : [[formatShare(tenth), formatShare(point.risk)]];
    }),
  };
  return (
    <PlotFigure
      title={texts.confidence.risk}
      caption={texts.confidence.riskCaption}
      height={HEIGHT}
      widest={440}
      twin={twin}
    >
      {(width) => {
        const x = scaleLinear([0, 1], [LEFT, width - RIGHT]);
        const y = scaleLinear([0, highest], [HEIGHT - BOTTOM, TOP]).nice();
        const percent = (fraction: number) => `${Math.round(fraction * 100)}`;
        const path = line<RiskPoint>(
          ({ coverage }) => x(coverage),
          ({ risk }) => y(risk),
        ).curve(curveStepAfter);
        return (
          <>
            <AxisX scale={x} at={HEIGHT - BOTTOM} reach={TOP} format={percent} label={texts.confidence.coverage} />
            <AxisY scale={y} at={LEFT} reach={width - RIGHT} format={percent} label={texts.confidence.riskAxis} />
            <line class="reference" x1={x(0)} x2={x(1)} y1={y(overall)} y2={y(overall)} />
            <path class="curve" d={path([...points]) ?? ""} />
          </>
        );
      }}
    </PlotFigure>
  );
}
