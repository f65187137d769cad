/** image_zoom_in_tool: a crop of one of the user's photographs, cut from the original pixels. */
import * as v from "valibot";
import { AppError } from "../../base/errors";
import type { Box } from "../../domain/evidence";
import { cropLine } from "../prompt";
import { type Refusal, type ToolContext, defineTool, isRefusal, missingPhoto, photoIndex, refuse } from "./tool";

export const imageZoomIn = defineTool({
  name: "image_zoom_in_tool",
  description: "Zoom in on a region of one of the user's images and look at it in full resolution.",
  parameters: {
    type: "object",
    properties: {
      index: { type: "integer", minimum: 1, description: "1-based index of the user's image." },
      bbox_2d: {
        type: "array",
        items: { type: "integer" },
        minItems: 4,
        maxItems: 4,
        description: "The region as [x1, y1, x2, y2], in pixels of the image as shown.",
      },
      label: { type: "string", description: "What is there." },
    },
    required: ["index", "bbox_2d"],
  },
  input: v.object({
    index: photoIndex,
    bbox_2d: v.tuple([v.number(), v.number(), v.number(), v.number()]),
    label: v.optional(v.string(), ""),
  }),
  prepare({ index, bbox_2d: modelBox, label }, context) {
    const box = missingPhoto(index, context) ?? original(index, modelBox, context);
    if (!isBox(box)) return box;
    return {
      box,
      async run(signal) {
        const image = await context.ports.crop(index, box, signal);
        const id = context.nextEvidence("crop");
        return {
          evidence: [{ id, kind: "crop", image: index, box, modelBox, label }],
          images: [image],
          text: cropLine(context.prompt, context.lang, id, index, label),
        };
      },
    };
  },
});

function isBox(value: Box | Refusal): value is Box {
  return !isRefusal(value);
}

/** The sentence for each way in which a box cannot be looked into. */
const REASONS: Readonly<Record<string, Refusal>> = {
  "box-empty": refuse("the box is empty; it needs x1 < x2 and y1 < y2.", "框为空，须x1<x2且y1<y2。"),
  "box-outside": refuse("the box lies outside the image.", "框在图外。"),
  "box-too-narrow": refuse("the box is too long and thin.", "框过于狭长。"),
};

function original(
  index: number,
  box: readonly [number, number, number, number],
  { ports }: ToolContext,
): Box | Refusal {
  try {
    return ports.toOriginal(index, box);
  } catch (error) {
    const reason = error instanceof AppError ? REASONS[error.code] : undefined;
    if (reason === undefined) throw error;
    return reason;
  }
}
