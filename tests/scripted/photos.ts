/** Photographs for scripted scenes: sample pictures of the app, the first two of one piece. */

const FILES = ["peony-jar", "peony-jar-base", "landscape-cup", "bamboo-vase", "celadon-washer"];

/** Photograph `place` (from 1), as a file and with its size. */
export async function scriptedPhoto(place: number) {
  const name = `${FILES[place - 1]}.jpg`;
  const response = await fetch(`/samples/${name}`);
  if (!response.ok) throw new Error(`fetch the sample ${name}: found status ${response.status}, wanted 200`);
  const blob = await response.blob();
  const { width, height } = await createImageBitmap(blob);
  return { name, blob, width, height };
}
