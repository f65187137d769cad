/**
 * The records of all packs, as far as searching needs them: ids, terms as small numbers, and the tokens of their labels.
 * Knows no vectors and no store.
 */
import { VOCABULARY_ATTRIBUTES } from "../domain/attribute";
import type { Specimen } from "../domain/specimen";
import { termId, termLine, termNumber } from "./term-numbers";
import { Postings } from "./text-postings";
import { type Question, nameTokens } from "./text-question";
import type { Field } from "./text-segment";
import { tokens } from "./text-tokens";

/** One object a piece, so that pieces are compared by identity. */
export interface Piece {
  packId: string;
  recordId: string;
  /** Its place among the pack's records. */
  row: number;
}

interface PackPieces {
  pieces: readonly Piece[];
  byId: ReadonlyMap<string, Piece>;
  /** Term numbers, for each piece one an attribute in their order. */
  terms: Int16Array;
}

/** What an occurrence counts in a name, among the names of a term, in a description. */
const NAME = 2;
const TERM = 2;
const DESCRIPTION = 1;
/** What a piece is worth for each term that the question names and the piece is recorded with: peony, not peony scroll. */
const NAMED = 1.25;

export class Pieces {
  #packs = new Map<string, PackPieces>();
  readonly #labels = new Postings();

  /** What the labels can be asked for. */
  get labels(): Pick<Postings, "has" | "around" | "share"> {
    return this.#labels;
  }

  get size(): number {
    return this.#labels.size;
  }

  /** Packs in the order in which they were added, pieces in theirs. */
  all(): Piece[] {
    return [...this.#packs.values()].flatMap(({ pieces }) => pieces);
  }

  get(packId: string, recordId: string): Piece | undefined {
    return this.#packs.get(packId)?.byId.get(recordId);
  }

  /** The number of its term, by the attribute's place. */
  term({ packId, row }: Piece, attribute: number): number {
    return this.#packs.get(packId)?.terms[row * VOCABULARY_ATTRIBUTES.length + attribute] ?? termNumber(null);
  }

  /** Takes the place of what the pack had. */
  add(packId: string, specimens: readonly Specimen[]): void {
    const pieces = specimens.map(({ id }, row): Piece => ({ packId, recordId: id, row }));
    const terms = specimens.flatMap(({ attributes }) =>
      VOCABULARY_ATTRIBUTES.map((one) => termNumber(attributes[one])),
    );
    const byId = new Map(pieces.map((piece) => [piece.recordId, piece]));
    this.#packs.set(packId, { pieces, byId, terms: Int16Array.from(terms) });
    this.#labels.add(packId, specimens.map(labelFields));
  }

  /** Forgets a pack; no harm when it was never added. */
  remove(packId: string): void {
    this.#packs.delete(packId);
    this.#labels.remove(packId);
  }

  /** Pieces whose labels have any of the words, best first. */
  searchLabels({ clauses, terms }: Question): { piece: Piece; score: number }[] {
    const named = new Set([...terms].map(termNumber));
    const width = VOCABULARY_ATTRIBUTES.length;
    const boost = {
      most: NAMED ** width,
      of: (packId: string) => {
        const all = this.#packs.get(packId)?.terms ?? new Int16Array();
        return (row: number) => {
          const its = all.subarray(row * width, (row + 1) * width);
          return NAMED ** its.filter((term) => termLine(term).some((one) => named.has(one))).length;
        };
      },
    };
    return this.#labels.search(clauses, { limit: Infinity, boost }).flatMap(({ packId, row, score }) => {
      const piece = this.#packs.get(packId)?.pieces[row];
      return piece === undefined ? [] : [{ piece, score }];
    });
  }
}

/** A term is found by any of its names, and by those of what it is part of. */
function labelFields({ name, nameEn, attributes, description = "" }: Specimen): Field[] {
  const terms = VOCABULARY_ATTRIBUTES.flatMap((one) => termLine(termNumber(attributes[one])).map(termId));
  return [
    { tokens: tokens(`${name}\n${nameEn}`), weight: NAME },
    { tokens: terms.flatMap(nameTokens), weight: TERM },
    { tokens: tokens(description), weight: DESCRIPTION },
  ];
}
