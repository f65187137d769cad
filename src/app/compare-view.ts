/** Where one looks on a picture, independent of its size: two pictures looked at alike show the same part of each. Pure. */

/** `x`, `y`: the point of the picture in the middle of its frame, 0..1 of its sides. `zoom` 1: the whole picture. */
export interface Looking {
  x: number;
  y: number;
  zoom: number;
}

export const WHOLE_PICTURE: Looking = { x: 0.5, y: 0.5, zoom: 1 };
export const MOST_ZOOM = 16;

export interface Extent {
  width: number;
  height: number;
}

/** Where the picture lies in its frame: its upper left corner, and how many pixels of the frame one of its own takes. */
export interface Placed {
  left: number;
  top: number;
  scale: number;
}

/** At zoom 1 the picture just fits; a picture or a frame without extent is placed as if it had a pixel. */
export function placed({ x, y, zoom }: Looking, picture: Extent, frame: Extent): Placed {
  const width = Math.max(1, picture.width);
  const height = Math.max(1, picture.height);
  const scale = zoom * Math.min(Math.max(1, frame.width) / width, Math.max(1, frame.height) / height);
  return { left: frame.width / 2 - x * width * scale, top: frame.height / 2 - y * height * scale, scale };
}

/** Within the picture, which is never smaller than its frame allows. */
export function bounded({ x, y, zoom }: Looking): Looking {
  const near = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const margin = 0.5 / near;
  const clamp = (value: number) => Math.min(1 - margin, Math.max(margin, value));
  return { x: clamp(x), y: clamp(y), zoom: near };
}

/** After dragging the picture by `dx`, `dy`: fractions of the picture's whole width and height as it is shown. */
export function dragged(looking: Looking, dx: number, dy: number): Looking {
  return bounded({ ...looking, x: looking.x - dx, y: looking.y - dy });
}

/** `factor` times nearer; the point (`px`, `py`) of the picture stays where it is in the frame, if it can. */
export function zoomed(looking: Looking, factor: number, px: number, py: number): Looking {
  const zoom = Math.min(MOST_ZOOM, Math.max(1, looking.zoom * factor));
  const kept = looking.zoom / zoom;
  return bounded({ x: px + (looking.x - px) * kept, y: py + (looking.y - py) * kept, zoom });
}
