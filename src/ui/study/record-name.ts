/** What the library calls a piece, in the reader's language where it can. */
import type { Tongue } from "../../app/tongue";
import type { RecordFields } from "../../domain/evidence";

export function recordName({ fields }: { fields: RecordFields }, tongue: Tongue): string {
  return tongue === "en" ? fields.nameEn || fields.name : fields.name || fields.nameEn;
}
