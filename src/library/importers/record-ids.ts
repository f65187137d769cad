/** Ids of records as a pack can hold them: each once, without characters that cannot be seen. */
import type { Report } from "./table";

const LONGEST_ID = 180;
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** The same ids for the same pieces in the same order. A repeated one gets a number, and `report` is told. */
export function recordIds(): (wanted: string, where: string, report: Report) => string {
  const taken = new Set<string>();
  return (wanted, where, report) => {
    const plain = wanted.replace(UNSEEN, " ").trim().slice(0, LONGEST_ID) || "piece";
    let id = plain;
    for (let number = 2; taken.has(id); number++) id = `${plain}-${number}`;
    taken.add(id);
    if (id !== plain)
      report({ where, what: `found the id ${JSON.stringify(plain)} again; this piece is called ${id}` });
    return id;
  };
}
