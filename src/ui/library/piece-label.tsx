/** The label beside a piece: names, attributes that lead to the glossary, and where the record and its picture are from. */
import { VOCABULARY_ATTRIBUTES } from "../../domain/attribute";
import { localized } from "../../domain/pack";
import type { Specimen } from "../../domain/specimen";
import { useApp } from "../context";
import { useTexts, useTongue } from "../i18n/texts";
import { useLibraryTexts } from "./texts";
import { Fact } from "./fact";
import { TermLink } from "./term-link";
import { usePacks } from "./use-pack";
import { usePieceWords } from "./use-piece-words";

/** Its owner's page, if it is one on the web. */
function webLink(link: string | undefined): string | null {
  return link !== undefined && URL.canParse(link) && new URL(link).protocol === "https:" ? link : null;
}

export function PieceLabel({ packId, record }: { packId: string; record: Specimen }) {
  const texts = useLibraryTexts();
  const common = useTexts();
  const tongue = useTongue();
  const terms = useApp().vocabulary.terms.value;
  const words = usePieceWords(record);
  const pack = usePacks()(packId);
  const link = webLink(record.link);
  const lines = pack === undefined ? [] : [pack.attribution.data, pack.attribution.images];
  const attribution = [...new Set(lines.filter((line) => line !== ""))];
  return (
    <section class="verdict piece-label" aria-labelledby="piece-heading">
      {!words.title.includes(words.period) && <p class="label-period">{words.period}</p>}
      <h1 id="piece-heading" class="label-title" lang={words.titleTag}>
        {words.title}
      </h1>
      {words.second !== "" && (
        <p class="label-second" lang={tongue === "en" ? "zh-Hans" : "en"}>
          {words.second}
        </p>
      )}
      <dl class="facts">
        {VOCABULARY_ATTRIBUTES.map((attribute) => {
          const id = record.attributes[attribute];
          const unknown = id === null || terms?.has(id) === false; // an id of a later vocabulary is kept, not shown
          return (
            <Fact key={attribute} name={common.attributes[attribute]}>
              {unknown ? <span class="why">{texts.piece.notRecorded}</span> : <TermLink id={id} />}
            </Fact>
          );
        })}
        {record.view !== "unknown" && <Fact name={texts.piece.view}>{texts.piece.views[record.view]}</Fact>}
      </dl>
      {record.description !== undefined && <p class="piece-description">{record.description}</p>}
      {link !== null && (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer">
            {texts.piece.link}
          </a>
        </p>
      )}
      <dl class="facts provenance">
        {record.source !== "" && <Fact name={texts.piece.source}>{record.source}</Fact>}
        {record.credit !== undefined && <Fact name={texts.piece.credit}>{record.credit}</Fact>}
        {pack !== undefined && (
          <>
            <Fact name={texts.pack}>
              {localized(pack.title, tongue)}
              {attribution.map((line) => (
                <p key={line} class="why">
                  {line}
                </p>
              ))}
            </Fact>
            <Fact name={texts.piece.licence}>
              {texts.piece.dataLicence(pack.licence.data)}
              <br />
              {texts.piece.imageLicence(pack.licence.images)}
            </Fact>
          </>
        )}
      </dl>
    </section>
  );
}
