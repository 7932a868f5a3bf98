/** Colours as pdf.js hands them to a canvas. */

/** 0 to 255 each, and 0 to 1. */
export type Colour = {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
};

const known = new Map<string, Colour>();

/** Null for what is no plain colour. */
export function readColour(css: string): Colour | null {
  const cached = known.get(css);
  if (cached !== undefined) return cached;
  const colour = parse(css.trim());
  if (colour !== null && known.size < 10_000) known.set(css, colour);
  return colour;
}

function parse(css: string): Colour | null {
  if (css === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})?$/iu.exec(css);
  if (hex !== null) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = hex
      .slice(1)
      .flatMap((part) => (part === undefined ? [] : [Number.parseInt(part, 16)]));
    return { red, green, blue, alpha: alpha / 255 };
  }
  const numbers = /^rgba?\(([^)]+)\)$/u
    .exec(css)?.[1]
    ?.split(/[\s,/]+/u)
    .map(Number);
  if (numbers === undefined || numbers.some(Number.isNaN)) return null;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  return { red, green, blue, alpha };
}

export function writeCssColour({ red, green, blue, alpha }: Colour): string {
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

export function equalsColour(a: Colour, b: Colour): boolean {
  return a.red === b.red && a.green === b.green && a.blue === b.blue;
}
