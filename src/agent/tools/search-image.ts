/** search_image: the library's pieces that look most like one of the user's photographs. */
import * as v from "valibot";
import type { Evidence } from "../../domain/evidence";
import { recordLine } from "../prompt";
import { defineTool, missingPhoto, photoIndex } from "./tool";

export const searchImage = defineTool({
  name: "search_image",
  description: "Find recorded pieces that look like one of the user's images.",
  parameters: {
    type: "object",
    properties: { index: { type: "integer", minimum: 1, description: "1-based index of the user's image." } },
    required: ["index"],
  },
  input: v.object({ index: photoIndex }),
  prepare({ index }, context) {
    const { ports, prompt, lang } = context;
    return (
      missingPhoto(index, context) ?? {
        async run(signal) {
          const { records, match } = await ports.searchImage(index, ports.model.retrieval.images, signal);
          const caution = match ? "" : prompt.noMatch?.[lang];
          if (records.length === 0 || caution === undefined) {
            return { evidence: [], images: [], text: prompt.noRecords[lang] };
          }
          const evidence = records.map(
            ({ packId, recordId, score, fields }, i): Extract<Evidence, { kind: "record" }> => ({
              id: context.nextEvidence("record"),
              kind: "record",
              packId,
              recordId,
              image: index,
              rank: i + 1,
              score,
              fields,
            }),
          );
          return {
            evidence,
            images: records.map(({ image }) => image),
            text: caution + evidence.map((record) => recordLine(prompt, lang, record, ports.label)).join(""),
          };
        },
      }
    );
  },
});
