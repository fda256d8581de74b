/** Colours that stay readable whatever colour the account chose (WCAG 2.2 relative luminance). */

export const FALLBACK_COLOR = "#2457c5";

export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

const BLACK: Color = { red: 0, green: 0, blue: 0 };
const WHITE: Color = { red: 255, green: 255, blue: 255 };
/** White text reaches 4.5 on this luminance: 1.05 / 4.5 − 0.05. */
const LIGHTEST_UNDER_WHITE = 0.1833;

/** Read `#rgb` or `#rrggbb`; anything else is the fallback. */
export function readColor(text: string): Color {
  const digits = /^#((?:[\da-f]{3}){1,2})$/i.exec(text)?.[1] ?? FALLBACK_COLOR.slice(1);
  const part = (index: number): number => {
    const size = digits.length / 3;
    return parseInt(digits.slice(index * size, index * size + size).repeat(3 - size), 16);
  };
  return { red: part(0), green: part(1), blue: part(2) };
}

function luminance(color: Color): number {
  const light = (value: number): number => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * light(color.red) + 0.7152 * light(color.green) + 0.0722 * light(color.blue);
}

export function contrast(one: Color, other: Color): number {
  const [first, second] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(first, second) / Math.min(first, second);
}

/** White where it reads well, else black: one of the two always reaches 4.5. */
export function textOn(color: string): string {
  return luminance(readColor(color)) <= LIGHTEST_UNDER_WHITE ? "#fff" : "#000";
}

/** The nearest shade of the colour that reaches the ratio on the surface. */
export function shadeFor(color: string, surface: string, ratio: number): string {
  const start = readColor(color);
  const ground = readColor(surface);
  const end = luminance(ground) > LIGHTEST_UNDER_WHITE ? BLACK : WHITE;
  let shade = start;
  for (let step = 1; step <= 20 && contrast(shade, ground) < ratio; step++) shade = mixed(start, end, step / 20);
  return `#${[shade.red, shade.green, shade.blue].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function mixed(one: Color, other: Color, share: number): Color {
  const mix = (from: number, to: number): number => Math.round(from + (to - from) * share);
  return { red: mix(one.red, other.red), green: mix(one.green, other.green), blue: mix(one.blue, other.blue) };
}
