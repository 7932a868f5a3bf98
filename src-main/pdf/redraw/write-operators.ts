/** Numbers and paths as content stream operators. */
import type { Matrix } from '../geometry.ts';
import type { Colour } from './colour.ts';
import { closePath, curveTo, moveTo, type Path, readRectangle, transformPath } from './path.ts';

/** PDF has no exponents (ISO 32000-2, 7.3.3), and a zero before the point is not needed. */
export function writeNumber(value: number, digits = 2): string {
  const number = roundTo(value, digits);
  const size = Math.abs(number);
  if (size >= 1) return size < 1e21 ? String(number) : '0';
  if (size < 1e-6) return '0';
  return number < 0 ? `-${String(size).slice(1)}` : String(size).slice(1);
}

/** To so many digits after the point. */
export function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

export function writeNumbers(values: readonly number[], digits = 2): string {
  return values.map((value) => writeNumber(value, digits)).join(' ');
}

/** The path mapped to the page, without the operator that paints it. A stroke needs the last side of a rectangle. */
export function writePath(path: Path, toPage: Matrix, use: 'area' | 'line'): string {
  const placed = transformPath(path, toPage);
  const rectangle = readRectangle(placed);
  if (rectangle !== null && (use === 'area' || placed.includes(closePath, placed.length - 1))) {
    const [x0, y0, x1, y1] = rectangle.map((value) => roundTo(value, 2));
    return `${writeNumbers([x0 ?? 0, y0 ?? 0, (x1 ?? 0) - (x0 ?? 0), (y1 ?? 0) - (y0 ?? 0)])} re\n`;
  }
  let operators = '';
  for (let i = 0; i < placed.length; ) {
    const operation = placed[i];
    if (operation === closePath) {
      operators += 'h\n';
      i += 1;
      continue;
    }
    const numbers = operation === curveTo ? 6 : 2;
    operators += `${writeNumbers(placed.slice(i + 1, i + 1 + numbers))} ${operation === curveTo ? 'c' : operation === moveTo ? 'm' : 'l'}\n`;
    i += 1 + numbers;
  }
  return operators;
}

export function writeFillColour({ red, green, blue }: Colour): string {
  return writeColour(red, green, blue, 'g', 'rg');
}

export function writeStrokeColour({ red, green, blue }: Colour): string {
  return writeColour(red, green, blue, 'G', 'RG');
}

function writeColour(red: number, green: number, blue: number, grey: string, rgb: string): string {
  if (red === green && green === blue) return `${writeNumber(red / 255, 4)} ${grey}\n`;
  return `${writeNumbers([red / 255, green / 255, blue / 255], 4)} ${rgb}\n`;
}
