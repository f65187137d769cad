/** Pictures that both sides of the embedding bench are given, and how their speed is taken. Runs no model. */
import type { Raster } from "../../src/imaging/raster";
import { picture } from "./material";

const count = 48;
const warmUp = 4;

/** A photograph, and a picture that has the tower's size already. */
export function embedPictures(): Record<"photograph" | "square", Raster[]> {
  const some = (width: number, height: number) =>
    Array.from({ length: warmUp + count }, (_, seed) => picture(width, height, seed));
  return { photograph: some(640, 480), square: some(128, 128) };
}

/** Images a second, the first ones left out. */
export async function rate(pictures: readonly Raster[], embed: (picture: Raster) => Promise<unknown>): Promise<number> {
  for (const one of pictures.slice(0, warmUp)) await embed(one);
  const began = performance.now();
  for (const one of pictures.slice(warmUp)) await embed(one);
  return (count * 1000) / (performance.now() - began);
}
