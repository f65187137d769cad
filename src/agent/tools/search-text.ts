/** search_text: passages of the library's shelves about what the model asks for. */
import * as v from "valibot";
import type { Evidence } from "../../domain/evidence";
import { passageLine } from "../prompt";
import { defineTool } from "./tool";

/** Longer queries are cut: a query is a few words. */
const LONGEST_QUERY = 200;

export const searchText = defineTool({
  name: "search_text",
  description: "Look up what is written about a period, kiln, glaze, motif, shape or reign mark.",
  parameters: {
    type: "object",
    properties: { query: { type: "string", description: "A few words." } },
    required: ["query"],
  },
  input: v.object({ query: v.pipe(v.string(), v.trim(), v.minLength(1)) }),
  prepare({ query: asked }, { ports, prompt, lang, nextEvidence }) {
    const query = asked.slice(0, LONGEST_QUERY);
    return {
      async run(signal) {
        const passages = await ports.searchText(query, ports.model.retrieval.passages, lang, signal);
        if (passages.length === 0) return { evidence: [], images: [], text: prompt.noPassages[lang] };
        const evidence = passages.map((passage): Extract<Evidence, { kind: "passage" }> => ({
          id: nextEvidence("passage"),
          kind: "passage",
          packId: passage.packId,
          passageId: passage.passageId,
          query,
          text: passage.text,
          source: passage.source,
          score: passage.score,
        }));
        return {
          evidence,
          images: [],
          text: evidence.map((passage) => passageLine(prompt, lang, passage)).join(""),
        };
      },
    };
  },
});
