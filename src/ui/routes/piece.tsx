/** One piece of the library: its picture, its label, pieces like it, and what is written about its terms. */
import { useEffect } from "preact/hooks";
import { readingRoomOf } from "../../app/reading-room";
import { hashOf, WHOLE_LIBRARY } from "../../app/route-model";
import type { Specimen } from "../../domain/specimen";
import { useApp } from "../context";
import { Failures } from "../failures";
import { useLang } from "../i18n/texts";
import { useLibraryTexts } from "../library/texts";
import { Icon } from "../icons";
import { AwaitedPart } from "../library/awaited-part";
import { Passages } from "../library/passages";
import { PieceLabel } from "../library/piece-label";
import { PieceRow } from "../library/piece-row";
import { Thumbnail } from "../library/thumbnail";
import { usePieceWords } from "../library/use-piece-words";
import { useRestoredPlace } from "../scroll-place";
import { useTitle } from "../use-title";
import "../styles/library.css";
import "../styles/piece.css";

/** Back to the wall as it was left. */
function Back() {
  const app = useApp();
  const texts = useLibraryTexts();
  const query = readingRoomOf(app).library.query.value ?? WHOLE_LIBRARY;
  return (
    <a class="button quiet back" href={hashOf({ screen: "library", query })}>
      <Icon name="back" />
      {texts.piece.back}
    </a>
  );
}

function Missing() {
  const texts = useLibraryTexts();
  useTitle(texts.piece.missing);
  return (
    <div class="library-nothing">
      <h1 class="nothing-words">{texts.piece.missing}</h1>
      <p>{texts.piece.missingWhat}</p>
      <p class="nothing-actions">
        <a class="button primary" href={hashOf({ screen: "packs", add: null })}>
          {texts.toPacks}
        </a>
      </p>
    </div>
  );
}

function Piece({ packId, record }: { packId: string; record: Specimen }) {
  const app = useApp();
  const texts = useLibraryTexts();
  const piece = readingRoomOf(app).piece.piece.value;
  const { title } = usePieceWords(record);
  useTitle(title);
  useRestoredPlace(piece?.similar.phase !== "waiting" && piece?.passages.phase !== "waiting");
  if (piece === null) return null;
  return (
    <>
      <div class="piece-top">
        <figure class="piece-picture">
          <Thumbnail packId={packId} recordId={record.id} alt={texts.piece.picture(title)} />
        </figure>
        <PieceLabel packId={packId} record={record} />
      </div>
      <AwaitedPart id="similar-heading" heading={texts.piece.similar} state={piece.similar}>
        {(hits) => (hits.length > 0 ? <PieceRow hits={hits} /> : <p class="why">{texts.piece.similarNone}</p>)}
      </AwaitedPart>
      <AwaitedPart id="passages-heading" heading={texts.piece.passages} state={piece.passages}>
        {(hits) => (hits.length > 0 ? <Passages hits={hits} /> : <p class="why">{texts.piece.passagesNone}</p>)}
      </AwaitedPart>
    </>
  );
}

export function PieceScreen({ packId, recordId }: { packId: string; recordId: string }) {
  const app = useApp();
  const { piece: pieces } = readingRoomOf(app);
  const texts = useLibraryTexts();
  const lang = useLang();
  useEffect(() => {
    void app.vocabulary.load();
    void pieces.show(packId, recordId, lang);
  }, [app, pieces, packId, recordId, lang]);
  const piece = pieces.piece.value;
  const own = piece?.packId === packId && piece.recordId === recordId;
  const record = own ? piece.record : null;
  return (
    <div class="piece">
      <Back />
      {(record === null || record.phase === "waiting") && <p class="pulse">{texts.opening}</p>}
      {record?.phase === "failed" && <Failures failures={[record.failure]} />}
      {record?.phase === "there" &&
        (record.value === null ? <Missing /> : <Piece packId={packId} record={record.value} />)}
    </div>
  );
}
