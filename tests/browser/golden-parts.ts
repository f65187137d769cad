/** Turns golden parts into parts for a conversation, pictures decoded and prepared. */
import { decodeImage } from "../../src/imaging/decode";
import type { Part, Vlm } from "../../src/vlm/contract";
import type { GoldenPart } from "../golden";

const pictures = import.meta.glob<string>("../fixtures/golden/tiny-vl/images/*.png", {
  eager: true,
  import: "default",
  query: "?url",
});

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
