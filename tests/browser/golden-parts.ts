/** Golden conversations for a model in the browser: their parts with pictures prepared, and a look at the logits. */
import { decodeImage } from "../../src/imaging/decode";
import type { Part, Vlm } from "../../src/vlm/contract";
import { CachedConversation } from "../../src/vlm/conversation";
import type { GoldenPart } from "../golden";

const pictures = import.meta.glob<string>("../fixtures/golden/tiny-vl/images/*.png", {
  eager: true,
  import: "default",
  query: "?url",
});

/** A conversation whose logits can be seen. */
export function openConversation(vlm: Vlm): CachedConversation {
  const conversation = vlm.openConversation();
  if (!(conversation instanceof CachedConversation)) throw new Error("a conversation without logits");
  return conversation;
}

export const logitsOf = (conversation: CachedConversation) => conversation.logits ?? new Float32Array();

/** The most likely next token. */
export function bestOf(conversation: CachedConversation): number {
  const logits = logitsOf(conversation);
  return logits.indexOf(logits.reduce((best, logit) => Math.max(best, logit), Number.NEGATIVE_INFINITY));
}

/** `[vocabulary]`s differ nowhere by more. */
export function largestGap(found: Float32Array, wanted: Float32Array): number {
  return found.reduce((worst, logit, id) => Math.max(worst, Math.abs(logit - (wanted[id] ?? Number.NaN))), 0);
}

export async function partsOf(vlm: Vlm, parts: readonly GoldenPart[]): Promise<Part[]> {
  return Promise.all(
    parts.map(async (part): Promise<Part> => {
      if (part.type !== "image") return part;
      const url = pictures[`../fixtures/golden/tiny-vl/${part.image.file}`];
      if (url === undefined) throw new Error(`no picture ${part.image.file}`);
      const picture = await decodeImage(await (await fetch(url)).blob());
      const { width, height } = part.image;
      return { type: "image", image: vlm.prepareImage(picture, width * height) };
    }),
  );
}
