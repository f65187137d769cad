/** In what the runs differ; what they share is not said twice. */
import type { RunSummary } from "../../../domain/bench";
import { useTongue } from "../../i18n/texts";
import { toolWords } from "../run-words";
import { useBenchTexts, useReportTexts } from "../texts";

export function SettingsApart({ runs }: { runs: readonly RunSummary[] }) {
  const texts = useReportTexts();
  const bench = useBenchTexts();
  const tongue = useTongue();
  const names = texts.compare.settings;
  const lines = [
    { name: names.set, of: (run: RunSummary) => run.set.name },
    { name: names.protocol, of: ({ settings }: RunSummary) => bench.protocols[settings.protocol] },
    { name: names.tools, of: ({ settings }: RunSummary) => toolWords(bench, tongue, settings.tools) },
    { name: names.model, of: ({ settings }: RunSummary) => settings.model },
    { name: names.weights, of: ({ settings }: RunSummary) => settings.weights.slice(0, 8) || "–" },
    { name: names.backend, of: ({ settings }: RunSummary) => settings.backend },
    { name: names.lang, of: ({ settings }: RunSummary) => bench.plan.langs[settings.lang] },
  ].filter(({ of }) => new Set(runs.map(of)).size > 1);
  const sets = new Set(runs.map(({ set }) => set.sha256));
  return (
    <section class="bench-part" aria-labelledby="apart-heading">
      <h2 id="apart-heading" class="bench-heading">
        {texts.compare.differ}
      </h2>
      {sets.size > 1 && <p class="notice">{texts.compare.otherSet}</p>}
      {lines.length === 0 ? (
        <p>{texts.compare.same}</p>
      ) : (
        <div class="table-scroll" tabIndex={0} role="group" aria-label={texts.compare.differ}>
          <table class="figures-table words">
            <thead>
              <tr>
                <td />
                {runs.map(({ id, name }) => (
                  <th key={id} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, of }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {runs.map((run) => (
                    <td key={run.id}>{of(run)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
