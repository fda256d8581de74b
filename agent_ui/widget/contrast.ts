/** Colours that stay readable whatever colour the account chose (WCAG 2.2 relative luminance). */

export const FALLBACK_COLOR = "#2457c5";

type Color = readonly [red: number, green: number, blue: number];

/** White text reaches 4.5 on this luminance: 1.05 / 4.5 − 0.05. */
const LIGHTEST_UNDER_WHITE = 0.1833;
const BLACK: Color = [0, 0, 0];
const WHITE: Color = [255, 255, 255];

export function parseColor(text: string): Color | null {
  const digits = /^#((?:[\da-f]{3}){1,2})$/i.exec(text)?.[1];
  const parts = digits?.match(digits.length > 3 ? /../g : /./g);
  if (!parts) return null;
  const [red, green, blue] = parts.map((part) => parseInt(part + (part[1] ? "" : part), 16));
  return [red!, green!, blue!];
}

function known(color: string): Color {
  return parseColor(color) ?? parseColor(FALLBACK_COLOR)!;
}

function luminance(color: Color): number {
  const [red, green, blue] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

export function contrast(one: Color, other: Color): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

function toHex(color: Color): string {
  return `#${color.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** White where it reads well, else black: one of the two always reaches 4.5. */
export function textOn(color: string): string {
  return luminance(known(color)) <= LIGHTEST_UNDER_WHITE ? "#fff" : "#000";
}

/** The nearest shade of the colour that reaches the ratio on the surface. */
export function shadeFor(color: string, surface: string, ratio: number): string {
  const start = known(color);
  const ground = parseColor(surface)!;
  const end = luminance(ground) > 0.18 ? BLACK : WHITE;
  for (let step = 0; step <= 20; step++) {
    const mixed = start.map((value, index) =>
      Math.round(value + ((end[index]! - value) * step) / 20),
    );
    const shade = mixed as unknown as Color;
    if (contrast(shade, ground) >= ratio) return toHex(shade);
  }
  return toHex(end);
}
