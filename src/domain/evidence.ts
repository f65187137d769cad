/** What a claim can point at. Every piece of evidence has an id (`E1`, `E2` …) that is unique within one study. */

/** Pixel box `[x1, y1, x2, y2]`, x2 and y2 exclusive. */
export type Box = readonly [number, number, number, number];

/** The label lines of a library record, as they were shown to the model. */
export interface RecordFields {
  name: string;
  nameEn: string;
  dynasty: string | null;
  reign: string | null;
  kiln: string | null;
  color: string | null;
  motif: string | null;
  shape: string | null;
  source: string;
}

export type Evidence =
  /** A photograph of the user's, as the model saw it. `image` is 1-based. */
  | { id: string; kind: "photo"; image: number }
  /** A crop of photograph `image`: `box` in original pixels, `modelBox` in pixels of the resized picture. */
  | { id: string; kind: "crop"; image: number; box: Box; modelBox: Box; label: string }
  /** A similar piece; field values are vocabulary ids (names are text); `score` is a cosine. */
  | {
      id: string;
      kind: "record";
      packId: string;
      recordId: string;
      image: number;
      rank: number;
      score: number;
      fields: RecordFields;
    }
  /** A passage of the knowledge shelf; `score` is the ranking function's own. */
  | {
      id: string;
      kind: "passage";
      packId: string;
      passageId: string;
      query: string;
      text: string;
      source: string;
      score: number;
    };

export type EvidenceKind = Evidence["kind"];
