/** What the chosen files hold: the format, the first rows, pictures that are absent, what is broken. */
import type { ImportPreview } from "../../domain/import";
import { Icon } from "../icons";
import { LongList } from "./long-list";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";

export function Found({ preview }: { preview: ImportPreview }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const { table, pictures, problems } = preview;
  return (
    <section class="plan-part" aria-labelledby="found-heading">
      <div class="section-head">
        <h2 id="found-heading">{texts.importing.found.heading}</h2>
        <button type="button" class="button quiet" onClick={imports.reset}>
          {texts.importing.found.again}
        </button>
      </div>
      <ul class="found">
        <li>
          <strong>{texts.importing.found.formats[preview.format]}</strong>
          {table !== null && (
            <span class="why">
              {texts.importing.found.table(table.path, texts.importing.found.rows(table.count), table.encoding)}
            </span>
          )}
        </li>
        {preview.format !== "ciqi-texts" && (
          <li>
            {pictures.count === 0 ? texts.importing.found.noPictures : texts.importing.found.pictures(pictures.count)}
          </li>
        )}
      </ul>
      {table !== null && table.rows.length > 0 && <FirstRows columns={table.columns} rows={table.rows} />}
      {pictures.absent.length > 0 && (
        <Fold heading={texts.importing.found.absent(pictures.absent.length)}>
          <LongList lines={pictures.absent} all={texts.importing.found.everything(pictures.absent.length)} />
        </Fold>
      )}
      {problems.length > 0 && (
        <Fold heading={texts.importing.found.problems(problems.length)} open={problems.length <= 3}>
          <LongList
            lines={problems.map(({ where, what }) => texts.importing.report.problem(where, what))}
            all={texts.importing.found.everything(problems.length)}
          />
        </Fold>
      )}
    </section>
  );
}

function Fold({ heading, open, children }: { heading: string; open?: boolean; children: preact.ComponentChildren }) {
  return (
    <details class="fold" {...(open === undefined ? {} : { open })}>
      <summary>
        <Icon name="warning" />
        <span class="link-like">{heading}</span>
      </summary>
      {children}
    </details>
  );
}

/** Scrolls sideways by itself, by keyboard too. */
function FirstRows({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  const texts = usePacksTexts();
  const caption = texts.importing.found.preview(rows.length);
  return (
    <div class="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((_column, place) => (
                <td key={place}>{row[place] ?? ""}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
