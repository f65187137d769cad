/**
 * A plot as a figure: drawn as SVG as wide as there is room, its caption, and the same figures as a table behind a fold.
 * Colours come from the style sheet, so that it follows the theme and prints.
 */
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useReportTexts } from "../texts";

export interface Twin {
  head: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[];
}

interface PlotFigureProps {
  title: string;
  caption: string;
  height: number;
  /** What the marks stand for, where there are several kinds of them: words by class. */
  legend?: readonly { look: string; words: string }[];
  /** Widest it gets, in pixels. */
  widest?: number;
  /** Null: the table stands beside the plot already. */
  twin: Twin | null;
  children(width: number): ComponentChildren;
}

const NARROWEST = 220;

export function PlotFigure({ title, caption, height, legend = [], widest = 640, twin, children }: PlotFigureProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(widest);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setWidth(Math.max(NARROWEST, Math.min(widest, Math.floor(element.clientWidth))));
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [widest]);
  return (
    <figure class="plot" aria-labelledby={`${id}-title`}>
      <p class="plot-title" id={`${id}-title`}>
        {title}
      </p>
      {legend.length > 1 && (
        <ul class="legend">
          {legend.map(({ look, words }) => (
            <li key={look}>
              <svg width="16" height="16" aria-hidden="true">
                <circle class={look} cx="8" cy="8" r="6" />
              </svg>
              {words}
            </li>
          ))}
        </ul>
      )}
      <div ref={frame} class="plot-frame">
        <svg role="img" aria-labelledby={`${id}-title ${id}-caption`} width={width} height={height}>
          {children(width)}
        </svg>
      </div>
      <figcaption id={`${id}-caption`}>{caption}</figcaption>
      {twin !== null && <TableTwin title={title} twin={twin} />}
    </figure>
  );
}

function TableTwin({ title, twin }: { title: string; twin: Twin }) {
  const texts = useReportTexts();
  return (
    <details class="twin">
      <summary>
        <span class="link-like">{texts.table}</span>
      </summary>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={title}>
        <table class="figures-table">
          <thead>
            <tr>
              {twin.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {twin.rows.map(([name, ...cells], place) => (
              <tr key={place}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
