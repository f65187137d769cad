/** What a pack says of itself. Its words are its publisher's, so they are shown as text and never as markup. */
import { localized, type PackAbout } from "../../domain/pack";
import { formatBytes } from "../i18n/format";
import { useTongue } from "../i18n/texts";
import { usePacksTexts, type PacksTexts } from "./texts";

export function usePackTitle(): (pack: Pick<PackAbout, "id" | "title">) => string {
  const tongue = useTongue();
  return ({ id, title }) => localized(title, tongue).trim() || id;
}

/** “600 pieces, 1,254 passages”. */
export function holdings(texts: PacksTexts, { records, passages }: PackAbout["counts"]): string {
  const parts = [
    records === 0 ? "" : texts.facts.pieces(records),
    passages === 0 ? "" : texts.facts.passages(passages),
  ].filter((part) => part !== "");
  return parts.join(" · ") || texts.facts.nothing;
}

export function PackFacts({ pack, more = [] }: { pack: PackAbout & { bytes: number }; more?: string[] }) {
  const texts = usePacksTexts();
  const tongue = useTongue();
  const description = localized(pack.description, tongue).trim();
  const line = [holdings(texts, pack.counts), formatBytes(tongue, pack.bytes), ...more];
  return (
    <>
      {description !== "" && <p class="pack-description">{description}</p>}
      <p class="figures">{line.join(" · ")}</p>
    </>
  );
}

/** Licences and credits, of the data and of the pictures apart. */
export function PackRights({ licence, attribution }: Pick<PackAbout, "licence" | "attribution">) {
  const texts = usePacksTexts();
  const rows: [string, string][] = [
    [texts.facts.dataLicence, licence.data],
    [texts.facts.imageLicence, licence.images],
    [texts.facts.dataCredit, attribution.data],
    [texts.facts.imageCredit, attribution.images],
  ];
  return (
    <details class="pack-rights">
      <summary>
        <span class="link-like">{texts.facts.more}</span>
      </summary>
      <dl class="rights">
        {rows.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words.trim() || texts.facts.unstated}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
