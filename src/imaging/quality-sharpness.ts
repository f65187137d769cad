/**
 * Sharpness as the variance of the Laplacian: Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", ICPR
 * 2000. It is taken tile by tile, since a plain celadon bowl before a plain ground has few edges and may be sharp.
 */

const tilesAcross = 6;
/** The sharpest tiles decide; the very sharpest may be one speck of noise. */
const share = 0.9;

/** `luma`: `width * height` values of 0 to 255. 0 for a picture too small to tell. */
export function tileSharpness(luma: Float32Array, width: number, height: number): number {
  if (width < tilesAcross * 3 || height < tilesAcross * 3) return 0;
  const tiles: number[] = [];
  for (let row = 0; row < tilesAcross; row++) {
    for (let column = 0; column < tilesAcross; column++) {
      const [x1, x2] = span(column, width);
      const [y1, y2] = span(row, height);
      tiles.push(laplacianVariance(luma, width, x1, y1, x2, y2));
    }
  }
  tiles.sort((a, b) => a - b);
  return tiles[Math.floor(share * tiles.length)] ?? 0;
}

/** One tile's pixels, without the picture's outermost, which lack a neighbour. */
function span(place: number, size: number): [number, number] {
  const start = Math.floor((place * size) / tilesAcross);
  const end = Math.floor(((place + 1) * size) / tilesAcross);
  return [Math.max(1, start), Math.min(size - 1, end)];
}

function laplacianVariance(luma: Float32Array, width: number, x1: number, y1: number, x2: number, y2: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = y1; y < y2; y++) {
    for (let at = y * width + x1; at < y * width + x2; at++) {
      const around = (luma[at - 1] ?? 0) + (luma[at + 1] ?? 0) + (luma[at - width] ?? 0) + (luma[at + width] ?? 0);
      const laplacian = around - 4 * (luma[at] ?? 0);
      sum += laplacian;
      squares += laplacian * laplacian;
    }
  }
  const count = (x2 - x1) * (y2 - y1);
  return squares / count - (sum / count) ** 2;
}
