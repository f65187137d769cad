/** Browsing and free search over pieces: labels and pictures fused, filters inside both. Knows no store and no model. */
import type { Ground, PieceQuery } from "../domain/search";
import { type Facets, countFacets, failures } from "./facets";
import { fuse } from "./fuse";
import type { Piece, Pieces } from "./pieces";
import { readQuestion } from "./text-question";
import type { VectorIndex } from "./vector-index";

export interface FoundPieces extends Facets {
  /** All of them, best first. */
  found: { piece: Piece; grounds: Ground[] }[];
  /** False: nothing stands out from the rest; `found` are the nearest all the same. */
  match: boolean;
}

interface Ranking {
  /** Best first. */
  ranked: Piece[];
  /** Whether its best stand out. */
  match: boolean;
}

/** Pieces that are looked at by picture for one question. */
const PICTURES = 60;
/** A label answers when it scores at least this share of the best. */
const LEAST_SHARE = 0.25;
/** Labels match where the best has more than this of the question. */
const MATCHING_SHARE = 0.5;
/** So light that a picture comes before no label that has more of the question: nano's pictures would be wrong to. */
const WEIGHTS: Readonly<Record<Ground, number>> = { label: 1, picture: 0.02 };

/** `vector`: the question's own, of the model that the pictures were embedded with; null: labels alone answer. */
export function findPieces(
  pieces: Pieces,
  pictures: VectorIndex,
  query: PieceQuery,
  vector: Float32Array | null,
): FoundPieces {
  const failed = failures(pieces, query);
  const passes = (piece: Piece) => failed(piece) === 0;
  if (query.text.trim() === "") {
    const all = pieces.all();
    const found = all.filter(passes).map((piece) => ({ piece, grounds: [] }));
    return { found, match: true, ...countFacets(pieces, all, failed) };
  }
  const byLabel = searchLabels(pieces, query.text, passes);
  const filtered = query.packs !== null || Object.values(query.filters).some((terms) => terms.length > 0);
  const byPicture = vector === null ? NOTHING : searchPictures(pieces, pictures, vector, filtered ? passes : null);
  const match = byLabel.match || byPicture.match;
  // Where one of the two stands out, the other must too to have a say.
  const labelled = byLabel.match || !match ? byLabel.ranked : [];
  const seen = byPicture.match || !match ? byPicture.ranked : [];
  const ranked = fuse([
    { ranked: labelled.filter(passes), weight: WEIGHTS.label },
    { ranked: seen, weight: WEIGHTS.picture },
  ]);
  const grounds: [Ground, ReadonlySet<Piece>][] = [
    ["label", new Set(labelled)],
    ["picture", new Set(seen)],
  ];
  return {
    found: ranked.map((piece) => ({
      piece,
      grounds: grounds.flatMap(([ground, its]) => (its.has(piece) ? [ground] : [])),
    })),
    match,
    ...countFacets(pieces, new Set([...labelled, ...seen]), failed),
  };
}

const NOTHING: Ranking = { ranked: [], match: false };

/** What fails the filters is ranked, too, for the counts of the other choices; but it makes no match. */
function searchLabels(pieces: Pieces, text: string, passes: (piece: Piece) => boolean): Ranking {
  const question = readQuestion(text, pieces.labels);
  const found = pieces.searchLabels(question);
  const [first] = found;
  if (first === undefined) return NOTHING;
  const best = found.find(({ piece }) => passes(piece))?.piece;
  return {
    ranked: found.filter(({ score }) => score >= LEAST_SHARE * first.score).map(({ piece }) => piece),
    match: best !== undefined && pieces.labels.share(question.clauses, best.packId, best.row) > MATCHING_SHARE,
  };
}

/** `passes`: null where nothing filters, since a set of rows costs more than the search itself. */
function searchPictures(
  pieces: Pieces,
  index: VectorIndex,
  vector: Float32Array,
  passes: ((piece: Piece) => boolean) | null,
): Ranking {
  const rows =
    passes === null
      ? undefined
      : index.select((packId, recordId) => {
          const piece = pieces.get(packId, recordId);
          return piece !== undefined && passes(piece);
        });
  const { hits, match } = index.search(vector, { limit: PICTURES, ...(rows && { rows }), asked: "words" });
  return { ranked: hits.flatMap(({ packId, recordId }) => pieces.get(packId, recordId) ?? []), match };
}
