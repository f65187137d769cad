/** The colours of tokens.css by theme, and how far two of them stand apart; for tests. */

/** Linear light of sRGB's red, green and blue, 0..1, laid on white where it is see-through. */
export type Colour = readonly [number, number, number];

export function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "");
}

/** Tokens that are colours; a later rule (as for more contrast) does not count. */
export function tokensOf(css: string, theme: "light" | "dark"): Map<string, Colour> {
  const tokens = new Map<string, Colour>();
  for (const [, name = "", value = ""] of css.matchAll(/--([\w-]+):\s*((?:light-dark|oklch)\([^;]*\));/g)) {
    const both = /^light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)$/.exec(value);
    const colour = both === null ? value : theme === "light" ? both[1] : both[2];
    if (!tokens.has(name) && colour !== undefined) tokens.set(name, parse(colour));
  }
  return tokens;
}

function parse(colour: string): Colour {
  const [l = 0, c = 0, h = 0, alpha = 1] = (colour.match(/-?[\d.]+/g) ?? []).map(Number);
  const over = (light: number) => decoded(encoded(light) * alpha + (1 - alpha));
  const [red, green, blue] = toLinear(l, c, h);
  return [over(red), over(green), over(blue)];
}

/** sRGB's transfer curve and back: screens lay see-through colours over each other as encoded. */
function encoded(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function decoded(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** OKLCH to linear sRGB, clipped: https://bottosson.github.io/posts/oklab/ */
function toLinear(lightness: number, chroma: number, hue: number): Colour {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (light: number) => Math.min(1, Math.max(0, light));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** As files write it that know no tokens: #rrggbb. */
export function hexOf(colour: Colour): string {
  return `#${colour
    .map((light) =>
      Math.round(255 * encoded(light))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** WCAG 2's contrast ratio, 1..21. */
export function contrastOf(one: Colour, other: Colour): number {
  const luminance = ([r, g, b]: Colour) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
