/** One piece on the wall or in a row: its picture, its name, its period; the whole card leads to its page. */
import { hashOf } from "../../app/route-model";
import type { PieceHit } from "../../domain/search";
import { useLibraryTexts } from "./texts";
import { Icon } from "../icons";
import { Thumbnail } from "./thumbnail";
import { linkId, usePieceWords } from "./use-piece-words";

export function PieceCard({ hit: { packId, recordId, specimen, grounds } }: { hit: PieceHit }) {
  const texts = useLibraryTexts();
  const { title, titleTag, period } = usePieceWords(specimen);
  const byPicture = grounds.length > 0 && !grounds.includes("label");
  return (
    <a class="piece-card" id={linkId(packId, recordId)} href={hashOf({ screen: "piece", packId, recordId })}>
      <Thumbnail packId={packId} recordId={recordId} />
      <span class="piece-words">
        <strong lang={titleTag}>{title}</strong>
        <span class="why">
          {byPicture && (
            <span class="by-picture" title={texts.byPicture}>
              <Icon name="eye" />
              <span class="visually-hidden">{texts.byPicture}</span>
            </span>
          )}
          {period}
        </span>
      </span>
    </a>
  );
}
