/** Which column plays which role, beside samples of what it holds and how much of it was recognised. */
import type { ImportPlan } from "../../app/import-model";
import { type VocabularyAttribute, VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import type { ColumnRole, ImportPreview } from "../../domain/import";
import { formatFigure, formatList } from "../i18n/format";
import { useTexts, useTongue } from "../i18n/texts";
import { Announced } from "./announced";
import { usePacksTexts } from "./texts";
import { useDesk } from "./use-desk";

type Table = NonNullable<ImportPreview["table"]>;

const GROUPS = {
  piece: ["image", "id", "name", "nameEn", "view", "description"],
  terms: VOCABULARY_ATTRIBUTES,
  origin: ["source", "link", "credit"],
} as const satisfies Record<string, readonly ColumnRole[]>;

export function ColumnFields({ plan, table }: { plan: ImportPlan; table: Table }) {
  const texts = usePacksTexts();
  const tongue = useTongue();
  const used = new Set(Object.values(plan.mapping));
  const unused = table.columns.filter((column) => !used.has(column));
  return (
    <section class="plan-part" aria-labelledby="columns-heading" aria-busy={plan.rereading}>
      <h2 id="columns-heading">{texts.importing.columns.heading}</h2>
      <p class="note">{texts.importing.columns.lead}</p>
      {(["piece", "terms", "origin"] as const).map((group) => (
        <fieldset key={group} class="column-group">
          <legend>{texts.importing.columns.groups[group]}</legend>
          {GROUPS[group].map((role) => (
            <ColumnField key={role} role={role} plan={plan} table={table} />
          ))}
        </fieldset>
      ))}
      <p class="note">
        {unused.length === 0
          ? texts.importing.columns.allUsed
          : texts.importing.columns.unused(formatList(tongue, unused))}
      </p>
      <Announced>{plan.rereading ? texts.importing.columns.rereading : ""}</Announced>
    </section>
  );
}

function ColumnField({ role, plan, table }: { role: ColumnRole; plan: ImportPlan; table: Table }) {
  const { imports } = useDesk();
  const texts = usePacksTexts();
  const { attributes } = useTexts();
  const column = plan.mapping[role];
  const choose = (next: string) => {
    const { [role]: _before, ...others } = plan.mapping;
    void imports.remap(next === "" ? others : { ...others, [role]: next });
  };
  return (
    <div class="column-row">
      <label>
        <span>{isAttribute(role) ? attributes[role] : texts.importing.columns.roles[role]}</span>
        <select class="field" value={column ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{texts.importing.columns.none}</option>
          {table.columns.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {column !== undefined && (
        <p class="why">
          {isAttribute(role) && <Recognised attribute={role} plan={plan} />}
          <span class="sample-words">{sampleOf(table, column, texts.importing.columns)}</span>
        </p>
      )}
    </div>
  );
}

function Recognised({ attribute, plan }: { attribute: VocabularyAttribute; plan: ImportPlan }) {
  const texts = usePacksTexts();
  const tongue = useTongue();
  const found = plan.preview.matched[attribute];
  if (found === undefined || plan.rereading) return null;
  const figure = (n: number) => formatFigure(tongue, n);
  return (
    <span class="recognised">
      <span>{texts.importing.columns.matched(figure(found.matched))}</span>
      {found.missed > 0 && <span class="caution">{texts.importing.columns.missed(figure(found.missed))}</span>}
      {found.empty > 0 && <span>{texts.importing.columns.empty(figure(found.empty))}</span>}
    </span>
  );
}

function isAttribute(role: ColumnRole): role is VocabularyAttribute {
  return (VOCABULARY_ATTRIBUTES as readonly string[]).includes(role);
}

/** Up to three different cells. */
function sampleOf(table: Table, column: string, words: { sample(words: string): string; blank: string }): string {
  const place = table.columns.indexOf(column);
  const cells = new Set(table.rows.map((row) => row[place]?.trim() ?? "").filter((cell) => cell !== ""));
  const short = [...cells].slice(0, 3).map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell));
  return short.length === 0 ? words.blank : words.sample(short.join(" · "));
}
